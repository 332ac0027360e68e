import { APPEAL_KINDS, type AppealKind, type AppealSetting, type DayTime } from './appeal-catalogue.ts';
import type { TownBlocks } from './blocks.ts';
import { type PlaneBuilding, serial } from './buildings.ts';
import { isStreet } from './coverage.ts';
import { between, distance, type Point2 } from './plane.ts';
import { toPoint } from './project.ts';
import type { Random } from './random.ts';
import type { AppealStatus, TownAppeal } from './town.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** China Standard Time has no summer time. */
const OFFSET_MS = 8 * HOUR_MS;

/** A place that appeals come from again and again, and how often. */
interface Source {
  readonly at: Point2;
  readonly place: string;
  readonly building: PlaneBuilding | null;
  readonly weight: number;
}

export interface AppealOptions {
  /** When the two years end: ISO 8601 with offset. */
  readonly asOf: string;
  readonly count: number;
  /** Two capital letters before the date in every number. */
  readonly prefix: string;
  readonly river: string;
  /** Names of the river's reaches, each with the x at which it ends, from west to east. */
  readonly reaches: readonly (readonly [number, string])[];
  /** Places for each kind of appeal around which it comes up far more often. */
  readonly hotPlaces: number;
}

/**
 * `count` appeals in the two years before `asOf`. Each kind has its season, its hours and its places; few
 * places give most of them, as in every town.
 */
export function gatherAppeals(
  blocks: TownBlocks,
  buildings: readonly PlaneBuilding[],
  options: AppealOptions,
  random: Random,
): TownAppeal[] {
  const end = Date.parse(options.asOf);
  const start = end - 730 * DAY_MS;
  const settings = sourcesBySetting(blocks, buildings, options.reaches);
  const hot = APPEAL_KINDS.map((kind, index) =>
    heat(settings[kind.setting], options.hotPlaces, random.stream(`heat ${index}`)),
  );
  const drafts = Array.from({ length: options.count }, () => {
    const kind = random.weighted(APPEAL_KINDS, ({ weight }) => weight);
    const source = random.weighted(hot[APPEAL_KINDS.indexOf(kind)]!, ({ weight }) => weight);
    return { kind, source, at: momentFor(kind, start, end, random) };
  }).sort((p, q) => p.at - q.at);
  const serials = new Map<string, number>();
  return drafts.map(({ kind, source, at }, index) => {
    const day = localTime(at).slice(0, 10).replaceAll('-', '');
    const number = (serials.get(day) ?? 0) + 1;
    serials.set(day, number);
    const progress = progressOf(kind, at, end, random);
    return {
      id: serial('A', index + 1, 5),
      number: `${options.prefix}${day}${String(number).padStart(3, '0')}`,
      category: kind.category,
      title: titleOf(kind, source, options.river, random),
      place: toPoint(aside(source.at, random)),
      buildingId: source.building?.id ?? null,
      requestedAt: localTime(at),
      ...progress,
    };
  });
}

function sourcesBySetting(
  blocks: TownBlocks,
  buildings: readonly PlaneBuilding[],
  reaches: AppealOptions['reaches'],
): Record<AppealSetting, Source[]> {
  const settings: Record<AppealSetting, Source[]> = {
    estate: [],
    old: [],
    street: streetSources(blocks),
    river: riverSources(blocks, reaches),
    market: [],
    village: [],
    school: [],
    industry: [],
  };
  for (const building of buildings) {
    const { kind, middle, compound, households, name } = building;
    const place = compound?.name ?? name;
    const source = (weight: number): Source => ({ at: middle, place, building, weight });
    if (kind === 'slab' || kind === 'tower') settings.estate.push(source(households));
    else if (kind === 'courtyard') settings.old.push(source(1));
    else if (kind === 'village-house')
      settings.village.push({ ...source(1), place: name.replace(/\d+号$/, '') });
    else if (kind === 'market' || kind === 'school') settings[kind].push(source(1));
    else if (kind === 'factory') settings.industry.push(source(1));
  }
  return settings;
}

function streetSources({ coverage, zones }: TownBlocks): Source[] {
  return coverage.edges.flatMap(({ a, b, line, left, right }): Source[] => {
    const street = coverage.lines[line]!;
    if (!isStreet(street) || left < 0 || right < 0 || zones[left] === 'river' || zones[left] === 'country')
      return [];
    const [p, q] = [coverage.points[a]!, coverage.points[b]!];
    return [{ at: between(p, q, 0.5), place: street.name, building: null, weight: distance(p, q) }];
  });
}

/** The banks beside the town, each point named by its reach. */
function riverSources({ coverage, zones }: TownBlocks, reaches: AppealOptions['reaches']): Source[] {
  return coverage.edges.flatMap(({ a, b, line, left, right }): Source[] => {
    if (coverage.lines[line]!.kind !== 'bank' || left < 0 || right < 0) return [];
    if (zones[left] === 'country' || zones[right] === 'country') return [];
    const [p, q] = [coverage.points[a]!, coverage.points[b]!];
    const at = between(p, q, 0.5);
    const place = reaches.find(([east]) => at[0] < east)![1];
    return [{ at, place, building: null, weight: distance(p, q) }];
  });
}

/** Makes a few places far more fruitful than the rest; places near a hot one are warm. */
function heat(sources: readonly Source[], hotPlaces: number, random: Random): Source[] {
  const cores = Array.from({ length: hotPlaces }, () => random.weighted(sources, ({ weight }) => weight).at);
  return sources.map((source) => {
    const nearest = Math.min(...cores.map((core) => distance(core, source.at)));
    return { ...source, weight: source.weight * (0.18 + 3.2 * Math.exp(-((nearest / 170) ** 2))) };
  });
}

const HOURS: Record<DayTime, readonly [number, number]> = {
  morning: [6.4, 9.5],
  office: [8.5, 17.5],
  evening: [18, 22],
  night: [20.5, 25.5],
};

function momentFor(kind: AppealKind, start: number, end: number, random: Random): number {
  const most = Math.max(...kind.months);
  for (;;) {
    const day = Math.floor((start + OFFSET_MS) / DAY_MS) + random.integer(0, 730);
    const date = new Date(day * DAY_MS);
    if (!random.chance(kind.months[date.getUTCMonth()]! / most)) continue;
    const isWeekend = date.getUTCDay() % 6 === 0;
    if (kind.time === 'office' && isWeekend && random.chance(0.6)) continue;
    // Word gets round: the second year brings more than the first.
    if (random.chance(0.25 * (1 - (day * DAY_MS - start) / (end - start)))) continue;
    const [from, to] = HOURS[kind.time];
    const hour = (random.between(from, to) + random.between(from, to)) / 2;
    const at = Math.floor((day * DAY_MS - OFFSET_MS + hour * HOUR_MS) / 60_000) * 60_000;
    if (at >= start && at < end) return at;
  }
}

/** How far an appeal has come by the end: most are closed after some days, a few drag on. */
function progressOf(
  kind: AppealKind,
  at: number,
  end: number,
  random: Random,
): { status: AppealStatus; closedAt: string | null } {
  const spread = random.between(-1, 1) + random.between(-1, 1);
  const drags = random.chance(0.035) ? 14 : 1;
  const total = kind.days * 1.5 * DAY_MS * Math.exp(spread * 0.8) * drags;
  const closed = officeHour(at + total, random);
  if (closed < end) return { status: 'CLOSED', closedAt: localTime(closed) };
  const share = (end - at) / total;
  const steps: readonly [number, AppealStatus][] = [
    [0.06, 'COLLECTED'],
    [0.14, 'FILED'],
    [0.26, 'DISPATCHED'],
    [0.8, 'HANDLING'],
  ];
  return { status: steps.find(([until]) => share < until)?.[1] ?? 'ANSWERED', closedAt: null };
}

/** The same day or the next at an hour when offices work. */
function officeHour(at: number, random: Random): number {
  const day = Math.floor((at + OFFSET_MS) / DAY_MS);
  const minutes = Math.floor(random.between(8.6, 17.4) * 60);
  const moment = day * DAY_MS - OFFSET_MS + minutes * 60_000;
  return moment >= at ? moment : moment + DAY_MS;
}

/** Two appeals from one place are not pinned to the same spot. */
function aside([x, y]: Point2, random: Random): Point2 {
  return [x + random.between(-6, 6), y + random.between(-6, 6)];
}

function titleOf(kind: AppealKind, { place, building }: Source, river: string, random: Random): string {
  return random
    .pick(kind.titles)
    .replace('{river}', river)
    .replace('{place}', place)
    .replace('{building}', building?.name ?? place);
}

function localTime(at: number): string {
  return `${new Date(at + OFFSET_MS).toISOString().slice(0, 19)}+08:00`;
}
