import { randomUUID } from 'node:crypto';
import { writeAudit } from '../access/write-audit.ts';
import type { Actor } from '../actor.ts';
import type { Database } from '../engine/database.ts';
import { pointText } from '../engine/geometry-gate.ts';
import { groupRows } from '../engine/group-rows.ts';
import { listPage } from '../engine/list-page.ts';
import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import { type Refused, refused, StoreError } from '../outcome.ts';
import type { Page, PageRequest } from '../page.ts';
import { asSystemWithin } from './as-system-within.ts';
import { refusedByDailyLimit } from './daily-limit.ts';
import { eraseContent } from './erase-person.ts';
import { noteLookUp } from './look-up-limit.ts';
import { masksOf } from './masks.ts';
import { type PersonRow, type RevealRow, type SealedRow, toPerson, toReveal } from './person-rows.ts';
import type { PersonVault } from './person-vault.ts';
import { plainIdentityNumber, plainTelephone } from './personal-numbers.ts';
import {
  type NewPerson,
  PERSON_FIELDS,
  type PersonalContent,
  type PersonField,
  type PersonFile,
  type PersonFilter,
  type PersonPlaceRecord,
  type PersonRecord,
  type PersonRepository,
  type RevealPurpose,
  type RevealRecord,
} from './records.ts';
import { tellsOf, usableContent } from './usable-content.ts';

/** Handing a person what is kept about her is no look behind the mask, but whoever does it all day is not asked for it. */
const FILES = { action: 'person.file', limit: 20, code: 'file-limit' } as const;
const sql = (file: string) => statement(import.meta.url, file);
const PERSONS_PAGE = sql('./persons-page.sql');
const PERSONS_BY_IDS = sql('./persons-by-ids.sql');
const PERSONS_OF_APPEALS = sql('./persons-of-appeals.sql');
const PERSON_SEALED = sql('./person-sealed.sql');
const PERSON_PLACE = sql('./person-place.sql');
const PERSON_INSERT = sql('./person-insert.sql');
const SEALED_INSERT = sql('./person-sealed-insert.sql');
const KEY_INSERT = sql('./person-key-insert.sql');
const LINK_INSERT = sql('./person-link-insert.sql');
const PERSON_CORRECT = sql('./person-correct.sql');
const SEALED_REPLACE = sql('./person-sealed-replace.sql');
const PERSON_APPEALS = sql('./person-appeals.sql');
const REVEAL_LOCK = sql('./reveal-lock.sql');
const REVEAL_COUNT = sql('./reveal-count.sql');
const REVEAL_INSERT = sql('./reveal-insert.sql');
const REVEALS_PAGE = sql('./reveals-page.sql');
const REVEALS_ALL = sql('./reveals-all.sql');
const SOME_KEY = sql('./some-key.sql');
const PLACES = { town: sql('./places-town.sql'), community: sql('./places-community.sql') } as const;

const NOWHERE_EXCLUDED = { everything: true, towns: [], communities: [], grids: [], departments: [] };
/** A row that row-level security does not let be written. */
const INSUFFICIENT_PRIVILEGE = '42501';
/** Vaults whose key was found to open what is there: one look a process is enough. */
const PROVEN = new WeakSet<PersonVault>();

interface PlaceRow {
  readonly building_known: boolean;
  readonly appeal_known: boolean;
  readonly town_id: string | null;
  readonly community_id: string | null;
  readonly grid_code: string | null;
  readonly department_ids: string[];
  readonly needed_at: string;
}

interface AppealRow {
  readonly number: string;
  readonly title: string;
  readonly category: string;
  readonly status: string;
  readonly requested_at: string;
  readonly closed_at: string | null;
}

/** Thrown inside a transaction to take back what it wrote. */
class OutOfReach extends Error {}

export class SqlPersonRepository implements PersonRepository {
  constructor(
    private readonly database: Database,
    private readonly district: string,
    private readonly vault: PersonVault | null,
  ) {}

  persons(filter: PersonFilter, page: PageRequest): Promise<Page<PersonRecord>> {
    const { telephone, identityNumber, communityId, gridCode, erased } = filter;
    const { everything, towns, communities, grids, departments } = filter.within ?? NOWHERE_EXCLUDED;
    const values = {
      district: this.district,
      ...{ everything, towns, communities, grids, departments },
      telephone: telephone === undefined ? null : this.indexOf('telephone', plainTelephone(telephone)),
      identity:
        identityNumber === undefined ? null : this.indexOf('identity', plainIdentityNumber(identityNumber)),
      community: communityId ?? null,
      grid: gridCode ?? null,
      erased: erased ?? null,
    };
    return this.database.read((session) => listPage(session, PERSONS_PAGE, values, page, toPerson));
  }

  lookUp({ telephone, identityNumber }: PersonFilter, by: Actor): Promise<Refused | null> {
    const given = { telephone, identityNumber };
    const numbers = Object.entries(given).flatMap(([kind, number]) => (number === undefined ? [] : [kind]));
    if (numbers.length === 0) return Promise.resolve(null);
    return this.database.write((session) => noteLookUp(session, this.district, by, numbers));
  }

  byIds(ids: readonly string[]): Promise<ReadonlyMap<string, PersonRecord>> {
    return this.database.read(async (session) => {
      const rows = await session.rows<PersonRow>(PERSONS_BY_IDS, { district: this.district, ids });
      return new Map(rows.map((row) => [row.id, toPerson(row)]));
    });
  }

  ofAppeals(appealIds: readonly string[]): Promise<ReadonlyMap<string, readonly PersonRecord[]>> {
    return this.database.read(async (session) => {
      const rows = await session.rows<PersonRow & { appeal_id: string }>(PERSONS_OF_APPEALS, {
        district: this.district,
        appeals: appealIds,
      });
      return groupRows(appealIds, rows, ({ appeal_id }) => appeal_id, toPerson);
    });
  }

  places(
    kind: 'town' | 'community',
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, PersonPlaceRecord>> {
    return this.database.read(async (session) => {
      const rows = await session.rows<{ id: string; name: string; name_en: string }>(PLACES[kind], {
        district: this.district,
        ids,
      });
      return new Map(rows.map(({ id, name, name_en }) => [id, { id, name, nameEn: name_en }]));
    });
  }

  async register(
    { content, buildingId, near, appealId }: NewPerson,
    by: Actor,
    mayKeep: (person: PersonRecord) => boolean = () => true,
  ): Promise<PersonRecord | Refused> {
    const usable = usableContent(content);
    if ('code' in usable) return usable;
    if (near !== null) pointText(near.lon, near.lat);
    const vault = this.openVault();
    const { district } = this;
    const id = randomUUID();
    return this.database
      .write(async (session) => {
        await this.prove(session, vault);
        const place = await session.one<PlaceRow>(PERSON_PLACE, {
          district,
          building: buildingId,
          appeal: appealId,
          lon: near?.lon ?? null,
          lat: near?.lat ?? null,
        });
        if (!place.building_known) return refused('unknown-building');
        if (!place.appeal_known) return refused('unknown-appeal');
        const sealed = vault.sealNew(usable, district, id);
        await session.one(PERSON_INSERT, {
          ...maskValues(usable),
          district,
          id,
          telephone_index: sealed.telephoneIndex,
          identity_index: sealed.identityIndex,
          town: place.town_id,
          community: place.community_id,
          grid: place.grid_code,
          departments: place.department_ids,
          needed_at: place.needed_at,
        });
        await session.one(SEALED_INSERT, { district, id, content: sealed.content, building: buildingId });
        await session.one(KEY_INSERT, { district, id, wrapped: sealed.wrapped });
        if (appealId !== null) await session.one(LINK_INSERT, { district, id, appeal: appealId });
        await writeAudit(session, district, by, {
          action: 'person.register',
          objectKind: 'person',
          objectId: id,
          after: { appealId },
          personId: id,
          sealed: vault.sealForLog(sealed.key, { after: { ...usable, buildingId } }, district, id),
        });
        const person = await this.find(session, id);
        if (person === null || !mayKeep(person)) throw new OutOfReach();
        return person;
      })
      .catch((error: unknown) => {
        if (error instanceof OutOfReach || (error as { code?: string }).code === INSUFFICIENT_PRIVILEGE)
          return refused('out-of-reach');
        throw error;
      });
  }

  async correct(id: string, change: Partial<PersonalContent>, by: Actor): Promise<PersonRecord | Refused> {
    const { district } = this;
    return this.withContent(id, async (session, row, content, key, vault) => {
      const usable = usableContent({ ...content, ...change });
      if ('code' in usable) return usable;
      const changed = PERSON_FIELDS.filter((field) => usable[field] !== content[field]);
      if (changed.length === 0) return refused('correction-empty');
      const { telephoneIndex, identityIndex } = vault.indexes(usable, district);
      await session.one(PERSON_CORRECT, {
        ...maskValues(usable),
        district,
        id,
        telephone_index: telephoneIndex,
        identity_index: identityIndex,
      });
      await session.one(SEALED_REPLACE, {
        district,
        id,
        content: vault.sealContent(key, usable, district, id),
        forget_building: false,
      });
      await writeAudit(session, district, by, {
        action: 'person.correct',
        objectKind: 'person',
        objectId: id,
        after: { fields: changed },
        personId: id,
        sealed: vault.sealForLog(
          key,
          { before: only(content, changed), after: only(usable, changed) },
          district,
          id,
        ),
      });
      return (await this.find(session, id)) ?? toPerson(row);
    });
  }

  reveal(
    id: string,
    { fields, purpose, reason }: Parameters<PersonRepository['reveal']>[1],
    by: Actor,
  ): ReturnType<PersonRepository['reveal']> {
    const account = accountOf(by);
    return this.withContent(id, async (session, row, content) => {
      await session.one(REVEAL_LOCK, { district: this.district, account });
      const { persons, until, most } = await this.countReveals(session, account, id);
      if (persons >= most)
        return refused('reveal-limit', { limit: most, until: (until ?? new Date()).toISOString() });
      // Only now: else whoever may look at nobody any more could go on guessing in reasons.
      if (tellsOf(reason, content)) return refused('reason-personal');
      await this.recordReveal(session, 'person.reveal', id, { fields, purpose, reason }, by);
      return { person: toPerson(row), content: only(content, fields), left: most - persons - 1 };
    });
  }

  reveals(personId: string, page: PageRequest): Promise<Page<RevealRecord>> {
    return this.revealsPage({ person: personId, account: null }, page);
  }

  revealsBy(accountId: string, page: PageRequest): Promise<Page<RevealRecord>> {
    return this.revealsPage({ person: null, account: accountId }, page);
  }

  revealLimit(accountId: string): Promise<{ readonly limit: number; readonly left: number }> {
    return this.database.read(async (session) => {
      const { persons, most } = await this.countReveals(session, accountId, null);
      return { limit: most, left: Math.max(0, most - persons) };
    });
  }

  file(id: string, reason: string, by: Actor): Promise<PersonFile | Refused> {
    const { district } = this;
    const asked = { fields: PERSON_FIELDS, purpose: 'data-subject', reason } as const;
    return this.withContent(id, async (session, row, content) => {
      // Before the reason is looked at: what it may not hold tells of the person.
      const tooOften = await refusedByDailyLimit(session, district, by.accountId, FILES);
      if (tooOften !== null) return tooOften;
      if (tellsOf(reason, content)) return refused('reason-personal');
      await this.recordReveal(session, FILES.action, id, asked, by);
      const appeals = await session.rows<AppealRow>(PERSON_APPEALS, { district, id });
      const reveals = await session.rows<RevealRow>(REVEALS_ALL, { district, person: id });
      return {
        person: toPerson(row),
        content,
        appeals: appeals.map(({ number, title, category, status, requested_at, closed_at }) => ({
          ...{ number, title, category, status },
          requestedAt: new Date(requested_at),
          closedAt: closed_at === null ? null : new Date(closed_at),
        })),
        reveals: reveals.map(toReveal),
      };
    });
  }

  erase(id: string, by: Actor): Promise<PersonRecord | Refused> {
    return this.withContent(id, async (session, row, content) => {
      if (by.reason != null && tellsOf(by.reason, content)) return refused('reason-personal');
      await eraseContent(session, this.district, id, content, by);
      return (await this.find(session, id)) ?? toPerson(row);
    });
  }

  /** Runs a transaction on a person whose content could be opened; refused where there is none. */
  private withContent<T>(
    id: string,
    work: (
      session: Session,
      row: SealedRow,
      content: PersonalContent,
      key: Buffer,
      vault: PersonVault,
    ) => Promise<T | Refused>,
  ): Promise<T | Refused> {
    const { district } = this;
    return this.database.write(async (session) => {
      const [row] = await session.rows<SealedRow>(PERSON_SEALED, { district, id });
      if (row === undefined) return refused('unknown-person');
      if (row.erased_at !== null || row.wrapped === null) return refused('person-erased');
      const vault = this.openVault();
      const key = vault.unwrap(row.wrapped, district, id);
      return work(session, row, vault.openContent(key, row.content, district, id), key, vault);
    });
  }

  private async recordReveal(
    session: Session,
    action: 'person.reveal' | 'person.file',
    person: string,
    ask: {
      readonly fields: readonly PersonField[];
      readonly purpose: RevealPurpose;
      readonly reason: string;
    },
    by: Actor,
  ): Promise<void> {
    const { fields, purpose, reason } = ask;
    const { district } = this;
    const id = randomUUID();
    await session.one(REVEAL_INSERT, {
      district,
      id,
      person,
      account: accountOf(by),
      fields,
      purpose,
      reason,
    });
    await writeAudit(
      session,
      district,
      { ...by, reason },
      { action, objectKind: 'person', objectId: person, after: { revealId: id, fields, purpose } },
    );
  }

  private async countReveals(session: Session, account: string, besides: string | null) {
    const { persons, until, most } = await session.one<{
      persons: number;
      until: string | null;
      most: number | null;
    }>(REVEAL_COUNT, { district: this.district, account, besides });
    return { persons, until: until === null ? null : new Date(until), most: most ?? 0 };
  }

  private revealsPage(
    of: { readonly person: string | null; readonly account: string | null },
    page: PageRequest,
  ): Promise<Page<RevealRecord>> {
    const values = { district: this.district, ...of };
    return this.database.read((session) => listPage(session, REVEALS_PAGE, values, page, toReveal));
  }

  private async find(session: Session, id: string): Promise<PersonRecord | null> {
    const [row] = await session.rows<PersonRow>(PERSONS_BY_IDS, { district: this.district, ids: [id] });
    return row === undefined ? null : toPerson(row);
  }

  private openVault(): PersonVault {
    if (this.vault === null)
      throw new StoreError('master-key-missing', 'There is no master key to open what is sealed with.');
    return this.vault;
  }

  /** Looks once whether the key opens what is there, so that nobody is sealed with another key than the rest. */
  private async prove(session: Session, vault: PersonVault): Promise<void> {
    if (PROVEN.has(vault)) return;
    const [known] = await asSystemWithin(session, () =>
      session.rows<{ person_id: string; wrapped: Buffer }>(SOME_KEY, { district: this.district }),
    );
    if (known === undefined) return;
    vault.unwrap(known.wrapped, this.district, known.person_id);
    PROVEN.add(vault);
  }

  /** The index of a number; one that nobody has where it is none. */
  private indexOf(kind: 'telephone' | 'identity', number: string | null): Buffer {
    return number === null ? Buffer.alloc(0) : this.openVault().index(kind, number, this.district);
  }
}

function maskValues(content: PersonalContent) {
  const { nameMask, telephoneMask, identityMask, homeMask } = masksOf(content);
  return {
    name_mask: nameMask,
    telephone_mask: telephoneMask,
    identity_mask: identityMask,
    home_mask: homeMask,
  };
}

function only(content: PersonalContent, fields: readonly PersonField[]): Partial<PersonalContent> {
  return Object.fromEntries(fields.map((field) => [field, content[field]]));
}

function accountOf(by: Actor): string {
  if (by.accountId === null) throw new StoreError('not-found', 'Only accounts look behind a mask.');
  return by.accountId;
}
