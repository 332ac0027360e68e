import { defineEntity, p } from '@mikro-orm/core';
import { GeometryType } from '../engine/geometry-type.ts';

export const BusinessEntity = defineEntity({
  name: 'Business',
  tableName: 'business',
  properties: {
    districtCode: p.string().primary(),
    id: p.string().primary(),
    departmentId: p.string(),
    name: p.string(),
    items: p.array(),
    officersPerGrid: p.float(),
    begins: p.date(),
    ends: p.date().nullable(),
    registeredAt: p.datetime(),
    registeredBy: p.string(),
    endedAt: p.datetime().nullable(),
  },
});

export const GridChangeRequestEntity = defineEntity({
  name: 'GridChangeRequest',
  tableName: 'grid_change_request',
  properties: {
    districtCode: p.string().primary(),
    id: p.string().primary(),
    departmentId: p.string(),
    gridCode: p.string(),
    text: p.string(),
    location: p.type(GeometryType),
    land: p.type(GeometryType).nullable(),
    accountId: p.string().nullable(),
    accountName: p.string(),
    createdAt: p.datetime(),
    accepted: p.boolean().nullable(),
    answer: p.string().nullable(),
    answeredBy: p.string().nullable(),
    answeredAt: p.datetime().nullable(),
    planId: p.string().nullable(),
  },
});
