import { defineEntity, p } from '@mikro-orm/core';
import { GeometryType } from '../engine/geometry-type.ts';

export const Branch = defineEntity({
  name: 'Branch',
  tableName: 'branch',
  properties: {
    districtCode: p.string().primary(),
    id: p.string().primary(),
    name: p.string(),
    secretary: p.string(),
    memberCount: p.integer(),
    location: p.type(GeometryType),
  },
});
