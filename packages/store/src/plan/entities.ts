import { defineEntity, p } from '@mikro-orm/core';
import type { GridLineage, MergeOptions, MergeReport } from '@onegrid/planning';
import { GeometryType } from '../engine/geometry-type.ts';
import type { ChangeInverse, CoverageVerdictRow, PlanOrigin } from './records.ts';

export const Base = defineEntity({
  name: 'Base',
  tableName: 'base',
  properties: {
    districtCode: p.string().primary(),
    id: p.string().primary(),
    outline: p.type(GeometryType),
    options: p.json<MergeOptions>(),
    links: p.json<readonly (readonly [string, string])[]>(),
    weights: p.json<Readonly<Record<string, number>>>(),
    byHouseholds: p.boolean(),
    createdAt: p.datetime(),
  },
});

export const BaseLayer = defineEntity({
  name: 'BaseLayer',
  tableName: 'base_layer',
  properties: {
    districtCode: p.string().primary(),
    baseId: p.string().primary(),
    departmentId: p.string().primary(),
    layerId: p.string(),
  },
});

export const Plan = defineEntity({
  name: 'Plan',
  tableName: 'plan',
  properties: {
    districtCode: p.string().primary(),
    id: p.string().primary(),
    baseId: p.string(),
    name: p.string(),
    status: p.enum(['draft', 'in-review', 'published', 'superseded']),
    revision: p.integer(),
    createdAt: p.datetime(),
    createdBy: p.string(),
    publishedAt: p.datetime().nullable(),
    supersededAt: p.datetime().nullable(),
    report: p.json<MergeReport>(),
    verdict: p.json<CoverageVerdictRow>(),
    origin: p.json<PlanOrigin>(),
    lineage: p.json<readonly GridLineage[]>(),
  },
});

export const AtomEntity = defineEntity({
  name: 'Atom',
  tableName: 'atom',
  properties: {
    districtCode: p.string().primary(),
    baseId: p.string().primary(),
    id: p.string().primary(),
    parentId: p.string().nullable(),
    rootId: p.string().nullable(),
    ownerPlanId: p.string().nullable(),
    geometry: p.type(GeometryType),
    areaM2: p.float().fieldNames('area_m2'),
    households: p.float(),
    communityId: p.string().nullable(),
    labels: p.json<Readonly<Record<string, string | null>>>(),
    shares: p.json<Readonly<Record<string, number>>>(),
  },
});

/** `lifespan` is a range of revisions, `[from,until)`, open while the row is live. */
export const AssignmentEntity = defineEntity({
  name: 'Assignment',
  tableName: 'assignment',
  properties: {
    districtCode: p.string().primary(),
    planId: p.string().primary(),
    atomId: p.string().primary(),
    since: p.integer().primary(),
    baseId: p.string(),
    gridCode: p.string(),
    lifespan: p.string().columnType('int4range'),
  },
});

export const GridEntity = defineEntity({
  name: 'Grid',
  tableName: 'grid',
  properties: {
    districtCode: p.string().primary(),
    planId: p.string().primary(),
    code: p.string().primary(),
    since: p.integer().primary(),
    lifespan: p.string().columnType('int4range'),
    geometry: p.type(GeometryType),
    households: p.float(),
    areaM2: p.float().fieldNames('area_m2'),
    atomCount: p.integer(),
  },
});

export const ArcEntity = defineEntity({
  name: 'Arc',
  tableName: 'arc',
  properties: {
    districtCode: p.string().primary(),
    planId: p.string().primary(),
    id: p.string().primary(),
    lifespan: p.string().columnType('int4range'),
    geometry: p.type(GeometryType),
    leftCode: p.string().nullable(),
    rightCode: p.string().nullable(),
    class: p.string(),
    supporters: p.array(),
    opponents: p.array(),
    silent: p.array(),
    lengthM: p.float(),
    movedMetresMedian: p.float().fieldNames('moved_m_p50').nullable(),
    movedMetresMax: p.float().fieldNames('moved_m_max').nullable(),
  },
});

/** `value` holds over a range of revisions; see `PlanMark` in planning. */
export const PlanMarkEntity = defineEntity({
  name: 'PlanMark',
  tableName: 'plan_mark',
  properties: {
    districtCode: p.string().primary(),
    planId: p.string().primary(),
    kind: p.string().primary(),
    key: p.string().primary(),
    since: p.integer().primary(),
    value: p.string(),
    lifespan: p.string().columnType('int4range'),
  },
});

export const MicroAssignmentEntity = defineEntity({
  name: 'MicroAssignment',
  tableName: 'micro_assignment',
  properties: {
    districtCode: p.string().primary(),
    planId: p.string().primary(),
    atomId: p.string().primary(),
    since: p.integer().primary(),
    baseId: p.string(),
    micro: p.string(),
    lifespan: p.string().columnType('int4range'),
  },
});

export const ChangeSet = defineEntity({
  name: 'ChangeSet',
  tableName: 'change_set',
  properties: {
    districtCode: p.string().primary(),
    id: p.string().primary(),
    planId: p.string(),
    revision: p.integer(),
    accountId: p.string().nullable(),
    accountName: p.string(),
    at: p.datetime(),
    reason: p.string().nullable(),
    operations: p.json<unknown>(),
    inverse: p.json<ChangeInverse>(),
    touchedGrids: p.array(),
    touchedAtoms: p.array(),
    baseRevision: p.integer().nullable(),
    reverts: p.string().nullable(),
    revertsTo: p.integer().nullable(),
    householdsMoved: p.float().nullable(),
  },
});
