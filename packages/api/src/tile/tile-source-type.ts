import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'URL template of vector tiles, with the revision in it.' })
export class TileSource {
  @Field(() => String, {
    description:
      'What it shows: `grids`, `grid-labels`, `arcs`, `legacy`, `buildings`, ...; equal to sourceLayer.',
  })
  key: string;

  @Field(() => String, { description: 'Name of the layer inside a tile.' })
  sourceLayer: string;

  @Field(() => String, { description: 'Path with {z}, {x} and {y} on this server.' })
  url: string;

  @Field(() => Int, { description: 'Least zoom with tiles.' })
  minZoom: number;

  @Field(() => Int, { description: 'Greatest zoom with tiles; the map enlarges them beyond.' })
  maxZoom: number;
}
