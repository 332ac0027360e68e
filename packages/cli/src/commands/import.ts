import { CommandError, commandError } from '../arguments/command-error.ts';
import { type ImportArguments, readImportArguments } from '../arguments/import-arguments.ts';
import { readDataFiles } from '../files/read-data-files.ts';
import { type Locale, text } from '../messages/catalogue.ts';
import { ProgressBar } from '../progress-bar.ts';
import { type Answered, ServerSession } from '../server/server-session.ts';
import type { Terminal } from '../terminal.ts';

/** What the server found in a file, worded in the language of the request. */
interface Report {
  readonly read: number;
  readonly accepted: number;
  readonly repaired: readonly { readonly row: number; readonly message: string }[];
  readonly refused: readonly { readonly row: number; readonly id: string | null; readonly message: string }[];
  readonly noticed: readonly { readonly message: string }[];
  readonly remarks: readonly { readonly message: string }[];
}

interface Imported extends Answered {
  readonly fields?: readonly string[];
  readonly id?: string;
  readonly gridCount?: number;
  readonly report?: Report;
  readonly planNotice?: string | null;
  readonly dataSet?: { readonly count: number };
}

const REPORT =
  'report { read accepted repaired { row message } refused { row id message } noticed { message } remarks { message } }';
const PREPARE = `mutation($input: PrepareLayerInput!) { imported: prepareLayer(input: $input) {
  __typename ... on FileRejected { code message fields } ... on Layer { id gridCount ${REPORT} } } }`;
const IMPORT = `mutation($input: ImportBaseDataInput!) { imported: importBaseData(input: $input) {
  __typename ... on FileRejected { code message fields } ... on Refusal { code message }
  ... on BaseDataImported { planNotice dataSet { count } ${REPORT} } } }`;
const ACCEPT = `mutation($id: ID!, $newRound: Boolean!) {
  acceptLayer(id: $id, newRound: $newRound) { __typename ... on Refusal { code message } } }`;

/** Rows of each kind that are told one by one. */
const ROWS_TOLD = 50;

/**
 * `onegrid import`: brings a file to a running server, as a department's layer or as base data, over HTTP as any
 * client would. Signs in with ONEGRID_USER and ONEGRID_PASSWORD.
 *
 * @returns 0 where all rows were used, 1 where some were refused.
 * @throws CommandError on bad arguments and files, and where the server refuses or cannot be reached.
 */
export async function runImport(
  args: readonly string[],
  terminal: Terminal,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const given = readImportArguments(args);
  if (given === null) {
    terminal.out(text(terminal.locale, 'usage-import'));
    return 0;
  }
  const { ONEGRID_USER: user, ONEGRID_PASSWORD: password } = environment;
  if (!user || !password) throw commandError('import-account-missing');
  if (given.url.protocol === 'http:' && !isThisMachine(given.url.hostname)) {
    terminal.error(`${text(terminal.locale, 'import-unencrypted', { host: given.url.host })}\n`);
  }
  const progress = new ProgressBar(terminal);
  progress.show('read', 0);
  const files = await readDataFiles(terminal.folder, given.path);
  const session = new ServerSession(given.url, terminal.locale);
  try {
    progress.show('upload', 0);
    await session.signIn(user, password);
    const fileId = await session.upload(files);
    progress.show('import', 0);
    const imported = await importFile(session, given, fileId, terminal.locale);
    progress.clear();
    tell(given, imported, terminal);
    return (imported.report?.refused.length ?? 0) > 0 ? 1 : 0;
  } finally {
    progress.clear();
    await session.signOut();
  }
}

/** Has the server use the uploaded file; a refusal ends the command with the server's words. */
async function importFile(
  session: ServerSession,
  { path, target, reference, encoding }: ImportArguments,
  fileId: string,
  locale: Locale,
): Promise<Imported> {
  const read = { fileId, reference, encoding };
  const { imported } =
    target.kind === 'layer'
      ? await session.ask<{ imported: Imported }>(PREPARE, {
          input: {
            ...read,
            departmentId: target.department,
            idField: target.idField,
            newRound: target.newRound,
          },
        })
      : await session.ask<{ imported: Imported }>(IMPORT, {
          input: { ...read, kind: target.kind.toUpperCase(), fields: target.mapping },
        });
  if (imported.report === undefined) throw rejection(path, imported, locale);
  if (target.kind === 'layer' && target.accept) {
    const { acceptLayer } = await session.ask<{ acceptLayer: Answered }>(ACCEPT, {
      id: imported.id,
      newRound: target.newRound,
    });
    if (acceptLayer.__typename !== 'Layer') throw rejection(path, acceptLayer, locale);
  }
  return imported;
}

/** Why a file was not used, with the columns it has where that helps. */
function rejection(
  path: string,
  { message = '', code, fields = [] }: Imported,
  locale: Locale,
): CommandError {
  const columns =
    fields.length === 0 || code === 'file-unknown' ? '' : fields.join(locale === 'en' ? ', ' : '、');
  const parts = [`${path}: ${message} `];
  return new CommandError(columns === '' ? parts : [...parts, ['import-columns', { columns }]]);
}

/** The report, for people, on standard output. */
function tell({ path, target }: ImportArguments, imported: Imported, terminal: Terminal): void {
  const { locale } = terminal;
  const say = (line: string) => terminal.out(`${line}\n`);
  const { report, gridCount, dataSet, planNotice } = imported;
  if (report === undefined) return;
  const { read, accepted, refused, repaired } = report;
  say(
    text(locale, 'imported-rows', {
      path,
      read,
      accepted,
      refused: refused.length,
      repaired: repaired.length,
    }),
  );
  for (const { row, id, message } of refused.slice(0, ROWS_TOLD)) {
    say(text(locale, 'imported-refused', { row, id: id ?? '', message }));
  }
  for (const { row, message } of repaired.slice(0, ROWS_TOLD)) {
    say(text(locale, 'imported-repaired', { row, message }));
  }
  for (const { message } of [...report.noticed.slice(0, ROWS_TOLD), ...report.remarks]) say(`  ${message}`);
  const untold = [refused, repaired, report.noticed].reduce(
    (sum, rows) => sum + Math.max(0, rows.length - ROWS_TOLD),
    0,
  );
  if (untold > 0) say(text(locale, 'imported-more', { count: untold }));
  if (planNotice) say(planNotice);
  if (target.kind !== 'layer')
    say(text(locale, 'imported-base-data', { kind: target.kind, count: dataSet?.count }));
  else {
    const code = target.accept ? 'imported-accepted' : 'imported-draft';
    say(text(locale, code, { department: target.department, grids: gridCount }));
  }
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}
