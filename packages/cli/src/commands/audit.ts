import { resolve } from 'node:path';
import { AUDIT_CSV_HEADER, auditCsvLine, BYTE_ORDER_MARK, say } from '@onegrid/api';
import {
  type AuditDay,
  type AuditSearch,
  type AuditVerdict,
  type DistrictStore,
  openStore,
  StoreError,
  SYSTEM_ACTOR,
} from '@onegrid/store';
import { readAuditArguments } from '../arguments/audit-arguments.ts';
import { CommandError, commandError } from '../arguments/command-error.ts';
import { writeFiles } from '../files/write-files.ts';
import { text } from '../messages/catalogue.ts';
import { ProgressBar } from '../progress-bar.ts';
import type { Terminal } from '../terminal.ts';
import { databaseOptionsOf, settingsOf } from './serve-settings.ts';

const PAGE = 200;
/** As many faults as a verdict lists. */
const FAULTS_LISTED = 100;

/**
 * `onegrid audit verify|days|export`: whether the log of the district that the database holds is what it was, the
 * hashes to keep of it, and the log itself as a file. The embedded database must not be in use.
 *
 * @returns the exit code: 1 where the log does not hold.
 * @throws CommandError on bad arguments, a database that cannot be opened, or one without a district.
 */
export async function runAudit(
  args: readonly string[],
  terminal: Terminal,
  environment: NodeJS.ProcessEnv,
): Promise<number> {
  if (args.length === 0) {
    terminal.error(text(terminal.locale, 'usage-audit'));
    return 2;
  }
  const asked = readAuditArguments(args);
  if (asked.act === 'help') {
    terminal.out(text(terminal.locale, 'usage-audit'));
    return 0;
  }
  return withDistrict(environment, (district) => {
    if (asked.act === 'days') return listDays(district, terminal);
    if (asked.act === 'verify') return verify(district, asked.anchors, asked.json, terminal);
    return exportLines(district, asked, terminal);
  });
}

async function withDistrict(
  environment: NodeJS.ProcessEnv,
  use: (district: DistrictStore) => Promise<number>,
): Promise<number> {
  const store = await openStore(databaseOptionsOf(settingsOf({ ...environment, PORT: '' })!)).catch(
    (error: unknown) => {
      if (error instanceof StoreError) throw new CommandError([error.message]);
      throw error;
    },
  );
  try {
    const [district] = await store.districts();
    if (district === undefined) throw commandError('audit-no-district');
    return await use(store.in(district.code));
  } finally {
    await store.close();
  }
}

async function listDays({ audit }: DistrictStore, terminal: Terminal): Promise<number> {
  const days: AuditDay[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const page = await audit.days({ first: PAGE, after });
    days.push(...page.nodes);
    after = page.cursors.at(-1) ?? null;
    more = page.hasNextPage;
  }
  for (const { day, hash, lines } of days.reverse()) terminal.out(`${day}:${hash}  ${lines}\n`);
  if (days.length === 0) terminal.error(`${text(terminal.locale, 'audit-empty')}\n`);
  return 0;
}

async function verify(
  { audit }: DistrictStore,
  anchors: readonly Pick<AuditDay, 'day' | 'hash'>[],
  json: boolean,
  terminal: Terminal,
): Promise<number> {
  const bar = new ProgressBar(terminal);
  const verdict = await audit
    .verify(anchors, (fraction) => bar.show('verify', fraction))
    .finally(() => bar.clear());
  const holds = verdict.faults.length === 0;
  if (json) terminal.out(`${JSON.stringify({ holds, ...verdict }, null, 2)}\n`);
  else for (const line of verdictLines(verdict, terminal)) terminal.out(`${line}\n`);
  return holds ? 0 : 1;
}

function verdictLines(
  { lines, days, erased, faults, end }: AuditVerdict,
  { locale }: Terminal,
): readonly string[] {
  const listed = faults.map(({ kind, position, entryId, day }) =>
    say(locale, `audit-${kind}`, { position: position ?? '–', entry: entryId ?? '–', day: day ?? '–' }),
  );
  const failed = faults.length < FAULTS_LISTED ? 'audit-fails' : 'audit-fails-more';
  return [
    ...listed,
    faults.length === 0
      ? text(locale, 'audit-holds', { lines, days, erased })
      : text(locale, failed, { faults: faults.length, lines, days }),
    end === null ? text(locale, 'audit-empty') : text(locale, 'audit-end', { ...end }),
  ];
}

async function exportLines(
  { audit, access }: DistrictStore,
  asked: { readonly file: string; readonly format: 'csv' | 'jsonl'; readonly search: AuditSearch },
  terminal: Terminal,
): Promise<number> {
  const { file, format, search } = asked;
  await access.record({ action: 'audit.export', objectKind: 'audit', after: search }, SYSTEM_ACTOR);
  const expected = (await audit.lines(search, { first: 1 })).totalCount;
  const bar = new ProgressBar(terminal);
  let written = 0;
  async function* pieces(): AsyncGenerator<string> {
    if (format === 'csv') yield BYTE_ORDER_MARK + AUDIT_CSV_HEADER;
    for await (const lines of audit.all(search)) {
      yield lines
        .map((line) => (format === 'csv' ? auditCsvLine(line) : `${JSON.stringify(line)}\n`))
        .join('');
      written += lines.length;
      // The log may hold more lines than anybody counts.
      bar.show('export', expected === null ? 0 : written / expected);
    }
  }
  await writeFiles([{ path: resolve(terminal.folder, file), shownAs: file, pieces: pieces() }]).finally(() =>
    bar.clear(),
  );
  terminal.out(`${text(terminal.locale, 'audit-exported', { lines: written, file })}\n`);
  return 0;
}
