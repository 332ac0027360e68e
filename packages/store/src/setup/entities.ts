import { defineEntity, p } from '@mikro-orm/core';
import { BASE_DATA_KINDS } from './records.ts';

export const BaseDataSourceEntity = defineEntity({
  name: 'BaseDataSource',
  tableName: 'base_data_source',
  properties: {
    districtCode: p.string().primary(),
    kind: p.enum(BASE_DATA_KINDS).primary(),
    fileId: p.string(),
    fileName: p.string(),
    reference: p.string(),
    encoding: p.string().nullable(),
    mapping: p.json<Readonly<Record<string, string>>>(),
    report: p.json<unknown>(),
    importedAt: p.datetime(),
    importedBy: p.string(),
  },
});
