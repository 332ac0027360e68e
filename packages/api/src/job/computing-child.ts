import { type ChildProcess, fork } from 'node:child_process';
import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { JobControl } from '@onegrid/store';
import type { WorkKind, WorkNews, WorkOrder, Works } from './work-messages.ts';

/** Nice value of the child: requests come first on a machine with few cores. */
const PRIORITY = 5;

export type WorkEnd<Result> =
  | { readonly kind: 'done'; readonly result: Result }
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
 * Computes in a process of its own, so that the server goes on answering, tells the control how far it is, and
 * stops for good when the control's signal is aborted. Never rejects on what the child does.
 */
export function computeInChild<Kind extends WorkKind>(
  order: WorkOrder<Kind>,
  control: JobControl,
  program: URL = new URL('./computing-worker.ts', import.meta.url),
): Promise<WorkEnd<Works[Kind]['result']>> {
  const { signal } = control;
  if (signal.aborted) return Promise.resolve({ kind: 'stopped' });
  const child = startChild(program);
  const stop = () => child.kill('SIGKILL');
  signal.addEventListener('abort', stop, { once: true });
  let trace = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    trace = (trace + text).slice(-LONGEST_TRACE);
  });
  return new Promise((resolve) => {
    let end: WorkEnd<Works[Kind]['result']> | null = null;
    child.on('message', (news: WorkNews<Kind>) => {
      if (news.kind === 'ready') child.send(order);
      else if (news.kind === 'progress') control.progress(news.stage, news.fraction);
      else if (news.kind === 'finished') control.finished(news.stage);
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
