import { Arg, Args, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { Department } from '../layer/layer-type.ts';
import { Plan } from '../plan/plan-type.ts';
import { districtOf, type RequestContext } from '../request/context.ts';
import { asItIs, askPage } from '../schema/ask-page.ts';
import { type Connection, PageArgs, pageRequest } from '../schema/connection.ts';
import { wordedError } from '../schema/worded-error.ts';
import { Ledger, type LedgerEntry, LedgerEntryConnection, LedgerTotals } from './ledger-type.ts';

@Resolver(() => Plan)
export class PlanLedgerResolver {
  @FieldResolver(() => [LedgerTotals], {
    description: 'The departments’ ledgers in sums; empty for a plan of a merge that kept no claims.',
  })
  async ledgers(@Root() plan: Plan, @Ctx() context: RequestContext): Promise<LedgerTotals[]> {
    const all = await context.loaders.ledgerTotals.load(plan.id);
    return all.map((totals) => Object.assign(new LedgerTotals(), totals, { planId: plan.id }));
  }

  @FieldResolver(() => Ledger, {
    description: 'One department’s ledger. An error (LEDGER_MISSING) names a department that has none here.',
  })
  async ledger(
    @Root() plan: Plan,
    @Arg('department', () => ID, { description: 'Whose.' }) department: string,
    @Ctx() context: RequestContext,
  ): Promise<Ledger> {
    const all = await context.loaders.ledgerTotals.load(plan.id);
    const totals = all.find(({ departmentId }) => departmentId === department);
    if (totals === undefined) throw wordedError('LEDGER_MISSING', 'ledger-missing', { department });
    return Object.assign(new Ledger(), totals, { planId: plan.id });
  }
}

@Resolver(() => LedgerTotals)
export class LedgerTotalsResolver {
  @FieldResolver(() => Department, { description: 'Whose it is.' })
  department(@Root() totals: LedgerTotals, @Ctx() context: RequestContext): Promise<Department | null> {
    return context.loaders.department.load(totals.departmentId);
  }
}

@Resolver(() => Ledger)
export class LedgerResolver {
  @FieldResolver(() => Department, { description: 'Whose it is.' })
  department(@Root() ledger: Ledger, @Ctx() context: RequestContext): Promise<Department | null> {
    return context.loaders.department.load(ledger.departmentId);
  }

  @FieldResolver(() => [String], { description: 'Ids of the old grids it names, sorted.' })
  async rows(
    @Root() { planId, departmentId }: Ledger,
    @Ctx() context: RequestContext,
  ): Promise<readonly string[]> {
    return (await districtOf(context).insights.ledgerNames(planId, departmentId)).legacy;
  }

  @FieldResolver(() => [String], { description: 'Codes of the unified grids it names, sorted.' })
  async columns(
    @Root() { planId, departmentId }: Ledger,
    @Ctx() context: RequestContext,
  ): Promise<readonly string[]> {
    return (await districtOf(context).insights.ledgerNames(planId, departmentId)).unified;
  }

  @FieldResolver(() => LedgerEntryConnection, {
    description: 'What old and unified grids have in common, by old grid, then code; none comes last.',
  })
  entries(
    @Root() { planId, departmentId }: Ledger,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<LedgerEntry>> {
    return askPage(
      districtOf(context).insights.ledgerEntries(planId, departmentId, pageRequest(page)),
      asItIs,
    );
  }
}
