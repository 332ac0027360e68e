import { Arg, Ctx, Field, Float, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { districtOf, type RequestContext } from '../request/context.ts';
import { DateTime } from '../schema/scalars.ts';
import { badArgument, limitExceeded } from '../schema/worded-error.ts';
import { coarse, figuresProtected, protectedCell } from './appeal-access.ts';
import { FigureProtection } from './appeal-figures-type.ts';
import { AppealFilter } from './appeal-type.ts';
import { conditionsOf } from './asked-appeals.ts';

const FINEST_CELL_M = 20;
const COARSEST_CELL_M = 1000;

@ObjectType({ description: 'Appeals counted in square cells over the ground.' })
export class AppealLattice {
  @Field(() => DateTime, {
    description:
      'The newest instant in the data, where counts are rounded the end of its day. Now, where there are no appeals.',
  })
  asOf: Date;

  @Field(() => Int, {
    nullable: true,
    description:
      'All appeals that match the filter: the sum over the cells, unless counts are rounded. Null where too few to tell.',
  })
  total: number | null;

  @Field(() => FigureProtection, { description: 'How its counts are told.' })
  protection: FigureProtection;

  @Field(() => Int, {
    description:
      'Side of a cell in metres: 100, 200, 400 or 800 for who may not see every appeal, whatever was asked for.',
  })
  cellM: number;

  @Field(() => [[Float]], {
    description:
      'Longitude and latitude of the middle of every cell that holds appeals, and their number; from the south and the west. Cells with too few to tell are left out.',
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
    const protect = await figuresProtected(filter, null, context);
    const side = protect ? protectedCell(cellM) : cellM;
    const conditions = protect ? coarse(conditionsOf(filter)) : conditionsOf(filter);
    const lattice = await districtOf(context).appeals.lattice(conditions, side, protect);
    return {
      asOf: lattice.asOf ?? new Date(),
      total: lattice.total,
      protection: lattice.protection,
      cellM: side,
      cells: lattice.cells.map(({ lon, lat, appeals }) => [lon, lat, appeals] as const),
    };
  }
}
