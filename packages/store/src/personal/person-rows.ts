import type { PersonField, PersonRecord, RevealPurpose, RevealRecord } from './records.ts';

export interface PersonRow {
  readonly id: string;
  readonly name_mask: string;
  readonly telephone_mask: string | null;
  readonly identity_mask: string | null;
  readonly home_mask: string | null;
  readonly town_id: string | null;
  readonly community_id: string | null;
  readonly grid_code: string | null;
  readonly department_ids: string[];
  readonly created_at: string;
  readonly needed_at: string;
  readonly erased_at: string | null;
}

export interface SealedRow extends PersonRow {
  readonly content: Buffer;
  readonly building_id: string | null;
  readonly wrapped: Buffer | null;
}

export interface RevealRow {
  readonly id: string;
  readonly person_id: string;
  readonly account_id: string;
  readonly account_name: string;
  readonly fields: PersonField[];
  readonly purpose: RevealPurpose;
  readonly reason: string;
  readonly at: string;
}

export function toPerson(row: PersonRow): PersonRecord {
  return {
    id: row.id,
    nameMask: row.name_mask,
    telephoneMask: row.telephone_mask,
    identityMask: row.identity_mask,
    homeMask: row.home_mask,
    townId: row.town_id,
    communityId: row.community_id,
    gridCode: row.grid_code,
    departmentIds: row.department_ids,
    createdAt: new Date(row.created_at),
    neededAt: new Date(row.needed_at),
    erasedAt: row.erased_at === null ? null : new Date(row.erased_at),
  };
}

export function toReveal(row: RevealRow): RevealRecord {
  const { id, fields, purpose, reason } = row;
  return {
    id,
    personId: row.person_id,
    accountId: row.account_id,
    accountName: row.account_name,
    fields,
    purpose,
    reason,
    at: new Date(row.at),
  };
}
