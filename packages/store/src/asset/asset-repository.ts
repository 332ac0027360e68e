import type { MergeBuilding } from '@onegrid/planning';
import type { MultiPolygon, Polygon } from 'geojson';
import type { Database } from '../engine/database.ts';
import {
  AREAS,
  checkedBounds,
  type GeometryKind,
  LINES,
  POINTS,
  pointText,
} from '../engine/geometry-gate.ts';
import { listPage } from '../engine/list-page.ts';
import type { Session, Values } from '../engine/session.ts';
import { type Statement, statement } from '../engine/statement.ts';
import type { Page, PageRequest } from '../page.ts';
import type {
  AreaRecord,
  AssetRepository,
  Bounds,
  BuildingFilter,
  BuildingRecord,
  CompoundRecord,
  StreetLine,
} from './records.ts';
import { validShape } from './valid-shape.ts';

const BUILDINGS_PAGE = statement(import.meta.url, './buildings-page.sql');
const BUILDING_BY_ID = statement(import.meta.url, './building-by-id.sql');
const MERGE_BUILDINGS = statement(import.meta.url, './merge-buildings.sql');
const COMMUNITIES = statement(import.meta.url, './communities.sql');
const COMPOUNDS_PAGE = statement(import.meta.url, './compounds-page.sql');
const COMPOUND_BY_ID = statement(import.meta.url, './compound-by-id.sql');
const COMPOUNDS = statement(import.meta.url, './compounds.sql');
const STREET_LINES = statement(import.meta.url, './street-lines.sql');
const HOUSEHOLD_POINTS = statement(import.meta.url, './household-points.sql');

const ANY_SHAPE: readonly GeometryKind[] = [...AREAS, ...LINES, ...POINTS, 'MultiPoint'];
/** Metres of a degree of latitude, rounded down so that a box is never too small. */
const METRES_A_DEGREE = 110_000;

export interface BuildingRow {
  id: string;
  name: string;
  address: string;
  households: number;
  geometry: string;
  compound: string | null;
}

type CompoundRow = Omit<CompoundRecord, 'geometry'> & { geometry: string };

export class SqlAssetRepository implements AssetRepository {
  constructor(
    private readonly database: Database,
    private readonly district: string,
  ) {}

  buildings(filter: BuildingFilter, page: PageRequest): Promise<Page<BuildingRecord>> {
    return this.database.read(async (session) => {
      const values = await filterValues(session, filter);
      return listPage(session, BUILDINGS_PAGE, { district: this.district, ...values }, page, toBuilding);
    });
  }

  building(id: string): Promise<BuildingRecord | null> {
    return this.database.read(async (session) => {
      const [row] = await session.rows<BuildingRow>(BUILDING_BY_ID, { district: this.district, id });
      return row === undefined ? null : toBuilding(row);
    });
  }

  mergeBuildings(): Promise<readonly MergeBuilding[]> {
    return this.database.read(async (session) => {
      const rows = await session.rows<{ id: string; households: number; geometry: string }>(MERGE_BUILDINGS, {
        district: this.district,
      });
      return rows.map(({ id, households, geometry }) => ({
        id,
        households,
        geometry: JSON.parse(geometry) as MergeBuilding['geometry'],
      }));
    });
  }

  compoundsPage(page: PageRequest): Promise<Page<CompoundRecord>> {
    const values = { district: this.district };
    return this.database.read((session) => listPage(session, COMPOUNDS_PAGE, values, page, toCompound));
  }

  compound(id: string): Promise<CompoundRecord | null> {
    return this.database.read(async (session) => {
      const [row] = await session.rows<CompoundRow>(COMPOUND_BY_ID, { district: this.district, id });
      return row === undefined ? null : toCompound(row);
    });
  }

  communities(): Promise<readonly AreaRecord[]> {
    return this.areas(COMMUNITIES);
  }

  compounds(): Promise<readonly AreaRecord[]> {
    return this.areas(COMPOUNDS);
  }

  streetLines(): Promise<readonly StreetLine[]> {
    return this.database.read(async (session) => {
      const rows = await session.rows<{ id: string; geometry: string }>(STREET_LINES, {
        district: this.district,
      });
      return rows.map(({ id, geometry }) => ({
        id,
        geometry: JSON.parse(geometry) as StreetLine['geometry'],
      }));
    });
  }

  householdPoints(): Promise<readonly { lon: number; lat: number; n: number }[]> {
    return this.database.read((session) => session.rows(HOUSEHOLD_POINTS, { district: this.district }));
  }

  private areas(sql: Statement): Promise<readonly AreaRecord[]> {
    return this.database.read(async (session) => {
      const rows = await session.rows<{ id: string; code: string; name: string; geometry: string }>(sql, {
        district: this.district,
      });
      return rows.map((row) => ({ ...row, geometry: JSON.parse(row.geometry) as Polygon | MultiPolygon }));
    });
  }
}

function toCompound(row: CompoundRow): CompoundRecord {
  const { id, name, kind, address, buildings, households } = row;
  const geometry = JSON.parse(row.geometry) as Polygon | MultiPolygon;
  return { id, name, kind, address, geometry, buildings, households };
}

export function toBuilding(row: BuildingRow): BuildingRecord {
  const { id, name, address, households, compound } = row;
  return {
    id,
    name,
    address,
    households,
    compound,
    geometry: JSON.parse(row.geometry) as Polygon | MultiPolygon,
  };
}

async function filterValues(session: Session, filter: BuildingFilter): Promise<Values> {
  const { bbox, within, intersects, withinDistance } = filter;
  return {
    box: bbox === undefined ? null : checkedBounds(bbox),
    within: within === undefined ? null : await validShape(session, within, AREAS, 'within'),
    intersects:
      intersects === undefined ? null : await validShape(session, intersects, ANY_SHAPE, 'intersects'),
    near:
      withinDistance === undefined
        ? null
        : pointText(withinDistance.lon, withinDistance.lat, 'withinDistance.from'),
    near_box:
      withinDistance === undefined
        ? null
        : [...boxAround(withinDistance.lon, withinDistance.lat, withinDistance.metres)],
    metres: withinDistance === undefined ? null : withinDistance.metres,
  };
}

/** A box in degrees that holds everything within so many metres of a place. */
export function boxAround(lon: number, lat: number, metres: number): Bounds {
  const dLat = metres / METRES_A_DEGREE;
  const dLon = dLat / Math.max(0.01, Math.cos((lat * Math.PI) / 180));
  return [lon - dLon, lat - dLat, lon + dLon, lat + dLat];
}
