import { writeAudit } from '../access/write-audit.ts';
import type { Actor } from '../actor.ts';
import type { Database } from '../engine/database.ts';
import { listPage } from '../engine/list-page.ts';
import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import { type Refused, refused, StoreError } from '../outcome.ts';
import type { Page, PageRequest } from '../page.ts';
import type { PersonVault } from '../personal/person-vault.ts';
import {
  type PrivacySettingRecord,
  RETENTION_KINDS,
  type RetentionKind,
  type RetentionRepository,
  type RetentionRuleRecord,
  type RetentionRunRecord,
} from './records.ts';
import { type PrivacyRow, toPrivacy, toRun } from './retention-rows.ts';
import { runRetention } from './run-retention.ts';

const RULES = statement(import.meta.url, './rules.sql');
const RULE_SET = statement(import.meta.url, './rule-set.sql');
const RUNS_PAGE = statement(import.meta.url, './runs-page.sql');
const PRIVACY = statement(import.meta.url, './privacy.sql');
const PRIVACY_SET = statement(import.meta.url, './privacy-set.sql');
const COUNT = {
  person: statement(import.meta.url, './count-persons.sql'),
  session: statement(import.meta.url, './count-sessions.sql'),
  'recoded-sheet': statement(import.meta.url, './count-sheets.sql'),
} as const;

const DAY_MS = 86_400_000;
const MOST_DAYS = 36_500;
/** Logs of the network are kept for half a year at the least (网络安全法, article 21). */
const LEAST_DAYS: Readonly<Record<RetentionKind, number>> = { person: 1, session: 180, 'recoded-sheet': 1 };
const LEAST_GROUP = [5, 100] as const;
const REVEALS = [0, 1_000] as const;

interface RuleRow {
  readonly kind: RetentionKind;
  readonly keep_days: number;
  readonly basis: string;
  readonly updated_at: string;
  readonly updated_by: string;
}

export class SqlRetentionRepository implements RetentionRepository {
  constructor(
    private readonly database: Database,
    private readonly district: string,
    private readonly vault: PersonVault | null,
  ) {}

  rules(now: Date = new Date()): Promise<readonly RetentionRuleRecord[]> {
    return this.database.read((session) => this.readRules(session, now));
  }

  setRule(
    kind: RetentionKind,
    keepDays: number,
    basis: string,
    by: Actor,
  ): Promise<RetentionRuleRecord | Refused> {
    return this.database.write(async (session) => {
      if (keepDays < LEAST_DAYS[kind]) return refused('retention-too-short', { least: LEAST_DAYS[kind] });
      if (keepDays > MOST_DAYS) return refused('retention-too-long', { most: MOST_DAYS });
      const before = ruleOf(kind, await this.readRules(session, new Date()));
      await session.one(RULE_SET, { district: this.district, kind, days: keepDays, basis, by: by.name });
      await writeAudit(session, this.district, by, {
        action: 'retention.rule',
        objectKind: 'retention-rule',
        objectId: kind,
        before: { keepDays: before.keepDays, basis: before.basis },
        after: { keepDays, basis },
      });
      return ruleOf(kind, await this.readRules(session, new Date()));
    });
  }

  runs(page: PageRequest): Promise<Page<RetentionRunRecord>> {
    return this.database.read((session) =>
      listPage(session, RUNS_PAGE, { district: this.district }, page, toRun),
    );
  }

  async run(by: Actor, now: Date = new Date(), signal?: AbortSignal): Promise<RetentionRunRecord> {
    const database = this.database.asSystem();
    const { district, vault } = this;
    const rules = await database.read((session) => session.rows<RuleRow>(RULES, { district }));
    const before = Object.fromEntries(
      rules.map(({ kind, keep_days }) => [kind, daysBefore(now, keep_days)]),
    ) as Record<RetentionKind, Date>;
    return runRetention({ database, district, vault, before, by, signal });
  }

  privacy(): Promise<PrivacySettingRecord> {
    return this.database.read(async (session) =>
      toPrivacy(await session.one<PrivacyRow>(PRIVACY, { district: this.district })),
    );
  }

  setPrivacy(
    { leastGroup, revealsPerDay }: { readonly leastGroup?: number; readonly revealsPerDay?: number },
    by: Actor,
  ): Promise<PrivacySettingRecord | Refused> {
    return this.database.write(async (session) => {
      const { district } = this;
      if (isOutside(leastGroup, LEAST_GROUP))
        return refused('least-group-out-of-range', { least: LEAST_GROUP[0], most: LEAST_GROUP[1] });
      if (isOutside(revealsPerDay, REVEALS))
        return refused('reveals-out-of-range', { least: REVEALS[0], most: REVEALS[1] });
      const before = toPrivacy(await session.one<PrivacyRow>(PRIVACY, { district }));
      const row = await session.one<PrivacyRow>(PRIVACY_SET, {
        district,
        least_group: leastGroup ?? null,
        reveals: revealsPerDay ?? null,
        by: by.name,
      });
      const after = toPrivacy(row);
      await writeAudit(session, district, by, {
        action: 'privacy.set',
        objectKind: 'privacy-setting',
        objectId: null,
        before: { leastGroup: before.leastGroup, revealsPerDay: before.revealsPerDay },
        after: { leastGroup: after.leastGroup, revealsPerDay: after.revealsPerDay },
      });
      return after;
    });
  }

  private async readRules(session: Session, now: Date): Promise<readonly RetentionRuleRecord[]> {
    const { district } = this;
    const rows = await session.rows<RuleRow>(RULES, { district });
    const rules: RetentionRuleRecord[] = [];
    for (const kind of RETENTION_KINDS) {
      const row = rows.find((one) => one.kind === kind);
      if (row === undefined) continue;
      const before = daysBefore(now, row.keep_days);
      const { due } = await session.one<{ due: number }>(COUNT[kind], { district, before });
      rules.push({
        kind,
        keepDays: row.keep_days,
        leastDays: LEAST_DAYS[kind],
        basis: row.basis,
        updatedAt: new Date(row.updated_at),
        updatedBy: row.updated_by,
        due,
      });
    }
    return rules;
  }
}

function ruleOf(kind: RetentionKind, rules: readonly RetentionRuleRecord[]): RetentionRuleRecord {
  const rule = rules.find((one) => one.kind === kind);
  if (rule === undefined) throw new StoreError('verdict-missing', `There is no rule for ${kind}.`);
  return rule;
}

function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * DAY_MS);
}

function isOutside(value: number | undefined, [least, most]: readonly [number, number]): boolean {
  return value !== undefined && !(Number.isInteger(value) && value >= least && value <= most);
}
