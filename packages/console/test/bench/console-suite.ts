import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { ensureConsoleBuilt } from '../../../../scripts/lib/build-console.mjs';
import type { BenchFigure } from '../../../../scripts/suites/bench-suite.ts';
import { launchBrowser, openPage, signIn, WIDE } from '../browser/browser.ts';
import { startTestServer, type TestServer } from '../browser/server.ts';

const RUNS = 5;
const MAPLIBRE = join(createRequire(import.meta.url).resolve('maplibre-gl/package.json'), '..', 'dist');
const BARE = '/bare-map/';

/** What one opening of a page cost. */
interface Opening {
  /** Milliseconds from the start of the navigation until the map has drawn all it shows. */
  readonly firstMap: number;
  /** JavaScript heap after a collection, in MB. */
  readonly heap: number;
}

/**
 * Time until the first map stands and the heap that is held then: the console on the start-up town, and beside
 * it a page that holds nothing but MapLibre with the same streets, water and buildings, of the same size, from
 * the same server, in the same browser and turn. Caches are empty each time. Medians, and their ratios.
 */
export async function measure(): Promise<BenchFigure[]> {
  if (!(await ensureConsoleBuilt())) throw new Error('The console could not be built.');
  const server = await startTestServer();
  const browser = await launchBrowser();
  try {
    const consoles: Opening[] = [];
    const bare: Opening[] = [];
    for (let run = 0; run < RUNS; run++) {
      consoles.push(await open(browser, server, '/'));
      bare.push(await open(browser, server, BARE));
    }
    return [
      ...pair('time to first map', 'ms', consoles, bare, ({ firstMap }) => firstMap),
      ...pair('heap', 'MB', consoles, bare, ({ heap }) => heap),
    ];
  } finally {
    await browser.close();
    await server.stop();
  }
}

function pair(
  name: string,
  unit: string,
  consoles: readonly Opening[],
  bare: readonly Opening[],
  value: (opening: Opening) => number,
): BenchFigure[] {
  const [mine, other] = [median(consoles.map(value)), median(bare.map(value))];
  return [
    { name: `console: ${name}`, value: mine, unit },
    { name: `bare MapLibre: ${name}`, value: other, unit },
    { name: `${name}: console to bare`, value: mine / other, unit: '' },
  ];
}

/** Opens a path in a new session that is signed in, with nothing cached. */
async function open(browser: Browser, server: TestServer, path: string): Promise<Opening> {
  const { page, context } = await openPage(browser, { viewport: WIDE, locale: 'en' });
  await context.addInitScript(() => performance.setResourceTimingBufferSize(5000));
  await signIn(page, server, 'demo-planner');
  const html = await bareMap(page);
  await context.route(`**${BARE}**`, async (route) => {
    const file = new URL(route.request().url()).pathname.slice(BARE.length);
    if (file === '') await route.fulfill({ contentType: 'text/html', body: html });
    else {
      const contentType = file.endsWith('.css') ? 'text/css' : 'text/javascript';
      await route.fulfill({ contentType, body: await readFile(join(MAPLIBRE, file)) });
    }
  });
  const session = await context.newCDPSession(page);
  await session.send('Network.clearBrowserCache');
  await page.goto('about:blank');
  await page.goto(server.origin + path, { waitUntil: 'commit' });
  const firstMap = await drawn(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = (await session.send('Runtime.getHeapUsage')) as { usedSize: number };
  await context.close();
  return { firstMap, heap: usedSize / 1e6 };
}

/** When the last tile had come and two frames had passed since, in milliseconds of the page's own clock. */
async function drawn(page: Page): Promise<number> {
  await page.locator('.maplibregl-canvas').first().waitFor({ timeout: 120_000 });
  await page.waitForLoadState('networkidle');
  return page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    await frame();
    const tiles = performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.includes('/tiles/')) as PerformanceResourceTiming[];
    if (tiles.length === 0) throw new Error('The map asked for no tile.');
    return Math.max(...tiles.map(({ responseEnd }) => responseEnd));
  });
}

/** A page with a map of the same size and the town's ground, and nothing else. */
async function bareMap(page: Page): Promise<string> {
  const { tileSources, district } = await page.evaluate(async () => {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: '{ tileSources { key url sourceLayer minZoom maxZoom } district { bounds } }',
      }),
    });
    const { data } = (await response.json()) as {
      data: {
        tileSources: { key: string; url: string; sourceLayer: string; minZoom: number; maxZoom: number }[];
        district: { bounds: number[] };
      };
    };
    return data;
  });
  const ground = tileSources.filter(({ key }) => ['outline', 'water', 'streets', 'buildings'].includes(key));
  const style = {
    version: 8,
    sources: Object.fromEntries(
      ground.map(({ key, url, minZoom, maxZoom }) => [
        key,
        { type: 'vector', tiles: [new URL(page.url()).origin + url], minzoom: minZoom, maxzoom: maxZoom },
      ]),
    ),
    layers: ground.map(({ key, sourceLayer }) => ({
      id: key,
      source: key,
      'source-layer': sourceLayer,
      type: key === 'streets' ? 'line' : 'fill',
      paint: key === 'streets' ? { 'line-color': '#888888' } : { 'fill-color': '#dddddd' },
    })),
  };
  return `<!doctype html><link rel="stylesheet" href="${BARE}maplibre-gl.css">
    <style>html, body, #map { height: 100%; margin: 0 }</style><div id="map"></div>
    <script type="module">
      import { Map, setWorkerUrl } from '${BARE}maplibre-gl.mjs';
      setWorkerUrl('${BARE}maplibre-gl-worker.mjs');
      new Map({ container: 'map', style: ${JSON.stringify(style)}, bounds: ${JSON.stringify(district.bounds)} });
    </script>`;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
