import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { CommandError } from '../src/arguments/command-error.ts';
import type { Terminal } from '../src/terminal.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** Runs the real command as a process of its own, called from `folder`. */
export function runOnegrid(
  folder: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Run> {
  const child = spawn(process.execPath, ['--import', 'tsx', `${ROOT}packages/cli/src/main.ts`, ...args], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      TSX_TSCONFIG_PATH: `${ROOT}scripts/config/tsconfig.run.json`,
      INIT_CWD: folder,
      LANG: 'C.UTF-8',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let error = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    error += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, error }));
  });
}

type Command = (args: readonly string[], terminal: Terminal) => Promise<number>;

/** Runs a command's function in this process, for the many cases that need no process each. */
export async function runInProcess(command: Command, folder: string, args: readonly string[]): Promise<Run> {
  let out = '';
  let error = '';
  const terminal: Terminal = {
    locale: 'en',
    folder,
    out: (text) => {
      out += text;
    },
    error: (text) => {
      error += text;
    },
    interactive: false,
    columns: 80,
  };
  try {
    return { code: await command(args, terminal), out, error };
  } catch (refusal) {
    if (!(refusal instanceof CommandError)) throw refusal;
    return { code: refusal.exitCode, out, error: `onegrid: ${refusal.line('en')}\n` };
  }
}
