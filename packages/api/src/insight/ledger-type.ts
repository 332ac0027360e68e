import { Field, Float, ObjectType } from 'type-graphql';
import { connectionType } from '../schema/connection.ts';

@ObjectType({
  description:
    'What a department’s old grid and a unified grid have in common. Null is an account of its own: land that the department leaves out, or that is in no unified grid.',
})
export class LedgerEntry {
  @Field(() => String, {
    nullable: true,
    description: 'The department’s own id of the old grid; null for none.',
  })
  legacy: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the unified grid; null for none.' })
  unified: string | null;

  @Field(() => Float, { description: 'Common land in square metres.' })
  areaM2: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Households on it; null where nobody knows where they live.',
  })
  households: number | null;
}

export const LedgerEntryConnection = connectionType('LedgerEntry', () => LedgerEntry);

@ObjectType({
  description:
    'One department’s concession ledger in sums. Of equals, an old grid is held by the one with most households.',
})
export class LedgerTotals {
  @Field(() => Float, {
    description:
      'Of each old grid the land that does not go to the unified grid that holds most of it, in square metres.',
  })
  concededM2: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Households on it; null where nobody knows where they live.',
  })
  concededHouseholds: number | null;

  @Field(() => Float, {
    description: 'All land of the ledger in square metres: of its grids, and what it leaves out.',
  })
  totalM2: number;

  @Field(() => Float, { nullable: true, description: 'All households of the ledger; null likewise.' })
  totalHouseholds: number | null;

  @Field(() => Float, { description: 'Land of no old grid that went to a unified grid, in square metres.' })
  takenInM2: number;

  @Field(() => Float, { nullable: true, description: 'Households on it; null likewise.' })
  takenInHouseholds: number | null;

  @Field(() => Float, { description: 'Land of old grids that went to no unified grid, in square metres.' })
  leftOutM2: number;

  @Field(() => Float, { nullable: true, description: 'Households on it; null likewise.' })
  leftOutHouseholds: number | null;

  /** Not fields: whose ledger of which plan. */
  departmentId: string;
  planId: string;
}

@ObjectType({
  description:
    'A department’s concession ledger: old grids by unified grids. Rows add up to the layer as prepared, columns to the unified grids.',
})
export class Ledger extends LedgerTotals {}
