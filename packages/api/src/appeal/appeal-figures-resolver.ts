import { type FigureFilter, TOLD_DAYS, wholeSteps } from '@onegrid/store';
import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import { districtOf, type RequestContext } from '../request/context.ts';
import { badArgument, limitExceeded } from '../schema/worded-error.ts';
import { coarse, figuresProtected } from './appeal-access.ts';
import {
  AppealChange,
  AppealGrouping,
  AppealSeries,
  AppealStep,
  AppealSummary,
} from './appeal-figures-type.ts';
import { AppealFilter } from './appeal-type.ts';
import { figureFilter } from './asked-appeals.ts';
import { classBreaks } from './class-breaks.ts';
import { shownChange, shownSummary } from './shown-figures.ts';
import { tooFineApartFromPeriod } from './told-conditions.ts';

const LONGEST_PERIOD_DAYS = 366;
const FILTER = {
  nullable: true,
  description: 'Which appeals count; its gridCode names a grid of the same plan.',
} as const;
const PLAN = { nullable: true, description: 'The plan; the current one unless named.' } as const;

/** The plan whose grids are meant; null before the first merge. */
async function planOf(planId: string | null | undefined, context: RequestContext): Promise<string | null> {
  if (!planId) return (await context.loaders.currentPlan())?.id ?? null;
  if ((await context.loaders.plan.load(planId)) === null) throw badArgument('planId', 'plan-not-found', null);
  return planId;
}

/** What is asked of the store, as far as the viewer may know it: `told` makes it so where figures are protected. */
async function asked(
  filter: AppealFilter | null,
  plan: string | null,
  context: RequestContext,
  told: (stored: FigureFilter) => FigureFilter = coarse,
) {
  const protect = await figuresProtected(filter, plan, context);
  const stored = figureFilter(filter);
  return { stored: protect ? told(stored) : stored, protect };
}

@Resolver()
export class AppealFiguresResolver {
  @Query(() => AppealSummary, { description: 'Appeals counted by what is asked for.' })
  async appealSummary(
    @Arg('filter', () => AppealFilter, FILTER) filter: AppealFilter | null,
    @Arg('by', () => AppealGrouping, { description: 'What to count by.' }) by: AppealGrouping,
    @Arg('planId', () => ID, PLAN) planId: string | null,
    @Ctx() context: RequestContext,
  ): Promise<AppealSummary> {
    const plan = await planOf(planId, context);
    const { stored, protect } = await asked(filter, plan, context);
    const summary = await districtOf(context).appeals.summary(plan, by, stored, protect);
    return shownSummary(summary, by, context);
  }

  @Query(() => AppealSeries, {
    description:
      'Appeals of every grid by week or month; where figures are protected, of the whole steps that the filter touches.',
  })
  async appealSeries(
    @Arg('filter', () => AppealFilter, FILTER) filter: AppealFilter | null,
    @Arg('step', () => AppealStep, { description: 'Length of a step.' }) step: AppealStep,
    @Arg('planId', () => ID, PLAN) planId: string | null,
    @Ctx() context: RequestContext,
  ): Promise<AppealSeries> {
    const plan = await planOf(planId, context);
    const { stored, protect } = await asked(filter, plan, context, (each) => {
      const { from, until, ...rest } = coarse(each, tooFineApartFromPeriod);
      // Every step is a question of its own, and a step that the period cuts would be another.
      return { ...rest, ...wholeSteps({ from, until }, step) };
    });
    const series = await districtOf(context).appeals.series(plan, step, stored, protect);
    const rates = series.grids.flatMap(({ households, counts }) =>
      households > 0 ? counts.flatMap((count) => (count ? [(count / households) * 1000] : [])) : [],
    );
    return { ...series, asOf: series.asOf ?? new Date(), breaks: classBreaks(rates) };
  }

  @Query(() => AppealChange, {
    description:
      'The latest days against as many days before. The current period ends at `until` of the filter, else with the newest data; `from` plays no part.',
  })
  async appealChange(
    @Arg('filter', () => AppealFilter, FILTER) filter: AppealFilter | null,
    @Arg('days', () => Int, {
      defaultValue: 7,
      description: `Length of a period in days, 1 to ${LONGEST_PERIOD_DAYS}.`,
    })
    days: number,
    @Arg('planId', () => ID, PLAN) planId: string | null,
    @Ctx() context: RequestContext,
  ): Promise<AppealChange> {
    if (days < 1 || days > LONGEST_PERIOD_DAYS) throw limitExceeded('days', LONGEST_PERIOD_DAYS, days);
    const plan = await planOf(planId, context);
    const { stored, protect } = await asked(filter, plan, context, (each) => {
      if (!TOLD_DAYS.includes(days)) throw badArgument('days', 'figure-period', TOLD_DAYS[1]);
      return coarse(each, tooFineApartFromPeriod);
    });
    const change = await districtOf(context).appeals.change(plan, days, stored, protect);
    return shownChange(change, days, context);
  }
}
