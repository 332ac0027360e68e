import type { PrivacySettingRecord, RetentionRunRecord } from './records.ts';

export interface RunRow {
  readonly id: string;
  readonly started_at: string;
  readonly finished_at: string | null;
  readonly persons: number;
  readonly sessions: number;
  readonly recoded_sheets: number;
}

export interface PrivacyRow {
  readonly least_group: number;
  readonly reveals_per_day: number;
  readonly updated_at: string;
  readonly updated_by: string;
}

export function toRun(row: RunRow): RetentionRunRecord {
  return {
    id: row.id,
    startedAt: new Date(row.started_at),
    finishedAt: row.finished_at === null ? null : new Date(row.finished_at),
    persons: row.persons,
    sessions: row.sessions,
    recodedSheets: row.recoded_sheets,
  };
}

export function toPrivacy(row: PrivacyRow): PrivacySettingRecord {
  return {
    leastGroup: row.least_group,
    revealsPerDay: row.reveals_per_day,
    updatedAt: new Date(row.updated_at),
    updatedBy: row.updated_by,
  };
}
