import type { BulkTable } from '../../src/engine/bulk-insert.ts';
import { pointText } from '../../src/engine/geometry-gate.ts';
import {
  APPEAL_CATEGORIES,
  APPEAL_STATUSES,
  type AppealCategory,
  type AppealGrouping,
  type AppealStatus,
  type FigureFilter,
} from '../../src/index.ts';
import { at, ring } from './tiny-plan.ts';

/*
 * The tiny plan's grids are three columns; communities do not follow them, and one strip has none:
 *
 *   2 ┌─────┬───┬─┐
 *     │ K1  │K2 │ │ town T1: K1, K2; town T2: K3 and the strip from 2.5 on, which no community covers
 *   1 │     ├─┬─┤ │
 *     │     │K3 │ │
 *   0 └─────┴───┴─┘
 *     0   1.5   2.5 3
 */
export const CODE = '990801';
export const COMMUNITIES = [
  { id: 'K1', town_id: 'T1', code: '001', geometry: ring([0, 0], [1.5, 0], [1.5, 2], [0, 2]) },
  { id: 'K2', town_id: 'T1', code: '002', geometry: ring([1.5, 1], [2.5, 1], [2.5, 2], [1.5, 2]) },
  { id: 'K3', town_id: 'T2', code: '', geometry: ring([1.5, 0], [2.5, 0], [2.5, 1], [1.5, 1]) },
];
export const TOWNS = [
  { id: 'T1', code: '001', geometry: ring([0, 0], [1.5, 0], [1.5, 1], [2.5, 1], [2.5, 2], [0, 2]) },
  { id: 'T2', code: '100', geometry: ring([1.5, 0], [3, 0], [3, 2], [2.5, 2], [2.5, 1], [1.5, 1]) },
];
export const HOUR_MS = 3_600_000;
export const ZONE_MS = 8 * HOUR_MS;
export const START = Date.UTC(2024, 10, 1);
export const DAYS = 120;

export const APPEAL: BulkTable = {
  table: 'appeal',
  columns: {
    ...{ id: 'text', number: 'text', category: 'text', status: 'text', title: 'text' },
    ...{ location: 'geometry', requested_at: 'timestamptz', closed_at: 'timestamptz' },
  },
};

export interface Case {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly category: AppealCategory;
  readonly status: AppealStatus;
  readonly requested: number;
  readonly closed: number | null;
}

/** Numbers from 0 to 1, the same every time. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Appeals on a lattice of a tenth of a cell, so that many lie on borders and some outside. */
function randomCases(count: number): readonly Case[] {
  const random = randomNumbers(11);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)];
  return Array.from({ length: count }, (_, index) => {
    const status = pick(APPEAL_STATUSES);
    const requested = START + Math.floor(random() * DAYS * 24 * 60) * 60_000;
    return {
      id: `case-${String(index).padStart(4, '0')}`,
      x: Math.round((random() * 3.4 - 0.2) * 10) / 10,
      y: Math.round((random() * 2.4 - 0.2) * 10) / 10,
      category: pick(APPEAL_CATEGORIES),
      status,
      requested,
      closed: status === 'closed' ? requested + Math.floor(random() * 100) * HOUR_MS : null,
    };
  });
}

export const CASES = randomCases(600);
export const AS_OF = Math.max(...CASES.flatMap(({ requested, closed }) => [requested, closed ?? 0]));

// The same by hand: closed intervals, the first of two on a common border.
const inside = ({ x, y }: Case, x0: number, y0: number, x1: number, y1: number) =>
  x >= x0 && x <= x1 && y >= y0 && y <= y1;
export function gridOf(one: Case): string | null {
  if (!inside(one, 0, 0, 3, 2)) return null;
  return one.x <= 1 ? '001' : one.x <= 2 ? '002' : '003';
}
export function communityOf(one: Case): string | null {
  if (inside(one, 0, 0, 1.5, 2)) return 'K1';
  if (inside(one, 1.5, 1, 2.5, 2)) return 'K2';
  return inside(one, 1.5, 0, 2.5, 1) ? 'K3' : null;
}
export function townOf(one: Case): string | null {
  const community = communityOf(one);
  if (community !== null) return community === 'K3' ? 'T2' : 'T1';
  return inside(one, 2.5, 0, 3, 2) ? 'T2' : null;
}
const local = (one: Case) => new Date(one.requested + ZONE_MS);
export const KEY_OF: Readonly<Record<AppealGrouping, (one: Case) => string | null>> = {
  grid: gridOf,
  community: communityOf,
  town: townOf,
  category: (one) => one.category,
  status: (one) => one.status,
  month: (one) => local(one).toISOString().slice(0, 7),
  weekday: (one) => String(local(one).getUTCDay() || 7),
  hour: (one) => String(local(one).getUTCHours()),
};

export function passes(one: Case, filter: FigureFilter): boolean {
  const { category, status, from, until, bbox, gridCode, townCode, communityCode, hours } = filter;
  const [lon, lat] = at(one.x, one.y);
  const hour = local(one).getUTCHours();
  return (
    (category?.includes(one.category) ?? true) &&
    (status?.includes(one.status) ?? true) &&
    (from === undefined || one.requested >= from.getTime()) &&
    (until === undefined || one.requested < until.getTime()) &&
    (bbox === undefined || (lon >= bbox[0] && lon <= bbox[2] && lat >= bbox[1] && lat <= bbox[3])) &&
    (gridCode === undefined || gridOf(one) === gridCode) &&
    (townCode === undefined || townOf(one) === townCode) &&
    (communityCode === undefined || communityOf(one) === communityCode) &&
    (hours === undefined ||
      (hours.from < hours.until
        ? hour >= hours.from && hour < hours.until
        : hour >= hours.from || hour < hours.until))
  );
}

/** The row of a case. */
export function caseRow(one: Case): Readonly<Record<string, unknown>> {
  const [lon, lat] = at(one.x, one.y);
  return {
    ...{ id: one.id, number: one.id, category: one.category, status: one.status, title: 'x' },
    location: pointText(lon, lat),
    requested_at: new Date(one.requested).toISOString(),
    closed_at: one.closed === null ? null : new Date(one.closed).toISOString(),
  };
}
