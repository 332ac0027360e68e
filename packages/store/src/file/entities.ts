import { defineEntity, p } from '@mikro-orm/core';

/** The bytes themselves are left to statements: no list should ever load them. */
export const ReceivedFile = defineEntity({
  name: 'ReceivedFile',
  tableName: 'received_file',
  properties: {
    districtCode: p.string().primary(),
    id: p.string().primary(),
    name: p.string(),
    bytes: p.integer(),
    sha256: p.string().fieldNames('sha256'),
    receivedBy: p.string(),
    receivedAt: p.datetime(),
  },
});
