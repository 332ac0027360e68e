import { defineEntity, p } from '@mikro-orm/core';
import { type FinishedStage, JOB_STATES, type JobRecord } from './records.ts';

export const Job = defineEntity({
  name: 'Job',
  tableName: 'job',
  properties: {
    districtCode: p.string().primary(),
    id: p.string().primary(),
    kind: p.string(),
    state: p.enum(JOB_STATES),
    stage: p.string().nullable(),
    fraction: p.float(),
    stages: p.json<readonly FinishedStage[]>(),
    params: p.json<unknown>(),
    result: p.json<unknown>().nullable(),
    error: p.json<NonNullable<JobRecord['error']>>().nullable(),
    requestedBy: p.string(),
    requestedByAccount: p.string().nullable(),
    cancelRequested: p.boolean(),
    createdAt: p.datetime().onCreate(() => new Date()),
    startedAt: p.datetime().nullable(),
    heartbeatAt: p.datetime().nullable(),
    finishedAt: p.datetime().nullable(),
  },
});
