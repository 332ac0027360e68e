import { Client, type PoolConfig } from 'pg';
import type { News, NewsItem } from '../news.ts';

const CHANNEL = 'onegrid_news';
/** PostgreSQL refuses payloads of 8,000 bytes and more. */
const PAYLOAD_MAX_BYTES = 7_500;
const RECONNECT_MS = 1_000;

/** Spreads news inside this process. */
export class NewsBus implements News {
  private readonly listeners = new Set<(item: NewsItem) => void>();

  subscribe(listener: (item: NewsItem) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  publish(item: NewsItem): void {
    for (const listener of [...this.listeners]) listener(item);
  }
}

/** The payload of one item: a list of grids that is too long is left empty, which says "any of them". */
export function newsPayload(item: NewsItem): string {
  const text = JSON.stringify(item);
  if (Buffer.byteLength(text) <= PAYLOAD_MAX_BYTES || item.kind !== 'plan-revised') return text;
  return JSON.stringify({ ...item, touchedGrids: [] } satisfies NewsItem);
}

/** Hears NOTIFY of every process on the same server, this one included, on a connection of its own. */
export class NewsListener {
  private client: Client | null = null;
  private closed = false;

  constructor(
    private readonly connection: PoolConfig,
    private readonly bus: NewsBus,
    private readonly log: (line: string) => void,
  ) {}

  async open(): Promise<void> {
    const client = new Client(this.connection);
    client.on('notification', (message) => {
      if (message.payload !== undefined) this.bus.publish(JSON.parse(message.payload) as NewsItem);
    });
    client.on('error', (error) => this.lost(client, error));
    client.on('end', () => this.lost(client, new Error('connection ended')));
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
    this.client = client;
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.client?.end();
  }

  private lost(client: Client, error: Error): void {
    if (this.closed || this.client !== client) return;
    this.client = null;
    this.log(`news: ${error.message}; listening again`);
    setTimeout(() => {
      if (!this.closed) this.open().catch((again: Error) => this.log(`news: ${again.message}`));
    }, RECONNECT_MS).unref();
  }
}
