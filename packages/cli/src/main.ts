#!/usr/bin/env node
import manifest from '../package.json' with { type: 'json' };
import { CommandError, commandError } from './arguments/command-error.ts';
import { readServeArguments } from './arguments/serve-arguments.ts';
import { callersFolder } from './files/read-file.ts';
import { text } from './messages/catalogue.ts';
import { localeOf } from './messages/locale.ts';
import type { Terminal } from './terminal.ts';

/**
 * The `onegrid` command. Each command is loaded when it is asked for, so that `merge`, `propose`, `check` and
 * `recode` start without the store.
 */
async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const [command, ...rest] = args;
  switch (command) {
    case 'merge':
      return (await import('./commands/merge.ts')).runMerge(rest, terminal);
    case 'propose':
      return (await import('./commands/propose.ts')).runPropose(rest, terminal);
    case 'check':
      return (await import('./commands/check.ts')).runCheck(rest, terminal);
    case 'explain':
      return (await import('./commands/explain.ts')).runExplain(rest, terminal);
    case 'recode':
      return (await import('./commands/recode.ts')).runRecode(rest, terminal);
    case 'account':
      return (await import('./commands/account.ts')).runAccount(rest, terminal, process.env);
    case 'audit':
      return (await import('./commands/audit.ts')).runAudit(rest, terminal, process.env);
    case 'import':
      return (await import('./commands/import.ts')).runImport(rest, terminal, process.env);
    case 'db':
      return (await import('./commands/db.ts')).runDb(rest, terminal, process.env);
    case 'serve':
      return serve(rest, terminal);
    case '--version':
    case '-v':
      terminal.out(`onegrid ${manifest.version}\n`);
      return 0;
    case undefined:
      terminal.error(text(terminal.locale, 'usage'));
      return 2;
    case '--help':
    case '-h':
    case 'help':
      terminal.out(text(terminal.locale, 'usage'));
      return 0;
    default:
      throw commandError('unknown-command', { command });
  }
}

async function serve(args: readonly string[], terminal: Terminal): Promise<number> {
  const firstData = readServeArguments(args);
  if (firstData !== null) return (await import('./commands/serve.ts')).serve(firstData);
  terminal.out(text(terminal.locale, 'usage-serve'));
  return 0;
}

/** The value of `--lang`, wherever it stands, and the other arguments. */
function takeLanguage(args: readonly string[]): { lang: string | undefined; rest: string[] } {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  if (at < 0) return { lang: undefined, rest: [...args] };
  const inline = args[at]!.startsWith('--lang=');
  const lang = inline ? args[at]!.slice('--lang='.length) : args[at + 1];
  return { lang, rest: args.toSpliced(at, inline || lang === undefined ? 1 : 2) };
}

const { lang, rest } = takeLanguage(process.argv.slice(2));
const terminal: Terminal = {
  locale: localeOf(lang, process.env),
  folder: callersFolder(process.env),
  out: (line) => process.stdout.write(line),
  error: (line) => process.stderr.write(line),
  interactive: process.stderr.isTTY === true,
  columns: process.stderr.columns ?? 80,
};
try {
  if (lang !== undefined && !/^(zh-CN|en)$/i.test(lang))
    throw commandError('wrong-language', { value: lang });
  process.exitCode = await run(rest, terminal);
} catch (error) {
  if (!(error instanceof CommandError)) throw error;
  process.stderr.write(`onegrid: ${error.line(terminal.locale)}\n`);
  process.exitCode = error.exitCode;
}
