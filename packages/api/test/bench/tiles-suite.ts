import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { hashPassword, startServer } from '@onegrid/api';
import { openStore, SYSTEM_ACTOR, seedTown } from '@onegrid/store';
import type { BenchFigure } from '../../../../scripts/suites/bench-suite.ts';
import { startCluster } from '../../../../scripts/test/cluster.ts';
import { findPostgres } from '../../../../scripts/test/tools.ts';
import { at, Client, list, text } from '../client.ts';
import { largeTown } from './large-town.ts';

const PASSWORD = 'a password for measuring';
const BARE = fileURLToPath(new URL('../../../store/test/bench/bare-tiles.ts', import.meta.url));
const ROUNDS = 5;
/** Zooms at which the map asks for each layer, from the whole district to a few streets. */
const ZOOMS = { buildings: [14, 15, 16], appeals: [11, 13, 15, 16] } as const;

type Tile = readonly [z: number, x: number, y: number];
type Layer = keyof typeof ZOOMS;
interface Taken {
  readonly ms: number;
  readonly bytes: number;
}

/** All tiles of a zoom that a box meets. */
function tilesOver([west, south, east, north]: readonly number[], z: number): Tile[] {
  const n = 2 ** z;
  const column = (lon: number) => Math.floor(((lon + 180) / 360) * n);
  const row = (lat: number) =>
    Math.floor(((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * n);
  const tiles: Tile[] = [];
  for (let x = column(west); x <= column(east); x += 1)
    for (let y = row(north); y <= row(south); y += 1) tiles.push([z, x, y]);
  return tiles;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

async function throughServer(client: Client, template: string, tiles: readonly Tile[]): Promise<Taken[]> {
  const taken: Taken[] = [];
  for (const tile of tiles) {
    const begun = performance.now();
    const response = await client.fetch(template.replace('{z}/{x}/{y}', tile.join('/')));
    const { byteLength } = await response.arrayBuffer();
    if (response.status !== 200 && response.status !== 204) throw new Error(`tile: ${response.status}`);
    taken.push({ ms: performance.now() - begun, bytes: byteLength });
  }
  return taken;
}

async function bySql(child: ChildProcess, layer: Layer, tiles: readonly Tile[]): Promise<readonly Taken[]> {
  child.send({ layer, tiles });
  const [taken] = (await once(child, 'message')) as [readonly Taken[]];
  return taken;
}

/**
 * Tiles of 15,000 buildings and 20,000 appeals over HTTP, cut from memory (appeals in clusters), against one
 * ST_AsMVT a tile on the same PostGIS server in the same run. The first tile of a layer pays for reading it.
 */
export async function measure(): Promise<readonly BenchFigure[]> {
  const bin = findPostgres();
  if (bin === null)
    throw new Error('The suite needs PostgreSQL with PostGIS: install postgresql-15-postgis-3.');
  const cluster = await startCluster(bin);
  const store = await openStore({ dataDir: tmpdir(), databaseUrl: cluster.url });
  const town = largeTown({ buildings: 15_000, appeals: 20_000, seed: 3 });
  const { code } = await seedTown(store, town);
  const passwordHash = await hashPassword(PASSWORD);
  const account = { name: 'bench', displayName: 'bench', role: 'planner', passwordHash } as const;
  await store.in(code).access.createAccount(account, SYSTEM_ACTOR);
  const server = await startServer({
    store,
    port: 0,
    host: '127.0.0.1',
    consoleDir: null,
    log: () => undefined,
  });
  const client = new Client(`http://127.0.0.1:${server.port}`);
  await client.signIn('bench', PASSWORD);
  const child = fork(BARE, [cluster.url, code]);
  await once(child, 'message');
  const figures: BenchFigure[] = [];
  try {
    for (const layer of ['buildings', 'appeals'] as const) {
      const begun = performance.now();
      const sources = list(await client.data('{ tileSources { key url } }'), 'tileSources');
      const template = text(sources.find((source) => at(source, 'key') === layer) ?? null, 'url');
      const everything = tilesOver(town.district.bounds, ZOOMS[layer][0]);
      await throughServer(client, template, everything.slice(0, 1));
      figures.push({ name: `${layer}: first tile`, value: performance.now() - begun, unit: 'ms' });
      for (const zoom of ZOOMS[layer]) {
        const tiles = tilesOver(town.district.bounds, zoom);
        const server: Taken[] = [];
        const bare: Taken[] = [];
        for (let round = 0; round < ROUNDS; round += 1) {
          server.push(...(await throughServer(client, template, tiles)));
          bare.push(...(await bySql(child, layer, tiles)));
        }
        const name = `${layer} at ${zoom}, ${tiles.length} tiles`;
        const [ours, theirs] = [server, bare].map((taken) => median(taken.map(({ ms }) => ms)));
        figures.push(
          { name: `${name}: median`, value: ours, unit: 'ms' },
          { name: `${name}: median by SQL`, value: theirs, unit: 'ms' },
          { name: `${name}: ratio to SQL`, value: ours / theirs, unit: '' },
          {
            name: `${name}: largest`,
            value: Math.max(...server.map(({ bytes }) => bytes)) / 1000,
            unit: 'kB',
          },
          {
            name: `${name}: largest by SQL`,
            value: Math.max(...bare.map(({ bytes }) => bytes)) / 1000,
            unit: 'kB',
          },
        );
      }
    }
    return figures;
  } finally {
    child.disconnect();
    await once(child, 'exit');
    await server.close();
    await store.close();
    await cluster.stop();
  }
}
