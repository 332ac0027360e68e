import type { MultiPolygon, Polygon } from 'geojson';
import { bulkInsert } from '../engine/bulk-insert.ts';
import { AREAS, geometryText } from '../engine/geometry-gate.ts';
import type { Session } from '../engine/session.ts';
import { type Statement, statement } from '../engine/statement.ts';
import { StoreError } from '../outcome.ts';
import { BASE_TABLES } from './base-data-tables.ts';
import {
  CompoundFinder,
  type CompoundShape,
  placeOf,
  type TownSearch,
  type TownShape,
  townsOfCommunities,
} from './links.ts';
import type { LockedDistrict } from './lock-district.ts';
import type { NewBuilding } from './records.ts';

const TOWN_SHAPES = statement(import.meta.url, './town-shapes.sql');
const COMMUNITY_SHAPES = statement(import.meta.url, './community-shapes.sql');
const COMPOUND_SHAPES = statement(import.meta.url, './compound-shapes.sql');
const BUILDING_PLACES = statement(import.meta.url, './building-places.sql');
const COMMUNITY_RELINK = statement(import.meta.url, './community-relink.sql');
const BUILDING_RELINK = statement(import.meta.url, './building-relink.sql');
const MADE_UP_TOWN_DROP = statement(import.meta.url, './made-up-town-drop.sql');

/** Id of the town that is made up where communities lie in none. */
const MADE_UP_TOWN = '*';

interface StoredCommunity extends TownSearch {
  readonly id: string;
}

/** The town of each community; the made-up one, which is then there, for those that lie in none. */
export async function townsFor(
  session: Session,
  district: LockedDistrict,
  communities: readonly TownSearch[],
): Promise<readonly string[]> {
  const rows = await session.rows<{ id: string; code: string; name: string; geometry: string }>(TOWN_SHAPES, {
    district: district.code,
  });
  const towns: TownShape[] = rows.map((row) => ({ ...row, geometry: areaOf(row.geometry) }));
  const found = townsOfCommunities(communities, towns);
  if (found.includes(null)) await makeUpTown(session, district);
  return found.map((town) => town ?? MADE_UP_TOWN);
}

/** The compound of each building, or null where it stands in none. */
export async function compoundsFor(
  session: Session,
  district: string,
  buildings: readonly Pick<NewBuilding, 'compound' | 'geometry'>[],
): Promise<readonly (string | null)[]> {
  const finder = await compoundFinder(session, district);
  return buildings.map(({ compound, geometry }) => finder.find(compound, ...placeOf(geometry)));
}

/** The communities as they are, to find their towns again after the towns were replaced. */
export async function communitiesToRelink(
  session: Session,
  district: string,
): Promise<readonly StoredCommunity[]> {
  const rows = await session.rows<{ id: string; town_code: string; geometry: string }>(COMMUNITY_SHAPES, {
    district,
  });
  return rows.map(({ id, town_code, geometry }) => ({
    id,
    townCode: town_code,
    town: null,
    geometry: areaOf(geometry),
  }));
}

/** Gives the communities that stay their towns among those that are there now. */
export async function relinkCommunities(
  session: Session,
  district: LockedDistrict,
  communities: readonly StoredCommunity[],
): Promise<void> {
  const towns = await townsFor(session, district, communities);
  const links = communities.map(({ id }, index) => ({ id, town_id: towns[index] }));
  await relink(session, COMMUNITY_RELINK, district.code, links);
}

/** Gives the buildings that stay their compounds among those that are there now: the same id, else by place. */
export async function relinkBuildings(session: Session, district: string): Promise<void> {
  const finder = await compoundFinder(session, district);
  const places = await session.rows<{ id: string; compound_id: string | null; lon: number; lat: number }>(
    BUILDING_PLACES,
    { district },
  );
  const links = places.map(({ id, compound_id, lon, lat }) => ({
    id,
    compound_id: finder.find(compound_id, lon, lat),
  }));
  await relink(session, BUILDING_RELINK, district, links);
}

/** The made-up town goes when no community lies in it any more. */
export async function dropMadeUpTown(session: Session, district: string): Promise<void> {
  await session.rows(MADE_UP_TOWN_DROP, { district });
}

/** The one town of communities that lie in none: it has the outline, the district's name and no code. */
async function makeUpTown(session: Session, district: LockedDistrict): Promise<void> {
  if (district.outline === null) throw new StoreError('not-found', 'A town is made up within an outline.');
  await dropMadeUpTown(session, district.code);
  const geometry = geometryText(district.outline, AREAS, 'outline');
  const { code, name, nameEn } = district;
  const town = { id: MADE_UP_TOWN, name, code: '', name_en: nameEn, made_up: true, geometry };
  await bulkInsert(session, code, BASE_TABLES.towns.into, [town]);
}

async function compoundFinder(session: Session, district: string): Promise<CompoundFinder> {
  const rows = await session.rows<{ id: string; name: string; geometry: string }>(COMPOUND_SHAPES, {
    district,
  });
  return new CompoundFinder(rows.map((row): CompoundShape => ({ ...row, geometry: areaOf(row.geometry) })));
}

async function relink(
  session: Session,
  sql: Statement,
  district: string,
  links: readonly object[],
): Promise<void> {
  const { given } = await session.one<{ given: number }>(sql, { district, links: JSON.stringify(links) });
  if (given !== links.length) {
    throw new StoreError('verdict-missing', `${sql.name}: ${given} of ${links.length} rows were linked.`);
  }
}

function areaOf(text: string): Polygon | MultiPolygon {
  return JSON.parse(text) as Polygon | MultiPolygon;
}
