import { departmentInCharge, type Town, townPersons } from '@onegrid/demo';
import { writeAudit } from '../access/write-audit.ts';
import { SYSTEM_ACTOR } from '../actor.ts';
import { type BulkTable, bulkInsert } from '../engine/bulk-insert.ts';
import type { Session } from '../engine/session.ts';
import { masksOf } from '../personal/masks.ts';
import type { PersonVault } from '../personal/person-vault.ts';

const PERSON: BulkTable = {
  table: 'person',
  columns: {
    id: 'text',
    name_mask: 'text',
    telephone_mask: 'text',
    identity_mask: 'text',
    home_mask: 'text',
    telephone_index: 'bytea',
    identity_index: 'bytea',
    town_id: 'text',
    community_id: 'text',
    department_ids: 'text[]',
    needed_at: 'timestamptz',
  },
};
const SEALED: BulkTable = {
  table: 'person_sealed',
  columns: { person_id: 'text', content: 'bytea', building_id: 'text' },
};
const KEY: BulkTable = { table: 'person_key', columns: { person_id: 'text', wrapped: 'bytea' } };
const LINK: BulkTable = {
  table: 'person_link',
  columns: { person_id: 'text', object_kind: 'text', object_id: 'text' },
};

/** Writes the made-up people behind a town's appeals, each sealed with a key of its own as everybody is. */
export async function writeTownPersons(session: Session, town: Town, vault: PersonVault): Promise<void> {
  const district = town.district.code;
  const appeals = new Map(town.appeals.map((appeal) => [appeal.id, appeal]));
  const rows = townPersons(town).map((person) => {
    const { id, appealId, name, telephone, identityNumber, home, buildingId, communityKey } = person;
    const content = { name, telephone, identityNumber, home };
    const sealed = vault.sealNew(content, district, id);
    const { nameMask, telephoneMask, identityMask, homeMask } = masksOf(content);
    const appeal = appeals.get(appealId);
    const department = appeal === undefined ? null : departmentInCharge(appeal.category, town.departments);
    return {
      person: {
        id,
        name_mask: nameMask,
        telephone_mask: telephoneMask,
        identity_mask: identityMask,
        home_mask: homeMask,
        telephone_index: sealed.telephoneIndex?.toString('hex') ?? null,
        identity_index: sealed.identityIndex?.toString('hex') ?? null,
        town_id: communityKey.slice(0, 3),
        community_id: communityKey,
        department_ids: department === null ? [] : [department],
        needed_at: appeal?.closedAt ?? appeal?.requestedAt,
      },
      sealed: { person_id: id, content: sealed.content.toString('hex'), building_id: buildingId },
      key: { person_id: id, wrapped: sealed.wrapped.toString('hex') },
      link: { person_id: id, object_kind: 'appeal', object_id: appealId },
    };
  });
  await bulkInsert(
    session,
    district,
    PERSON,
    rows.map(({ person }) => person),
  );
  await bulkInsert(
    session,
    district,
    SEALED,
    rows.map(({ sealed }) => sealed),
  );
  await bulkInsert(
    session,
    district,
    KEY,
    rows.map(({ key }) => key),
  );
  await bulkInsert(
    session,
    district,
    LINK,
    rows.map(({ link }) => link),
  );
  await writeAudit(session, district, SYSTEM_ACTOR, {
    action: 'person.seed',
    objectKind: 'person',
    objectId: null,
    after: { persons: rows.length },
  });
}
