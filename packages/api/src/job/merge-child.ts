import { type ChildProcess, fork } from 'node:child_process';
import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { MergeProgress, MergeResult } from '@onegrid/planning';
import type { MergeNews, MergeOrder } from './merge-messages.ts';

/** Nice value of the child: requests come first on a machine with few cores. */
const PRIORITY = 5;

export type MergeEnd =
  | { readonly kind: 'done'; readonly result: MergeResult }
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly params: Readonly<Record<string, string | number>>;
    }
  | { readonly kind: 'stopped' }
  /** The process ended without a result; `trace` is the end of what it wrote to its standard error. */
  | { readonly kind: 'crashed'; readonly trace: string };

const LONGEST_TRACE = 4_000;

function startChild(program: URL): ChildProcess {
  const child = fork(fileURLToPath(program), {
    execArgv: ['--import', import.meta.resolve('tsx')],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  if (child.pid !== undefined) setPriority(child.pid, PRIORITY);
  return child;
}

/**
 * Computes a merge in a process of its own, so that the server goes on answering, and stops it for good
 * when the signal is aborted. Never rejects on what the child does.
 */
export function mergeInChild(
  order: MergeOrder,
  signal: AbortSignal,
  onProgress: MergeProgress,
  program: URL = new URL('./merge-worker.ts', import.meta.url),
): Promise<MergeEnd> {
  if (signal.aborted) return Promise.resolve({ kind: 'stopped' });
  const child = startChild(program);
  const stop = () => child.kill('SIGKILL');
  signal.addEventListener('abort', stop, { once: true });
  let trace = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    trace = (trace + text).slice(-LONGEST_TRACE);
  });
  return new Promise((resolve) => {
    let end: MergeEnd | null = null;
    child.on('message', (news: MergeNews) => {
      if (news.kind === 'ready') child.send(order);
      else if (news.kind === 'progress') onProgress(news.stage, news.fraction);
      else end = news;
    });
    child.on('error', (error) => {
      trace += String(error);
    });
    child.on('close', () => {
      signal.removeEventListener('abort', stop);
      resolve(signal.aborted ? { kind: 'stopped' } : (end ?? { kind: 'crashed', trace }));
    });
  });
}
