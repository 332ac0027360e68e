import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Grid } from '../plan/plan-type.ts';
import type { RequestContext } from '../request/context.ts';
import { MicroGrid } from './micro-grid-type.ts';

/** What planners say of a grid, and the micro-grids inside it. */
@Resolver(() => Grid)
export class GridMarksResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Kind of a dedicated grid (专属), such as `hospital`; null where it is none.',
  })
  dedicated(@Root() _grid: Grid, @Ctx() _context: RequestContext): Promise<string | null> {
    throw new Error('dedicated is not there yet');
  }

  @FieldResolver(() => Boolean, { description: 'Whether its land does not change.' })
  locked(@Root() _grid: Grid, @Ctx() _context: RequestContext): Promise<boolean> {
    throw new Error('locked is not there yet');
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why it is left outside the band; null where nobody said so.',
  })
  bandReason(@Root() _grid: Grid, @Ctx() _context: RequestContext): Promise<string | null> {
    throw new Error('bandReason is not there yet');
  }

  @FieldResolver(() => [MicroGrid], { description: 'Its micro-grids by number; at most 99.' })
  micro(@Root() _grid: Grid, @Ctx() _context: RequestContext): Promise<readonly MicroGrid[]> {
    throw new Error('micro is not there yet');
  }
}
