import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_MERGE_OPTIONS, type MergeOptions, mergeLayers } from '../../src/index.ts';
import { drawCity } from '../city/city.ts';
import { cityInput, inDegrees } from '../city/place-city.ts';
import type { MergeAnswer, MergeTask } from './merge-worker.ts';

const WORKER = fileURLToPath(new URL('./merge-worker.ts', import.meta.url));
const PARTS = ['unified', 'atoms', 'arcs'] as const;

const city = drawCity({ grids: 30, departments: 6, seed: 20261123 });
const input = cityInput(city, inDegrees, false);
const options: MergeOptions = { ...DEFAULT_MERGE_OPTIONS, grids: city.grids, band: [0.5, 1.6] };

const folder = mkdtempSync(join(tmpdir(), 'onegrid-worker-'));
let server: Server;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2023',
      lib: { entry: WORKER, formats: ['es'], fileName: () => 'worker.js' },
    },
  });
  server = createServer(({ url }, response) => {
    if (url === '/worker.js')
      response.setHeader('content-type', 'text/javascript').end(readFileSync(join(folder, 'worker.js')));
    else
      response.setHeader('content-type', 'text/html').end('<!doctype html><link rel="icon" href="data:,">');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  browser = await chromium.launch({
    executablePath: process.env.ONEGRID_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });
  page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
});

afterAll(async () => {
  await browser?.close();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a merge in a worker of the browser', () => {
  it('gives the bytes that it gives in Node', async () => {
    const here = mergeLayers(input, options);
    const there = await mergedInBrowser({ input, options });
    for (const part of PARTS) expect(sha256(there[part]), part).toBe(sha256(JSON.stringify(here[part])));
    expect(here.unified).toHaveLength(city.grids);
  });

  it('gives the same bytes with layers in another order', async () => {
    const reversed = { ...input, layers: [...input.layers].reverse() };
    const [inOrder, inReverse] = [
      await mergedInBrowser({ input, options }),
      await mergedInBrowser({ input: reversed, options }),
    ];
    for (const part of PARTS) expect(sha256(inReverse[part]), part).toBe(sha256(inOrder[part]));
  });
});

async function mergedInBrowser(task: MergeTask): Promise<Extract<MergeAnswer, { readonly kind: 'merged' }>> {
  // The task goes as text: what the page runs is written in the browser's own words.
  const answer = (await page.evaluate(
    `new Promise((resolve) => {
      const worker = new Worker('/worker.js', { type: 'module' });
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => resolve({ kind: 'failed', why: message });
      worker.postMessage(${JSON.stringify(task)});
    })`,
  )) as MergeAnswer;
  if (answer.kind === 'failed') throw new Error(answer.why);
  return answer;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
