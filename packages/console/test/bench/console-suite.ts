import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { ensureConsoleBuilt } from '../../../../scripts/lib/build-console.mjs';
import type { BenchFigure } from '../../../../scripts/suites/bench-suite.ts';
import { launchBrowser, openPage, signIn, WIDE } from '../browser/browser.ts';
import { startTestServer, type TestServer } from '../browser/server.ts';

const RUNS = 5;
const MAPLIBRE = join(createRequire(import.meta.url).resolve('maplibre-gl/package.json'), '..', 'dist');

/** What one opening of a page cost. */
interface Opening {
  /** Milliseconds from the start of the navigation until the last tile of the first view was there. */
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
  const bareServer = await serveBareMap(server);
  try {
    const consoles: Opening[] = [];
    const bare: Opening[] = [];
    for (let run = 0; run < RUNS; run++) {
      consoles.push(await open(browser, server, server.origin));
      bare.push(await open(browser, server, bareServer.origin));
    }
    return [
      ...pair('time to first map', 'ms', consoles, bare, ({ firstMap }) => firstMap),
      ...pair('heap', 'MB', consoles, bare, ({ heap }) => heap),
    ];
  } finally {
    await browser.close();
    bareServer.close();
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

/** Opens an address in a new session that is signed in, with nothing cached. */
async function open(browser: Browser, server: TestServer, address: string): Promise<Opening> {
  const { page, context } = await openPage(browser, { viewport: WIDE, locale: 'en' });
  await signIn(page, server, 'demo-planner');
  const session = await context.newCDPSession(page);
  await session.send('Network.clearBrowserCache');
  await page.goto('about:blank');
  let lastTile: number | null = null;
  page.on('requestfinished', (request) => {
    if (request.url().includes('/tiles/')) lastTile = performance.now();
  });
  const begun = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator('.maplibregl-canvas').first().waitFor({ timeout: 120_000 });
  await page.waitForLoadState('networkidle');
  if (lastTile === null) throw new Error(`${address} asked for no tile.`);
  const firstMap = lastTile - begun;
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = (await session.send('Runtime.getHeapUsage')) as { usedSize: number };
  await context.close();
  return { firstMap, heap: usedSize / 1e6 };
}

interface BareServer {
  readonly origin: string;
  close(): void;
}

/**
 * Serves a page with a map and nothing else, and MapLibre's own files; asks the server of the console for
 * everything else, with the cookie of the session, which holds for all ports of a host.
 */
async function serveBareMap(server: TestServer): Promise<BareServer> {
  const types: Readonly<Record<string, string>> = { mjs: 'text/javascript', css: 'text/css' };
  const listener = createServer(async (request, response) => {
    const path = request.url ?? '/';
    const headers = { cookie: request.headers.cookie ?? '', 'content-type': 'application/json' };
    if (path === '/') {
      response.setHeader('content-type', 'text/html').end(bareMap(await ground(server, headers)));
    } else if (path.startsWith('/maplibre-gl')) {
      const type = types[path.slice(path.lastIndexOf('.') + 1)] ?? 'text/plain';
      response.setHeader('content-type', type).end(await readFile(join(MAPLIBRE, path)));
    } else {
      const answer = await fetch(server.origin + path, { headers });
      response.writeHead(answer.status).end(Buffer.from(await answer.arrayBuffer()));
    }
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const { port } = listener.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => listener.close() };
}

interface Ground {
  readonly tileSources: readonly {
    readonly key: string;
    readonly url: string;
    readonly sourceLayer: string;
    readonly minZoom: number;
    readonly maxZoom: number;
  }[];
  readonly district: { readonly bounds: readonly number[] };
}

async function ground(server: TestServer, headers: Readonly<Record<string, string>>): Promise<Ground> {
  const query = '{ tileSources { key url sourceLayer minZoom maxZoom } district { bounds } }';
  const answer = await fetch(`${server.origin}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query }),
  });
  return ((await answer.json()) as { data: Ground }).data;
}

/** A page whose map shows outline, water, streets and buildings. */
function bareMap({ tileSources, district }: Ground): string {
  const shown = tileSources.filter(({ key }) => ['outline', 'water', 'streets', 'buildings'].includes(key));
  const sources = shown.map(
    ({ key, url, minZoom, maxZoom }) =>
      `${JSON.stringify(key)}: { type: 'vector', tiles: [location.origin + ${JSON.stringify(url)}], minzoom: ${minZoom}, maxzoom: ${maxZoom} }`,
  );
  const layers = shown.map(({ key, sourceLayer }) => ({
    id: key,
    source: key,
    'source-layer': sourceLayer,
    type: key === 'streets' ? 'line' : 'fill',
    paint: key === 'streets' ? { 'line-color': '#888888' } : { 'fill-color': '#dddddd' },
  }));
  return `<!doctype html><link rel="stylesheet" href="/maplibre-gl.css"><link rel="icon" href="data:,">
    <style>html, body, #map { height: 100%; margin: 0 }</style><div id="map"></div>
    <script type="module">
      import { Map, setWorkerUrl } from '/maplibre-gl.mjs';
      setWorkerUrl('/maplibre-gl-worker.mjs');
      const style = { version: 8, sources: { ${sources.join(', ')} }, layers: ${JSON.stringify(layers)} };
      new Map({ container: 'map', style, bounds: ${JSON.stringify(district.bounds)} });
    </script>`;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
