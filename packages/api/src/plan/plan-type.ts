import type { PlanRecord } from '@onegrid/store';
import type { Geometry } from 'geojson';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../schema/connection.ts';
import { DateTime, GeoJson, Json } from '../schema/scalars.ts';

export const PlanStatus = {
  DRAFT: 'draft',
  IN_REVIEW: 'in-review',
  PUBLISHED: 'published',
  SUPERSEDED: 'superseded',
} as const;
export type PlanStatus = (typeof PlanStatus)[keyof typeof PlanStatus];
registerEnumType(PlanStatus, {
  name: 'PlanStatus',
  description: 'Whether a plan is in force.',
  valuesConfig: {
    DRAFT: { description: 'Being worked on.' },
    IN_REVIEW: { description: 'Put before the departments; it does not change.' },
    PUBLISHED: { description: 'In force.' },
    SUPERSEDED: { description: 'Was in force; a later plan took its place. It stays readable.' },
  },
});

@ObjectType({ description: 'A division of the district into grids: an assignment of every atom to a grid.' })
export class Plan {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field(() => String, { description: 'Name of the plan.' })
  name: string;

  @Field(() => PlanStatus, { description: 'Whether it is in force.' })
  status: PlanStatus;

  @Field(() => Int, { description: 'Revision of today; every change set adds one.' })
  revision: number;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt: Date;

  @Field(() => Int, { description: 'Number of grids.' })
  gridCount: number;

  @Field(() => Int, { description: 'Number of atoms.' })
  atomCount: number;

  @Field(() => [Float], { description: 'West, south, east, north in degrees.' })
  bounds: readonly number[];

  @Field(() => Json, {
    description: 'The report of the merge that made it; of a proposal with the measures of its own grids.',
  })
  report: unknown;

  @Field(() => ID, {
    description: 'Its base: the atoms that one merge made. Plans of one base can be compared.',
  })
  base: string;

  /** Not a field: the plan as stored, for what follows from it. */
  stored: PlanRecord;
}

@ObjectType({ description: 'A grid of a plan.' })
export class Grid {
  @Field(() => ID, { description: 'Code, unique within the plan.' })
  code: string;

  @Field(() => GeoJson, { description: 'Its land, dissolved from its atoms.' })
  geometry: Geometry;

  @Field(() => Float, { description: 'Households in it.' })
  households: number;

  @Field(() => Float, { description: 'Geodesic area in square metres.' })
  areaM2: number;

  @Field(() => Int, { description: 'Number of atoms it is made of.' })
  atomCount: number;

  /** Not fields: loaded by other fields. */
  planId: string;
}

export const ArcClass = {
  KEPT_BY_ALL: 'kept-by-all',
  KEPT_BY_MOST: 'kept-by-most',
  ONE_DEPARTMENT: 'one-department',
  MOVED_TO_BUILDING: 'moved-to-building',
  MOVED_TO_STREET: 'moved-to-street',
  COMMUNITY_LINE: 'community-line',
  SPLIT_FOR_SIZE: 'split-for-size',
  GAP_FILLED: 'gap-filled',
  OVERLAP_RESOLVED: 'overlap-resolved',
  BY_HAND: 'by-hand',
  OUTLINE: 'outline',
} as const;
export type ArcClass = (typeof ArcClass)[keyof typeof ArcClass];
registerEnumType(ArcClass, {
  name: 'ArcClass',
  description: 'Why a stretch of the unified border lies where it does.',
  valuesConfig: {
    KEPT_BY_ALL: { description: 'Every department has a border here.' },
    KEPT_BY_MOST: { description: 'Most departments have a border here.' },
    ONE_DEPARTMENT: { description: 'One department has a border here.' },
    COMMUNITY_LINE: { description: 'A line between communities that no majority drew.' },
    MOVED_TO_BUILDING: { description: 'Moved to the edge of a compound or another unit, which stays whole.' },
    MOVED_TO_STREET: { description: 'Moved to a street.' },
    SPLIT_FOR_SIZE: { description: 'Drawn to keep grids within their size.' },
    GAP_FILLED: { description: 'Land that a department had left out was filled in.' },
    OVERLAP_RESOLVED: { description: 'Land that two grids had claimed was given to one.' },
    BY_HAND: { description: 'Drawn by a planner.' },
    OUTLINE: { description: 'The edge of the district.' },
  },
});

@ObjectType({
  description: 'A stretch of the unified border along which the two grids and the evidence stay the same.',
})
export class Arc {
  @Field(() => ID, { description: 'Id within the plan’s revision.' })
  id: string;

  @Field(() => GeoJson, { description: 'The line, with the atoms’ own vertices.' })
  geometry: Geometry;

  @Field(() => String, { nullable: true, description: 'Grid on the left along the line; null outside.' })
  left: string | null;

  @Field(() => String, { nullable: true, description: 'Grid on the right along the line; null outside.' })
  right: string | null;

  @Field(() => ArcClass, { description: 'Why it lies here.' })
  class: ArcClass;

  @Field(() => Float, { description: 'Geodesic length in metres.' })
  lengthM: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Median distance in metres to the supporters’ own lines.',
  })
  movedMetresMedian: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Greatest distance in metres to the supporters’ own lines.',
  })
  movedMetresMax: number | null;

  /** Not fields: its plan, and department ids, loaded by the fields of the same meaning. */
  planId: string;
  supporterIds: readonly string[];
  opponentIds: readonly string[];
  silentIds: readonly string[];
}

@ObjectType({ description: 'One committed change of a plan.' })
export class ChangeSet {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field(() => Int, { description: 'The revision it made.' })
  revision: number;

  @Field(() => String, { description: 'Who made it.' })
  by: string;

  @Field(() => DateTime, { description: 'When.' })
  at: Date;

  @Field(() => String, { nullable: true, description: 'Why, in the words of who made it.' })
  reason: string | null;

  @Field(() => Json, { description: 'The edit operations.' })
  operations: unknown;

  @Field(() => [String], { description: 'Codes of the grids it changed.' })
  touchedGrids: readonly string[];

  @Field(() => ID, { description: 'The plan it changed.' })
  planId: string;

  @Field(() => ID, { nullable: true, description: 'The change set that it takes back, if it does that.' })
  reverts: string | null;

  @Field(() => Int, { nullable: true, description: 'The revision that it goes back to, if it does that.' })
  revertsTo: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Households that came to another grid; null for changes from before it was counted.',
  })
  householdsMoved: number | null;
}

export const PlanConnection = connectionType('Plan', () => Plan);
export const GridConnection = connectionType('Grid', () => Grid);
export const ArcConnection = connectionType('Arc', () => Arc);
export const ChangeSetConnection = connectionType('ChangeSet', () => ChangeSet);
