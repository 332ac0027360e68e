import { defineEntity, p } from '@mikro-orm/core';

export const AtomClaimEntity = defineEntity({
  name: 'AtomClaim',
  tableName: 'atom_claim',
  properties: {
    districtCode: p.string().primary(),
    baseId: p.string().primary(),
    position: p.integer().primary(),
    atomId: p.string().nullable(),
    departmentId: p.string(),
    gridId: p.string().nullable(),
    areaM2: p.float().fieldNames('area_m2'),
    households: p.float().nullable(),
  },
});

export const PlanInsight = defineEntity({
  name: 'PlanInsight',
  tableName: 'plan_insight',
  properties: {
    districtCode: p.string().primary(),
    planId: p.string().primary(),
    revision: p.integer().primary(),
    kind: p.string().primary(),
    content: p.json<unknown>(),
    computedAt: p.datetime(),
  },
});

export const PlanInsightItem = defineEntity({
  name: 'PlanInsightItem',
  tableName: 'plan_insight_item',
  properties: {
    districtCode: p.string().primary(),
    planId: p.string().primary(),
    revision: p.integer().primary(),
    kind: p.string().primary(),
    position: p.integer().primary(),
    id: p.string(),
    departments: p.array(),
    content: p.json<unknown>(),
  },
});
