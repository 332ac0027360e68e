import type { MultiPolygon, Polygon } from 'geojson';
import { writeAudit } from '../access/write-audit.ts';
import type { Actor } from '../actor.ts';
import type { Database } from '../engine/database.ts';
import { AREAS } from '../engine/geometry-gate.ts';
import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import type { Bounds, DistrictHead, DistrictRecord, NewDistrict } from './records.ts';
import { validShape } from './valid-shape.ts';

const DISTRICTS = statement(import.meta.url, './districts.sql');
const DISTRICT_INSERT = statement(import.meta.url, './district-insert.sql');

interface DistrictRow {
  code: string;
  name: string;
  name_en: string;
  synthetic: boolean;
  outline: string | null;
  bounds: [number, number, number, number];
}

/** All districts in the order they were set up, with an outline or without. */
export function readDistricts(database: Database): Promise<readonly DistrictHead[]> {
  return database.read(async (session) =>
    (await session.rows<DistrictRow>(DISTRICTS, { code: null })).map(toHead),
  );
}

/** The district with this code; null where there is none or where it has no outline yet. */
export function readDistrict(database: Database, code: string): Promise<DistrictRecord | null> {
  return database.read(async (session) => {
    const [row] = await session.rows<DistrictRow>(DISTRICTS, { code });
    if (row === undefined || row.outline === null) return null;
    const outline = JSON.parse(row.outline) as Polygon | MultiPolygon;
    return { ...toHead(row), outline, bounds: row.bounds satisfies Bounds };
  });
}

function toHead({ code, name, name_en, synthetic }: DistrictRow): DistrictHead {
  return { code, name, nameEn: name_en, synthetic };
}

/** Sets up a district inside the caller's transaction. Throws the gate's codes and `geometry-not-valid`. */
export async function insertDistrict(session: Session, district: NewDistrict, by: Actor): Promise<void> {
  const outline = await validShape(session, district.outline, AREAS, 'outline');
  await session.one(DISTRICT_INSERT, {
    code: district.code,
    name: district.name,
    name_en: district.nameEn,
    synthetic: district.synthetic,
    outline,
  });
  await writeAudit(session, district.code, by, {
    action: 'district.create',
    objectKind: 'district',
    objectId: district.code,
    after: { name: district.name, synthetic: district.synthetic },
  });
}
