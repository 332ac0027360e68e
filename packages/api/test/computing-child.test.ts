import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { DEFAULT_MERGE_OPTIONS, MERGE_STAGES } from '@onegrid/planning';
import type { FinishedStage, JobControl } from '@onegrid/store';
import { expect, test } from 'vitest';
import { computeInChild } from '../src/job/computing-child.ts';
import { rectangle, squares } from './small-town.ts';

const OPTIONS = { ...DEFAULT_MERGE_OPTIONS, grids: 2 };
const INPUT = {
  outline: rectangle(0, 0, 20, 20),
  layers: [
    {
      department: 'police',
      weight: 1,
      grids: squares('P', 10).features.map(({ properties, geometry }, index) => ({
        id: properties.ID,
        geometry,
        row: index + 1,
      })),
    },
  ],
};

/** A job's control that cannot be stopped and tells nobody, but for what is given. */
function control(given: Partial<JobControl> = {}): JobControl {
  return {
    signal: new AbortController().signal,
    progress: () => undefined,
    finished: () => undefined,
    ...given,
  };
}

const ORDER = { kind: 'merge', order: { input: INPUT, options: OPTIONS } } as const;

function fixture(name: string): URL {
  return new URL(`./fixtures/${name}.ts`, import.meta.url);
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch {
    return false;
  }
}

test('computes a merge in another process and tells how far it is', async () => {
  const stages: string[] = [];
  const finished: FinishedStage[] = [];
  const end = await computeInChild(
    ORDER,
    control({ progress: (stage) => stages.push(stage), finished: (stage) => finished.push(stage) }),
  );
  expect(end).toMatchObject({
    kind: 'done',
    result: {
      merged: { unified: [{ code: '001' }, { code: '002' }] },
      claims: [{ department: 'police', grids: ['P1', 'P2', 'P3', 'P4'] }],
    },
  });
  expect(finished.map(({ stage }) => stage)).toEqual([...MERGE_STAGES]);
  for (const { milliseconds } of finished) expect(milliseconds).toBeGreaterThanOrEqual(0);
  expect(stages[0]).toBe('prepare');
  expect(stages).toContain('propose');
});

test('keeps the claims of a quick merge too, which it counts after it', async () => {
  const finished: FinishedStage[] = [];
  const end = await computeInChild(
    { kind: 'merge', order: { input: INPUT, options: { ...OPTIONS, quick: true } } },
    control({ finished: (stage) => finished.push(stage) }),
  );
  expect(finished.at(-1)).toMatchObject({ stage: 'ledger', figures: { claims: 4 } });
  expect(end).toMatchObject({ kind: 'done', result: { claims: [{ department: 'police' }] } });
});

test('says why the engine refuses', async () => {
  const options = { ...OPTIONS, grids: 100_000 };
  const end = await computeInChild({ kind: 'merge', order: { input: INPUT, options } }, control());
  expect(end).toMatchObject({ kind: 'refused', code: 'too-many-grids' });
});

test('ends a computation that never yields, at once', async () => {
  const stop = new AbortController();
  let processId = 0;
  const progress = (_stage: string, fraction: number) => {
    processId = fraction;
    stop.abort();
  };
  const merging = computeInChild(ORDER, control({ signal: stop.signal, progress }), fixture('endless-merge'));
  expect(await merging).toEqual({ kind: 'stopped' });
  expect(processId).toBeGreaterThan(0);
  expect(isAlive(processId)).toBe(false);
});

test('does not begin what was stopped before', async () => {
  const end = await computeInChild(ORDER, control({ signal: AbortSignal.abort() }));
  expect(end).toEqual({ kind: 'stopped' });
});

test('a crash is told with its trace', async () => {
  const end = await computeInChild(ORDER, control(), fixture('crashing-merge'));
  expect(end.kind).toBe('crashed');
  expect(end.kind === 'crashed' && end.trace).toContain('a bug of the engine');
});

test('ends when its server is killed', async () => {
  const server = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), fileURLToPath(fixture('parent-of-endless-merge'))],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [line] = (await server.stdout.setEncoding('utf8').take(1).toArray()) as string[];
  const processId = Number(line);
  expect(isAlive(processId)).toBe(true);
  server.kill('SIGKILL');
  await expect.poll(() => isAlive(processId), { timeout: 10_000 }).toBe(false);
});
