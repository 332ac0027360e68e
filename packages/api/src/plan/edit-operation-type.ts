import type { Geometry } from 'geojson';
import { Field, Float, InputType, Int, registerEnumType } from 'type-graphql';
import { GeoJson } from '../schema/scalars.ts';

export const GridMark = { DEDICATED: 'dedicated', LOCKED: 'locked', BAND_REASON: 'band-reason' } as const;
export type GridMark = (typeof GridMark)[keyof typeof GridMark];
registerEnumType(GridMark, {
  name: 'GridMark',
  description: 'What planners say of a grid.',
  valuesConfig: {
    DEDICATED: { description: 'It is a dedicated grid (专属): it stays whole and outside the band.' },
    LOCKED: { description: 'Its land does not change.' },
    BAND_REASON: { description: 'Why it is left outside the band.' },
  },
});

export const BorderDecision = { LOCKED: 'locked', REJECTED: 'rejected' } as const;
export type BorderDecision = (typeof BorderDecision)[keyof typeof BorderDecision];
registerEnumType(BorderDecision, {
  name: 'BorderDecision',
  description: 'What was decided of a stretch of border.',
  valuesConfig: {
    LOCKED: { description: 'Accepted: it stays.' },
    REJECTED: { description: 'Rejected: it is to go when the rest is solved anew.' },
  },
});

@InputType({
  description:
    'Split a grid along a drawn line; newCode and newAtomIds are chosen by the client so that both sides agree.',
})
export class SplitGridInput {
  @Field(() => String, { description: 'The grid to split.' })
  code: string;

  @Field(() => GeoJson, { description: 'LineString that crosses the grid from border to border.' })
  line: Geometry;

  @Field(() => String, { description: 'Code of the new grid, the smaller side; the larger keeps its code.' })
  newCode: string;

  @Field(() => [String], {
    defaultValue: [],
    description:
      'Ids for the atoms that arise, in the order of a first application; empty: they are derived, the same everywhere.',
  })
  newAtomIds: string[];
}

@InputType({ description: 'Merge neighbouring grids into one of them.' })
export class MergeGridsInput {
  @Field(() => [String], { description: 'The grids to merge.' })
  codes: string[];

  @Field(() => String, { description: 'One of them, or a code that was never used.' })
  intoCode: string;
}

@InputType({
  description:
    'Redraw the border of a grid along a line: what it cuts off goes to the neighbour, what it encloses outside joins.',
})
export class RedrawBoundaryInput {
  @Field(() => String, { description: 'The grid whose border is redrawn.' })
  code: string;

  @Field(() => GeoJson, { description: 'LineString; ends near the border are taken to it.' })
  line: Geometry;
}

@InputType({ description: 'Move one vertex of a border; every grid that has it follows.' })
export class VertexMoveInput {
  @Field(() => [Float], { description: 'The vertex, number for number: longitude, latitude.' })
  from: number[];

  @Field(() => [Float], { nullable: true, description: 'Where it goes; null takes it away.' })
  to?: number[] | null;
}

@InputType({ description: 'A new vertex of a border.' })
export class VertexInsertInput {
  @Field(() => [[Float]], { description: 'Two vertices that follow one another on the border.' })
  between: number[][];

  @Field(() => [Float], { description: 'Where the new one is: longitude, latitude.' })
  at: number[];
}

@InputType({ description: 'Move, insert and take away vertices of borders between grids.' })
export class MoveVerticesInput {
  @Field(() => [VertexMoveInput], { defaultValue: [], description: 'Vertices that move or go.' })
  moves: VertexMoveInput[];

  @Field(() => [VertexInsertInput], { defaultValue: [], description: 'Vertices that are new.' })
  inserts: VertexInsertInput[];
}

@InputType({ description: 'Give all land inside a drawn polygon to a grid, cutting atoms at its edge.' })
export class MoveLandInput {
  @Field(() => GeoJson, { description: 'Polygon.' })
  land: Geometry;

  @Field(() => String, { description: 'The grid that gets it.' })
  to: string;
}

@InputType({ description: 'Give whole atoms to a grid.' })
export class ReassignAtomsInput {
  @Field(() => [String], { description: 'Ids of the atoms.' })
  atomIds: string[];

  @Field(() => String, { description: 'The grid that gets them.' })
  to: string;
}

@InputType({ description: 'Make a grid of whole atoms, of the land inside a polygon, or of both.' })
export class CreateGridInput {
  @Field(() => String, { description: 'Its code, never used before.' })
  newCode: string;

  @Field(() => [String], { defaultValue: [], description: 'Ids of the atoms.' })
  atomIds: string[];

  @Field(() => GeoJson, { nullable: true, description: 'Polygon.' })
  land?: Geometry | null;
}

@InputType({ description: 'End a grid.' })
export class RetireGridInput {
  @Field(() => String, { description: 'The grid.' })
  code: string;

  @Field(() => String, {
    nullable: true,
    description: 'The grid that gets its atoms; without one each goes to the neighbour it borders on most.',
  })
  into?: string | null;
}

@InputType({ description: 'Split a grid into parts of about as many households, each in one piece.' })
export class SplitEvenlyInput {
  @Field(() => String, { description: 'The grid; the part with the most households keeps its code.' })
  code: string;

  @Field(() => [String], { description: 'Codes of the other parts, one fewer than the parts.' })
  newCodes: string[];
}

@InputType({ description: 'Put atoms of a grid into one of its micro-grids, or out of all of them.' })
export class SetMicroGridInput {
  @Field(() => String, { description: 'The grid.' })
  code: string;

  @Field(() => [String], { description: 'Ids of the atoms.' })
  atomIds: string[];

  @Field(() => String, {
    nullable: true,
    description: 'Number of the micro-grid, two digits; null for none.',
  })
  micro?: string | null;
}

@InputType({ description: 'Divide a grid into micro-grids of about as many households each.' })
export class DivideMicroGridsInput {
  @Field(() => String, { description: 'The grid.' })
  code: string;

  @Field(() => Int, { description: 'How many; 0 takes all micro-grids away.' })
  parts: number;
}

@InputType({ description: 'Write a mark of a grid, or take it away.' })
export class MarkGridInput {
  @Field(() => String, { description: 'The grid.' })
  code: string;

  @Field(() => GridMark, { description: 'Which mark.' })
  mark: GridMark;

  @Field(() => String, {
    nullable: true,
    description: 'Kind of the dedicated grid, `yes` for a lock, or the reason; null takes the mark away.',
  })
  value?: string | null;
}

@InputType({ description: 'Accept or reject stretches of border, or take that back.' })
export class DecideBorderInput {
  @Field(() => [[[Float]]], {
    description: 'Edges between neighbouring vertices of atoms of different grids: pairs of positions.',
  })
  edges: number[][][];

  @Field(() => BorderDecision, { nullable: true, description: 'The decision; null takes it back.' })
  decision?: BorderDecision | null;
}

@InputType({ description: 'One edit operation; exactly one member is set.' })
export class EditOperationInput {
  @Field(() => SplitGridInput, { nullable: true, description: 'Split a grid.' })
  splitGrid?: SplitGridInput | null;

  @Field(() => MergeGridsInput, { nullable: true, description: 'Merge grids.' })
  mergeGrids?: MergeGridsInput | null;

  @Field(() => RedrawBoundaryInput, { nullable: true, description: 'Redraw a border with a line.' })
  redrawBoundary?: RedrawBoundaryInput | null;

  @Field(() => MoveVerticesInput, { nullable: true, description: 'Move vertices of borders.' })
  moveVertices?: MoveVerticesInput | null;

  @Field(() => MoveLandInput, { nullable: true, description: 'Give drawn land to a grid.' })
  moveLand?: MoveLandInput | null;

  @Field(() => ReassignAtomsInput, { nullable: true, description: 'Give whole atoms to a grid.' })
  reassignAtoms?: ReassignAtomsInput | null;

  @Field(() => CreateGridInput, { nullable: true, description: 'Make a grid.' })
  createGrid?: CreateGridInput | null;

  @Field(() => RetireGridInput, { nullable: true, description: 'End a grid.' })
  retireGrid?: RetireGridInput | null;

  @Field(() => SplitEvenlyInput, { nullable: true, description: 'Split a grid into even parts.' })
  splitEvenly?: SplitEvenlyInput | null;

  @Field(() => SetMicroGridInput, { nullable: true, description: 'Change the micro-grid of atoms.' })
  setMicroGrid?: SetMicroGridInput | null;

  @Field(() => DivideMicroGridsInput, { nullable: true, description: 'Divide a grid into micro-grids.' })
  divideMicroGrids?: DivideMicroGridsInput | null;

  @Field(() => MarkGridInput, { nullable: true, description: 'Mark a grid.' })
  markGrid?: MarkGridInput | null;

  @Field(() => DecideBorderInput, { nullable: true, description: 'Accept or reject borders.' })
  decideBorder?: DecideBorderInput | null;
}
