import type { Geometry } from 'geojson';
import { Field, Float, ID, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../schema/connection.ts';
import { GeoJson } from '../schema/scalars.ts';

export const FlipVerdict = {
  WOULD_IMPROVE: 'would-improve',
  NEEDS_WEIGHT: 'needs-weight',
  LEAVES_BAND: 'leaves-band',
  BREAKS_GRID: 'breaks-grid',
  CROSSES_COMMUNITY: 'crosses-community',
  NEVER: 'never',
} as const;
export type FlipVerdict = (typeof FlipVerdict)[keyof typeof FlipVerdict];
registerEnumType(FlipVerdict, {
  name: 'FlipVerdict',
  description: 'What the cheapest small change that brings a line back would come to.',
  valuesConfig: {
    WOULD_IMPROVE: { description: 'The departments would agree better.' },
    NEEDS_WEIGHT: { description: 'Possible once those who want it weigh more.' },
    LEAVES_BAND: { description: 'A grid would be too large or too small.' },
    BREAKS_GRID: { description: 'A grid would fall apart.' },
    CROSSES_COMMUNITY: { description: 'A grid would lie in two communities.' },
    NEVER: { description: 'It costs agreement whatever weight those who want it have.' },
  },
});

@ObjectType({ description: 'A border that departments drew and the unified grids do not follow.' })
export class LostLine {
  @Field(() => ID, { description: 'Id within the plan’s revision.' })
  id: string;

  @Field(() => GeoJson, { description: 'The line, with the atoms’ own vertices.' })
  geometry: Geometry;

  @Field(() => String, { description: 'Code of the unified grid it lies in.' })
  grid: string;

  @Field(() => Float, { description: 'Geodesic length in metres.' })
  lengthM: number;

  @Field(() => FlipVerdict, {
    description: 'What the cheapest small change that brings it back would come to.',
  })
  verdict: FlipVerdict;

  @Field(() => String, { description: 'The same in words, in the language of the request.' })
  text: string;

  /** Not a field: loaded by the field of the same meaning. */
  supporterIds: readonly string[];
}

export const LostLineConnection = connectionType('LostLine', () => LostLine);
