import { defineEntity, p } from '@mikro-orm/core';
import type { LayerRepairs } from '@onegrid/planning';
import { GeometryType } from '../engine/geometry-type.ts';
import { LAYER_STATUSES } from './records.ts';

export const Department = defineEntity({
  name: 'Department',
  tableName: 'department',
  properties: {
    districtCode: p.string().primary(),
    id: p.string().primary(),
    name: p.string(),
    nameEn: p.string(),
    weight: p.float(),
    hue: p.string(),
    position: p.integer(),
    lead: p.boolean(),
  },
});

export const Layer = defineEntity({
  name: 'Layer',
  tableName: 'layer',
  properties: {
    districtCode: p.string().primary(),
    id: p.string().primary(),
    departmentId: p.string(),
    status: p.enum(LAYER_STATUSES),
    fileId: p.string().nullable(),
    fileName: p.string(),
    fileBytes: p.integer(),
    receivedAt: p.datetime().onCreate(() => new Date()),
    gridCount: p.integer(),
    west: p.float().nullable(),
    south: p.float().nullable(),
    east: p.float().nullable(),
    north: p.float().nullable(),
    report: p.json<unknown>(),
    reference: p.string().nullable(),
    encoding: p.string().nullable(),
    repairs: p.json<LayerRepairs>().nullable(),
    faultsOf: p.string().nullable(),
  },
});

export const LayerFaultEntity = defineEntity({
  name: 'LayerFault',
  tableName: 'layer_fault',
  properties: {
    districtCode: p.string().primary(),
    layerId: p.string().primary(),
    position: p.integer().primary(),
    id: p.string(),
    kind: p.string(),
    content: p.json<unknown>(),
  },
});

export const LegacyGridEntity = defineEntity({
  name: 'LegacyGrid',
  tableName: 'legacy_grid',
  properties: {
    districtCode: p.string().primary(),
    id: p.string().primary(),
    layerId: p.string(),
    gridId: p.string(),
    featureRow: p.integer(),
    geometry: p.type(GeometryType),
    partRows: p.json<readonly number[]>(),
    areaM2: p.float().fieldNames('area_m2'),
  },
});
