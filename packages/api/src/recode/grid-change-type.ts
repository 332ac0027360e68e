import type { CodeShare } from '@onegrid/planning';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { type Connection, connectionType } from '../schema/connection.ts';

export const GridChangeKind = {
  DIVIDED: 'divided',
  MERGED: 'merged',
  MOVED: 'moved',
  KEPT: 'kept',
  GONE: 'gone',
} as const;
export type GridChangeKind = (typeof GridChangeKind)[keyof typeof GridChangeKind];
registerEnumType(GridChangeKind, {
  name: 'GridChangeKind',
  description: 'What became of one of a department’s grids.',
  valuesConfig: {
    DIVIDED: { description: 'No unified grid holds 95 % of it.' },
    MERGED: { description: 'Whole in a unified grid, together with others of the department.' },
    MOVED: {
      description:
        'Whole and alone in a unified grid, but people or more than 1 % of its land changed sides.',
    },
    KEPT: { description: 'Whole and alone in a unified grid, within its old border; its code is new.' },
    GONE: { description: 'No unified land carries it.' },
  },
});

@ObjectType({ description: 'What became of one of a department’s grids in a plan.' })
export class GridChange {
  @Field(() => ID, { description: 'Id of the legacy grid.' })
  id: string;

  @Field(() => GridChangeKind, { description: 'The most telling thing that happened to it.' })
  kind: GridChangeKind;

  @Field(() => Float, { description: 'Households in it as it was drawn.' })
  households: number;

  @Field(() => Float, { description: 'Its area as it was drawn, in square metres.' })
  areaM2: number;

  @Field(() => Float, { description: 'Land it has now and had not as it was drawn, in square metres.' })
  gainedM2: number;

  @Field(() => Float, { description: 'Land it had as it was drawn and has no more, in square metres.' })
  lostM2: number;

  @Field(() => Float, { description: 'Households on the land it gained.' })
  householdsGained: number;

  @Field(() => Float, { description: 'Households on the land it lost.' })
  householdsLost: number;

  /** Not fields: the plan and department it is told for, its unified grids, and the grids it was joined with. */
  planId: string;
  departmentId: string;
  parts: readonly CodeShare[];
  joinedWithIds: readonly string[];
}

@ObjectType({ description: 'How many of a department’s grids changed in one way.' })
export class GridChangeCount {
  @Field(() => GridChangeKind, { description: 'The way.' })
  kind: GridChangeKind;

  @Field(() => Int, { description: 'Grids.' })
  count: number;
}

export const GridChangeConnection = connectionType('GridChange', () => GridChange);

/** A page of changes, and what tells of them all. */
export interface GridChangePage extends Connection<GridChange> {
  readonly planId: string;
  readonly departmentId: string;
  readonly counts: readonly GridChangeCount[];
}
