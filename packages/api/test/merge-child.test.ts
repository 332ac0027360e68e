import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { DEFAULT_MERGE_OPTIONS } from '@onegrid/planning';
import { expect, test } from 'vitest';
import { mergeInChild } from '../src/job/merge-child.ts';
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
  const end = await mergeInChild(
    { input: INPUT, options: OPTIONS },
    new AbortController().signal,
    (stage) => {
      stages.push(stage);
    },
  );
  expect(end).toMatchObject({ kind: 'done', result: { unified: [{ code: '001' }, { code: '002' }] } });
  expect(stages[0]).toBe('prepare');
  expect(stages).toContain('propose');
});

test('says why the engine refuses', async () => {
  const options = { ...OPTIONS, grids: 1_000 };
  const end = await mergeInChild({ input: INPUT, options }, new AbortController().signal, () => undefined);
  expect(end).toMatchObject({ kind: 'refused', code: 'too-many-grids' });
});

test('ends a computation that never yields, at once', async () => {
  const stop = new AbortController();
  let processId = 0;
  const merging = mergeInChild(
    { input: INPUT, options: OPTIONS },
    stop.signal,
    (_stage, fraction) => {
      processId = fraction;
      stop.abort();
    },
    fixture('endless-merge'),
  );
  expect(await merging).toEqual({ kind: 'stopped' });
  expect(processId).toBeGreaterThan(0);
  expect(isAlive(processId)).toBe(false);
});

test('does not begin what was stopped before', async () => {
  const end = await mergeInChild({ input: INPUT, options: OPTIONS }, AbortSignal.abort(), () => undefined);
  expect(end).toEqual({ kind: 'stopped' });
});

test('a crash is told with its trace', async () => {
  const end = await mergeInChild(
    { input: INPUT, options: OPTIONS },
    new AbortController().signal,
    () => undefined,
    fixture('crashing-merge'),
  );
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
