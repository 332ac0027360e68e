import type { Point } from 'geojson';
import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../schema/connection.ts';
import { DateTime, GeoJson } from '../schema/scalars.ts';
import { FigureProtection } from './appeal-figures-type.ts';

export const AppealCategory = {
  ENVIRONMENT: 'environment',
  PROPERTY: 'property',
  PARKING: 'parking',
  NOISE: 'noise',
  SAFETY: 'safety',
  FACILITIES: 'facilities',
  NEIGHBOURS: 'neighbours',
  WELFARE: 'welfare',
  OTHER: 'other',
} as const;
export type AppealCategory = (typeof AppealCategory)[keyof typeof AppealCategory];
registerEnumType(AppealCategory, {
  name: 'AppealCategory',
  description: 'What an appeal is about.',
  valuesConfig: {
    ENVIRONMENT: { description: 'Cleanliness, waste, greenery.' },
    PROPERTY: { description: 'Property management.' },
    PARKING: { description: 'Parking and traffic.' },
    NOISE: { description: 'Noise.' },
    SAFETY: { description: 'Fire, electricity, public safety.' },
    FACILITIES: { description: 'Lamps, lifts, pipes, roads.' },
    NEIGHBOURS: { description: 'Disputes between neighbours.' },
    WELFARE: { description: 'Care and benefits.' },
    OTHER: { description: 'Anything else.' },
  },
});

export const AppealStatus = {
  COLLECTED: 'collected',
  FILED: 'filed',
  DISPATCHED: 'dispatched',
  HANDLING: 'handling',
  ANSWERED: 'answered',
  CLOSED: 'closed',
} as const;
export type AppealStatus = (typeof AppealStatus)[keyof typeof AppealStatus];
registerEnumType(AppealStatus, {
  name: 'AppealStatus',
  description: 'How far an appeal has come.',
  valuesConfig: {
    COLLECTED: { description: 'Taken down.' },
    FILED: { description: 'Filed with a number.' },
    DISPATCHED: { description: 'Sent to who must answer.' },
    HANDLING: { description: 'Being worked on.' },
    ANSWERED: { description: 'Answered, not yet confirmed.' },
    CLOSED: { description: 'Confirmed and closed.' },
  },
});

@ObjectType({ description: 'What residents asked for or complained of.' })
export class Appeal {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field(() => String, { description: 'Number of the case.' })
  number: string;

  @Field(() => AppealCategory, { description: 'What it is about.' })
  category: AppealCategory;

  @Field(() => AppealStatus, { description: 'How far it has come.' })
  status: AppealStatus;

  @Field(() => String, { description: 'In a few words, with no personal information.' })
  title: string;

  @Field(() => GeoJson, { description: 'Where.' })
  location: Point;

  @Field(() => DateTime, { description: 'When it was raised.' })
  requestedAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was closed; null while open.' })
  closedAt: Date | null;
}

export const AppealConnection = connectionType('Appeal', () => Appeal);

@InputType({ description: 'Which appeals; every given member must hold.' })
export class AppealFilter {
  @Field(() => [Float], { nullable: true, description: 'West, south, east, north in degrees.' })
  bbox?: number[] | null;

  @Field(() => [AppealCategory], { nullable: true, description: 'Any of these categories.' })
  category?: AppealCategory[] | null;

  @Field(() => [AppealStatus], { nullable: true, description: 'Any of these states.' })
  status?: AppealStatus[] | null;

  @Field(() => DateTime, { nullable: true, description: 'Raised at this time or later.' })
  from?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Raised before this time.' })
  until?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'In this grid: of the plan that is asked about, in lists of the current plan.',
  })
  gridCode?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'In the town of this code, or of this key of a group.',
  })
  townCode?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'In the community of this six-digit code, or of this key of a group.',
  })
  communityCode?: string | null;

  @Field(() => ID, { nullable: true, description: 'Handled by this department.' })
  departmentId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Raised in this hour of the day or later: 0 to 23 in Asia/Shanghai; 0 where only hourUntil is given. Later than hourUntil spans midnight.',
  })
  hourFrom?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Raised before this hour of the day: 1 to 24; 24 where only hourFrom is given.',
  })
  hourUntil?: number | null;
}

@ObjectType({ description: 'Appeals of one grid against its households.' })
export class GridDensity {
  @Field(() => String, { description: 'Code of the grid.' })
  code: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Number of appeals in it; null where too few to tell.',
  })
  appeals: number | null;

  @Field(() => Float, { description: 'Households in it.' })
  households: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Appeals per 1,000 households; null in a grid without households, and where appeals are too few to tell.',
  })
  perThousand: number | null;
}

@ObjectType({ description: 'Appeals per 1,000 households by grid.' })
export class AppealDensity {
  @Field(() => DateTime, {
    description:
      'The newest instant in the data, where counts are rounded the end of its day. Now, where there are no appeals.',
  })
  asOf: Date;

  @Field(() => Int, {
    nullable: true,
    description: 'All appeals that match the filter; null where too few to tell.',
  })
  total: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Appeals that lie in no grid; null where too few to tell.',
  })
  outside: number | null;

  @Field(() => FigureProtection, { description: 'How its counts are told.' })
  protection: FigureProtection;

  @Field(() => [GridDensity], { description: 'Every grid of the plan, in the order of its code.' })
  grids: readonly GridDensity[];

  @Field(() => [Float], {
    description: 'Upper bounds of the first four of five classes, ascending: quintiles of perThousand.',
  })
  breaks: readonly number[];
}
