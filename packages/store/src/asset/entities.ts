import { defineEntity, p } from '@mikro-orm/core';
import { GeometryType } from '../engine/geometry-type.ts';

export const District = defineEntity({
  name: 'District',
  tableName: 'district',
  properties: {
    code: p.string().primary(),
    name: p.string(),
    nameEn: p.string(),
    synthetic: p.boolean(),
    outline: p.type(GeometryType),
    createdAt: p.datetime().onCreate(() => new Date()),
  },
});

const place = {
  districtCode: p.string().primary(),
  id: p.string().primary(),
  name: p.string(),
  geometry: p.type(GeometryType),
};

export const Town = defineEntity({
  name: 'Town',
  tableName: 'town',
  properties: { ...place, code: p.string(), nameEn: p.string() },
});

export const Community = defineEntity({
  name: 'Community',
  tableName: 'community',
  properties: { ...place, townId: p.string(), code: p.string(), nameEn: p.string() },
});

export const Compound = defineEntity({
  name: 'Compound',
  tableName: 'compound',
  properties: { ...place, kind: p.string(), address: p.string() },
});

export const Building = defineEntity({
  name: 'Building',
  tableName: 'building',
  properties: {
    ...place,
    address: p.string(),
    kind: p.string(),
    floors: p.integer(),
    households: p.integer(),
    compoundId: p.string().nullable(),
  },
});

export const Street = defineEntity({
  name: 'Street',
  tableName: 'street',
  properties: { ...place, class: p.string(), widthM: p.float() },
});

export const Water = defineEntity({
  name: 'Water',
  tableName: 'water',
  properties: { ...place, kind: p.string() },
});

export const LandUse = defineEntity({
  name: 'LandUse',
  tableName: 'land_use',
  properties: { ...place, kind: p.string() },
});
