import type { InferEntity } from '@mikro-orm/core';
import { writeAudit } from '../access/write-audit.ts';
import type { Actor } from '../actor.ts';
import type { Bounds } from '../asset/records.ts';
import type { Database } from '../engine/database.ts';
import { refusedTooLarge } from '../engine/embedded-limits.ts';
import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import { type Refused, refused, StoreError } from '../outcome.ts';
import { placePersons } from '../personal/place-persons.ts';
import { clearKind, usersOf } from './clear-base-data.ts';
import { BaseDataSourceEntity } from './entities.ts';
import {
  BASE_DATA_KINDS,
  type BaseDataContent,
  type BaseDataKind,
  type BaseDataRecord,
  type BaseDataSource,
  type NewBaseDataSource,
  type SetupCounts,
  type SetupRepository,
} from './records.ts';
import { replaceBaseData } from './replace-base-data.ts';

const SETUP_COUNTS = statement(import.meta.url, './setup-counts.sql');
const BASE_DATA_SETS = statement(import.meta.url, './base-data-sets.sql');

/** Where persons are follows from these. */
const PLACES_PERSONS: readonly BaseDataKind[] = ['towns', 'communities', 'buildings'];

interface CountsRow extends Readonly<Record<Exclude<BaseDataKind, 'outline'>, number>> {
  readonly code: string;
  readonly name: string;
  readonly name_en: string;
  readonly synthetic: boolean;
  readonly bounds: Bounds | null;
  readonly departments: number;
  readonly layers: number;
  readonly plans: number;
}

interface DataSetRow {
  readonly kind: BaseDataKind;
  readonly count: number;
  readonly bounds: Bounds | null;
}

export class SqlSetupRepository implements SetupRepository {
  constructor(
    private readonly database: Database,
    private readonly district: string,
  ) {}

  counts(): Promise<SetupCounts | null> {
    return this.database.read(async (session) => {
      const [row] = await session.rows<CountsRow>(SETUP_COUNTS, { district: this.district });
      if (row === undefined) return null;
      const { code, name, synthetic, bounds, departments, layers, plans } = row;
      const { towns, communities, compounds, buildings, streets, water } = row;
      const outline = bounds === null ? 0 : 1;
      return {
        district: { code, name, nameEn: row.name_en, synthetic },
        bounds,
        baseData: { outline, towns, communities, compounds, buildings, streets, water },
        departments,
        layers,
        plans,
      };
    });
  }

  baseData(): Promise<readonly BaseDataRecord[]> {
    return this.database.read((session) => this.records(session, BASE_DATA_KINDS));
  }

  importBaseData(
    content: BaseDataContent,
    source: NewBaseDataSource,
    by: Actor,
  ): Promise<BaseDataRecord | Refused> {
    const { kind } = content;
    const written = this.database.write(async (session) => {
      const [before] = await this.records(session, [kind]);
      const refusal = await replaceBaseData(session, this.district, content, source.fileId);
      if (refusal !== null) return refusal;
      await session.em.upsert(BaseDataSourceEntity, {
        districtCode: this.district,
        kind,
        ...source,
        importedAt: new Date(),
        importedBy: by.name,
      });
      session.em.clear();
      const [after] = await this.records(session, [kind]);
      await this.changed(session, by, 'base-data.import', before, after);
      return after;
    });
    return written.catch(refusedTooLarge);
  }

  clearBaseData(kind: BaseDataKind, by: Actor): Promise<Refused | null> {
    return this.database.write(async (session) => {
      const used = await usersOf(session, this.district, kind);
      if (used !== null) return refused('base-data-in-use', { kind, by: used });
      const [before] = await this.records(session, [kind]);
      await clearKind(session, this.district, kind);
      await session.em.nativeDelete(BaseDataSourceEntity, { districtCode: this.district, kind });
      session.em.clear();
      const [after] = await this.records(session, [kind]);
      await this.changed(session, by, 'base-data.clear', before, after);
      return null;
    });
  }

  private async records(
    session: Session,
    kinds: readonly BaseDataKind[],
  ): Promise<readonly BaseDataRecord[]> {
    const rows = await session.rows<DataSetRow>(BASE_DATA_SETS, { district: this.district, kinds });
    if (rows.length !== kinds.length) {
      throw new StoreError('verdict-missing', `${rows.length} of ${kinds.length} kinds were counted.`);
    }
    const sources = await session.em.find(BaseDataSourceEntity, { districtCode: this.district });
    return rows.map((row) => {
      const source = sources.find(({ kind }) => kind === row.kind);
      return { ...row, source: source === undefined ? null : toSource(source) };
    });
  }

  private async changed(
    session: Session,
    by: Actor,
    action: string,
    before: BaseDataRecord,
    after: BaseDataRecord,
  ): Promise<void> {
    if (PLACES_PERSONS.includes(after.kind)) await placePersons(session, this.district);
    await writeAudit(session, this.district, by, {
      action,
      objectKind: 'base-data',
      objectId: after.kind,
      before: auditedState(before),
      after: auditedState(after),
    });
    session.announce({ kind: 'base-data-changed', district: this.district, baseData: after.kind });
  }
}

function auditedState({ count, source }: BaseDataRecord) {
  if (source === null) return { count };
  const { fileId, fileName, reference, encoding, mapping } = source;
  return { count, fileId, fileName, reference, encoding, mapping };
}

function toSource(source: InferEntity<typeof BaseDataSourceEntity>): BaseDataSource {
  const { fileId, fileName, reference, mapping, report, importedAt, importedBy } = source;
  const encoding = source.encoding ?? null;
  return { fileId, fileName, reference, encoding, mapping, report, importedAt, importedBy };
}
