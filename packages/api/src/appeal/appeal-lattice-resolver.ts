import { Arg, Ctx, Field, Float, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { districtOf, type RequestContext } from '../request/context.ts';
import { DateTime } from '../schema/scalars.ts';
import { badArgument, limitExceeded } from '../schema/worded-error.ts';
import { AppealFilter } from './appeal-type.ts';
import { conditionsOf } from './asked-appeals.ts';
import { seesAppealPoints } from './policy.ts';

const FINEST_CELL_M = 20;
const COARSEST_CELL_M = 1000;
/** Who may not see single appeals gets no finer cells than these. */
const FINEST_PUBLIC_CELL_M = 100;

@ObjectType({ description: 'Appeals counted in square cells over the ground.' })
export class AppealLattice {
  @Field(() => DateTime, { description: 'The newest instant in the data. Now, where there are no appeals.' })
  asOf: Date;

  @Field(() => Int, { description: 'All appeals that match the filter: the sum over the cells.' })
  total: number;

  @Field(() => Int, { description: 'Side of a cell in metres; wider than asked for who may not see points.' })
  cellM: number;

  @Field(() => [[Float]], {
    description:
      'Longitude and latitude of the middle of every cell that holds appeals, and their number; from the south and the west.',
  })
  cells: readonly (readonly [number, number, number])[];
}

@Resolver()
export class AppealLatticeResolver {
  @Query(() => AppealLattice, {
    description: 'Where appeals are, as numbers in square cells: what a density is computed from.',
  })
  async appealLattice(
    @Arg('cellM', () => Int, {
      description: `Side of a cell in metres, ${FINEST_CELL_M} to ${COARSEST_CELL_M}.`,
    })
    cellM: number,
    @Arg('filter', () => AppealFilter, {
      nullable: true,
      description: 'Which appeals count; it cannot name a grid.',
    })
    filter: AppealFilter | null,
    @Ctx() context: RequestContext,
  ): Promise<AppealLattice> {
    if (cellM > COARSEST_CELL_M) throw limitExceeded('cellM', COARSEST_CELL_M, cellM);
    if (cellM < FINEST_CELL_M) throw badArgument('cellM', 'cell-too-fine', 100, { least: FINEST_CELL_M });
    if (filter?.gridCode) throw badArgument('gridCode', 'lattice-has-no-grid', null);
    const side = seesAppealPoints(context.viewer) ? cellM : Math.max(cellM, FINEST_PUBLIC_CELL_M);
    const { asOf, cells } = await districtOf(context).appeals.lattice(conditionsOf(filter), side);
    return {
      asOf: asOf ?? new Date(),
      total: cells.reduce((sum, { appeals }) => sum + appeals, 0),
      cellM: side,
      cells: cells.map(({ lon, lat, appeals }) => [lon, lat, appeals] as const),
    };
  }
}
