import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../schema/scalars.ts';

export const AppealGrouping = {
  GRID: 'grid',
  COMMUNITY: 'community',
  TOWN: 'town',
  CATEGORY: 'category',
  STATUS: 'status',
  MONTH: 'month',
  WEEKDAY: 'weekday',
  HOUR: 'hour',
} as const;
export type AppealGrouping = (typeof AppealGrouping)[keyof typeof AppealGrouping];
registerEnumType(AppealGrouping, {
  name: 'AppealGrouping',
  description: 'What appeals are counted by; times are those of Asia/Shanghai.',
  valuesConfig: {
    GRID: { description: 'Every grid of the plan; keys are codes.' },
    COMMUNITY: { description: 'Every community; keys are ids.' },
    TOWN: { description: 'Every town; keys are ids.' },
    CATEGORY: { description: 'Every category.' },
    STATUS: { description: 'Every status.' },
    MONTH: {
      description: 'Every month from the first to the last appeal that counts; keys such as 2026-03.',
    },
    WEEKDAY: { description: 'Every day of the week; keys 1 (Monday) to 7.' },
    HOUR: { description: 'Every hour of the day; keys 0 to 23.' },
  },
});

@ObjectType({
  description:
    'How counts are told. Whoever may not see every appeal that counts is told multiples of `leastGroup`, rounded at random and always alike for the same question. Counts below `leastGroup` are null, those from `leastTold` on are told, and between them chance says. Such figures are told of one category, one status, an hour or a quarter of the day (or of all), and of 1, 7, 14, 30, 90 or 365 days, a calendar month, quarter or year, or all time.',
})
export class FigureProtection {
  @Field(() => Int, {
    description: 'What counts are rounded to multiples of; fewer appeals than these are never told then.',
  })
  leastGroup: number;

  @Field(() => Int, { description: 'So many appeals or more are always told: what is null is fewer.' })
  leastTold: number;

  @Field(() => Boolean, { description: 'Whether counts are rounded; false: they are exact.' })
  rounded: boolean;

  @Field(() => Int, { description: 'Counts of this answer that are null.' })
  hidden: number;
}

@ObjectType({ description: 'Appeals of one group.' })
export class AppealGroup {
  @Field(() => String, {
    description:
      'Code of the grid, id of the town or community, category or status in capitals, month, weekday or hour as AppealGrouping says.',
  })
  key: string;

  @Field(() => String, { description: 'What to show, in the language of the request.' })
  name: string;

  @Field(() => Int, { nullable: true, description: 'Appeals in it; null where too few to tell.' })
  appeals: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Those of them that are not closed yet; null where too few to tell.',
  })
  open: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Households that live there; null where the group is no place.',
  })
  households: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Appeals per 1,000 households; null where the group is no place, nobody lives there or they are too few to tell.',
  })
  perThousand: number | null;
}

@ObjectType({
  description: 'Appeals by group; the groups and `outside` add up to `total`, unless counts are rounded.',
})
export class AppealSummary {
  @Field(() => DateTime, {
    description:
      'The newest instant in the data, where counts are rounded the end of its day: the figures hold for it. Now, where there are no appeals.',
  })
  asOf: Date;

  @Field(() => Int, {
    nullable: true,
    description: 'All appeals that match the filter; null where too few to tell.',
  })
  total: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Those that belong to no group, as they lie in no grid, town or community; null where too few to tell.',
  })
  outside: number | null;

  @Field(() => FigureProtection, { description: 'How its counts are told.' })
  protection: FigureProtection;

  @Field(() => [AppealGroup], { description: 'Every group in the order of its key, also the empty ones.' })
  groups: readonly AppealGroup[];
}

export const AppealStep = { WEEK: 'week', MONTH: 'month' } as const;
export type AppealStep = (typeof AppealStep)[keyof typeof AppealStep];
registerEnumType(AppealStep, {
  name: 'AppealStep',
  description: 'Length of a step of a series.',
  valuesConfig: {
    WEEK: { description: 'Weeks from Monday.' },
    MONTH: { description: 'Calendar months.' },
  },
});

@ObjectType({ description: 'Appeals of one grid step by step.' })
export class GridSeries {
  @Field(() => String, { description: 'Code of the grid.' })
  code: string;

  @Field(() => Float, { description: 'Households in it.' })
  households: number;

  @Field(() => [Int], {
    nullable: 'items',
    description: 'Appeals in each step; null where too few to tell.',
  })
  counts: readonly (number | null)[];
}

@ObjectType({ description: 'Appeals by grid over time.' })
export class AppealSeries {
  @Field(() => DateTime, {
    description:
      'The newest instant in the data, where counts are rounded the end of its day. Now, where there are no appeals.',
  })
  asOf: Date;

  @Field(() => [DateTime], {
    description:
      'Start of each step in Asia/Shanghai, from the first appeal that counts to the last, without a hole.',
  })
  steps: readonly Date[];

  @Field(() => [Float], {
    description:
      'Upper bounds of the first four of five classes of appeals per 1,000 households and step, ascending: quintiles over the whole range, so that colours keep their meaning while time plays. Steps of a grid without appeals do not count.',
  })
  breaks: readonly number[];

  @Field(() => FigureProtection, { description: 'How its counts are told.' })
  protection: FigureProtection;

  @Field(() => [GridSeries], { description: 'Every grid of the plan in the order of its code.' })
  grids: readonly GridSeries[];
}

@ObjectType({ description: 'Appeals of one town in two periods.' })
export class AppealGroupChange {
  @Field(() => String, { description: 'Id of the town.' })
  key: string;

  @Field(() => String, { description: 'Its name in the language of the request.' })
  name: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Appeals of the current period; null where too few to tell.',
  })
  current: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Appeals of the period before; null where too few to tell.',
  })
  previous: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Appeals of the current period per 1,000 households; null where nobody lives there or they are too few to tell.',
  })
  perThousand: number | null;
}

@ObjectType({ description: 'The latest days against as many days before.' })
export class AppealChange {
  @Field(() => DateTime, {
    description:
      'The newest instant in the data, where counts are rounded the end of its day. Now, where there are no appeals.',
  })
  asOf: Date;

  @Field(() => FigureProtection, { description: 'How its counts are told.' })
  protection: FigureProtection;

  @Field(() => DateTime, { description: 'Start of the current period; the one before ends here.' })
  since: Date;

  @Field(() => Int, {
    nullable: true,
    description: 'Appeals of the current period; null where too few to tell.',
  })
  current: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Appeals of the period before; null where too few to tell.',
  })
  previous: number | null;

  @Field(() => [AppealGroup], {
    description:
      'At most five grids, those with the most appeals per 1,000 households in the current period, worst first.',
  })
  worst: readonly AppealGroup[];

  @Field(() => [AppealGroupChange], { description: 'Every town in the order of its id.' })
  towns: readonly AppealGroupChange[];
}
