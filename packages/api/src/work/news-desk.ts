import type { DistrictStore, News, NewsItem, PlanRecord } from '@onegrid/store';
import type { Viewer } from '../access/policy-rule.ts';
import { NewsQueue } from './news-queue.ts';
import { type PlanNews, PlanNewsKind } from './news-type.ts';
import { PlannersPresent } from './planners-present.ts';

/** Signs of several planners that come together are told together. */
const GATHER_MS = 200;
const SWEEP_MS = 5_000;

interface Readers {
  readonly queues: Map<NewsQueue<PlanNews>, string>;
  /** The newest revision that was told. */
  revision: number;
  gathering: NodeJS.Timeout | null;
}

type PlanNewsItem = Extract<NewsItem, { readonly planId: string }>;

const KINDS: Readonly<Partial<Record<NewsItem['kind'], PlanNewsKind>>> = {
  'plan-published': PlanNewsKind.PUBLISHED,
  'plan-renamed': PlanNewsKind.RENAMED,
  'plan-reviewed': PlanNewsKind.REVIEW,
};

/** Hands the store's news of plans to those who follow a plan, together with who is at work on it. */
export class NewsDesk {
  readonly #plans = new Map<string, Readers>();
  readonly #present = new PlannersPresent();
  readonly #stop: () => void;
  readonly #sweeping: NodeJS.Timeout;

  constructor(news: News) {
    this.#stop = news.subscribe((item) => {
      if ('planId' in item) this.#take(item);
    });
    this.#sweeping = setInterval(() => {
      for (const planId of this.#present.sweep()) this.#tellPresence(planId);
    }, SWEEP_MS);
    this.#sweeping.unref();
  }

  /** What happens to a plan from now on; the first news is who is there. */
  follow(district: DistrictStore, { id: planId, revision }: PlanRecord, viewer: Viewer): NewsQueue<PlanNews> {
    const readers = this.#plans.get(planId) ?? { queues: new Map(), revision, gathering: null };
    readers.revision = Math.max(readers.revision, revision);
    this.#plans.set(planId, readers);
    const queue = new NewsQueue<PlanNews>(() => this.#leave(district, planId, queue, viewer));
    readers.queues.set(queue, viewer.id);
    queue.push(this.#news(planId, readers, PlanNewsKind.PRESENCE), 'presence');
    return queue;
  }

  close(): void {
    this.#stop();
    clearInterval(this.#sweeping);
    for (const { queues } of [...this.#plans.values()]) for (const queue of [...queues.keys()]) queue.end();
  }

  #take(item: PlanNewsItem): void {
    const { planId } = item;
    if (item.kind === 'planner-present') {
      if (this.#present.take(planId, item.planner)) this.#tellPresence(planId);
      return;
    }
    const readers = this.#plans.get(planId);
    if (readers === undefined) return;
    if (item.kind === 'plan-revised') {
      readers.revision = Math.max(readers.revision, item.revision);
      const { revision, touchedGrids, by, extent } = item;
      const told = { revision, touchedGrids, by, extent };
      this.#tell(readers, { ...this.#news(planId, readers, PlanNewsKind.REVISED), ...told });
      return;
    }
    const kind = KINDS[item.kind];
    if (kind !== undefined) this.#tell(readers, this.#news(planId, readers, kind));
  }

  #tellPresence(planId: string): void {
    const readers = this.#plans.get(planId);
    if (readers === undefined || readers.gathering !== null) return;
    readers.gathering = setTimeout(() => {
      readers.gathering = null;
      this.#tell(readers, this.#news(planId, readers, PlanNewsKind.PRESENCE), 'presence');
    }, GATHER_MS);
    readers.gathering.unref();
  }

  #tell({ queues }: Readers, news: PlanNews, replaces: string | null = null): void {
    for (const queue of [...queues.keys()]) queue.push(news, replaces);
  }

  #news(planId: string, { revision }: Readers, kind: PlanNewsKind): PlanNews {
    const planners = this.#present.of(planId);
    return { kind, planId, revision, touchedGrids: [], by: null, extent: null, planners };
  }

  /** A planner who follows a plan nowhere here any more is gone at once, not after a while. */
  #leave(district: DistrictStore, planId: string, queue: NewsQueue<PlanNews>, viewer: Viewer): void {
    const readers = this.#plans.get(planId);
    if (readers === undefined) return;
    readers.queues.delete(queue);
    if (readers.queues.size === 0) this.#plans.delete(planId);
    const stays = [...readers.queues.values()].includes(viewer.id);
    const wasThere = this.#present.of(planId).some(({ accountId }) => accountId === viewer.id);
    if (stays || !wasThere) return;
    const sign = {
      accountId: viewer.id,
      name: viewer.displayName,
      tool: null,
      grid: null,
      at: null,
      gone: true,
    };
    if (this.#present.take(planId, sign)) this.#tellPresence(planId);
    // Where it cannot be told, the others forget the planner after a while.
    district.work.showPresence(planId, sign).catch(() => undefined);
  }
}
