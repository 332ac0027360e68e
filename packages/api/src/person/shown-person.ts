import type { PersonRecord, RevealRecord } from '@onegrid/store';
import { Person, PersonReveal } from './person-type.ts';

export function shownPerson(record: PersonRecord): Person {
  const { id, townId, communityId, departmentIds, createdAt, neededAt, erasedAt } = record;
  return Object.assign(new Person(), {
    id,
    name: record.nameMask,
    telephone: record.telephoneMask,
    identityNumber: record.identityMask,
    home: record.homeMask,
    grid: record.gridCode,
    townId,
    communityId,
    departmentIds,
    createdAt,
    neededAt,
    erasedAt,
  });
}

export function shownReveal({ accountName, accountId, ...record }: RevealRecord): PersonReveal {
  return Object.assign(new PersonReveal(), { ...record, by: accountName });
}
