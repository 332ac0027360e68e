import type { MultiPolygon, Polygon } from 'geojson';
import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import { StoreError } from '../outcome.ts';

const DISTRICT_LOCK = statement(import.meta.url, './district-lock.sql');

export interface LockedDistrict {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly outline: Polygon | MultiPolygon | null;
}

/** The district, held for this transaction alone. Throws `not-found`. */
export async function lockDistrict(session: Session, district: string): Promise<LockedDistrict> {
  const [row] = await session.rows<{ code: string; name: string; name_en: string; outline: string | null }>(
    DISTRICT_LOCK,
    { district },
  );
  if (row === undefined) throw new StoreError('not-found', 'No such district.', { district });
  const outline = row.outline === null ? null : (JSON.parse(row.outline) as Polygon | MultiPolygon);
  return { code: row.code, name: row.name, nameEn: row.name_en, outline };
}
