/**
 * A process of its own: answers tiles by one statement each (ST_AsMVT), over a pool of one connection, as a
 * small tile server would. The suite `tiles` sends tiles and gets the milliseconds and bytes of each.
 */
import { readFileSync } from 'node:fs';
import { Client } from 'pg';

interface Order {
  readonly layer: 'buildings' | 'appeals';
  readonly tiles: readonly (readonly [z: number, x: number, y: number])[];
}

const [url, district] = process.argv.slice(2);
const client = new Client({ connectionString: url });
await client.connect();
await client.query('analyze building, appeal');

async function measure({ layer, tiles }: Order) {
  const text = readFileSync(new URL(`./bare-${layer}.sql`, import.meta.url), 'utf8');
  const taken = [];
  for (const tile of tiles) {
    const begun = performance.now();
    const { rows } = await client.query<{ tile: Buffer }>(text, [district, ...tile]);
    taken.push({ ms: performance.now() - begun, bytes: rows[0].tile.length });
  }
  return taken;
}

process.on('message', (order: Order) => {
  measure(order).then(
    (taken) => process.send?.(taken),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    },
  );
});
process.once('disconnect', () => client.end());
process.send?.('ready');
