import type { AuditDay, AuditSearch } from '@onegrid/store';
import { commandError } from './command-error.ts';
import { type OptionKinds, type Options, readOptions } from './read-options.ts';

/** What `onegrid audit` was asked to do. */
export type AuditArguments =
  | { readonly act: 'help' }
  | { readonly act: 'days' }
  | {
      readonly act: 'verify';
      readonly anchors: readonly Pick<AuditDay, 'day' | 'hash'>[];
      readonly json: boolean;
    }
  | {
      readonly act: 'export';
      readonly file: string;
      readonly format: 'csv' | 'jsonl';
      readonly search: AuditSearch;
    };

const KINDS: Readonly<Record<'verify' | 'days' | 'export', OptionKinds>> = {
  verify: { anchor: 'values', json: 'flag' },
  days: {},
  export: { since: 'value', until: 'value' },
};
const DAY = /^\d{4}-\d\d-\d\d$/;
const DAY_MS = 86_400_000;

/** @throws CommandError naming the first argument that is wrong. */
export function readAuditArguments([act, ...args]: readonly string[]): AuditArguments {
  if (act === '--help' || act === '-h') return { act: 'help' };
  if (act !== 'verify' && act !== 'days' && act !== 'export') {
    throw commandError('unknown-command', { command: `audit ${act}` });
  }
  const command = `audit ${act}`;
  const options = readOptions(command, args, KINDS[act]);
  if (options.flag('help')) return { act: 'help' };
  const [file, ...others] = options.positionals;
  const stray = act === 'export' ? others[0] : file;
  if (stray !== undefined) throw commandError('unexpected-argument', { argument: stray, command });
  if (act === 'days') return { act };
  if (act === 'verify') {
    return { act, anchors: options.values('anchor').map(anchorOf), json: options.flag('json') };
  }
  if (file === undefined) throw commandError('audit-file-missing');
  const format = /\.(csv|jsonl)$/i.exec(file)?.[1].toLowerCase();
  if (format !== 'csv' && format !== 'jsonl') throw commandError('audit-wrong-file', { file });
  return { act, file, format, search: searchOf(options) };
}

function anchorOf(value: string): Pick<AuditDay, 'day' | 'hash'> {
  const [, day, hash] = /^(\d{4}-\d\d-\d\d):([0-9a-f]{64})$/i.exec(value) ?? [];
  if (day === undefined || hash === undefined) throw commandError('audit-wrong-anchor', { value });
  return { day, hash: hash.toLowerCase() };
}

function searchOf(options: Options): AuditSearch {
  const since = timeOf('--since', options.value('since'), 0);
  const until = timeOf('--until', options.value('until'), DAY_MS);
  return { ...(since === null ? {} : { since }), ...(until === null ? {} : { until }) };
}

/** A day in China begins there at midnight; `toDay` is added to days only. */
function timeOf(option: string, value: string | undefined, toDay: number): Date | null {
  if (value === undefined) return null;
  const isDay = DAY.test(value);
  const at = Date.parse(isDay ? `${value}T00:00:00+08:00` : value);
  const readable = isDay || /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(value);
  if (!readable || Number.isNaN(at)) throw commandError('audit-wrong-time', { option, value });
  return new Date(isDay ? at + toDay : at);
}
