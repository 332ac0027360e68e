import type { MultiPolygon, Polygon } from 'geojson';
import { bulkInsert } from '../engine/bulk-insert.ts';
import { AREAS, geometryText } from '../engine/geometry-gate.ts';
import { invalidRows } from '../engine/invalid-rows.ts';
import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import { ReceivedFile } from '../file/entities.ts';
import { type Refused, refused } from '../outcome.ts';
import { BASE_TABLES, tableRows } from './base-data-tables.ts';
import { lockDistrict } from './lock-district.ts';
import {
  communitiesToRelink,
  compoundsFor,
  dropMadeUpTown,
  relinkBuildings,
  relinkCommunities,
  townsFor,
} from './parents.ts';
import type { BaseDataContent } from './records.ts';

const OUTLINE_REPLACE = statement(import.meta.url, './outline-replace.sql');
const MADE_UP_TOWN_SHAPE = statement(import.meta.url, './made-up-town-shape.sql');
const DEFER_CONSTRAINTS = statement(import.meta.url, './defer-constraints.sql');

/** Replaces one kind in the caller's transaction; null when done, else why nothing was changed. */
export async function replaceBaseData(
  session: Session,
  code: string,
  content: BaseDataContent,
  fileId: string,
): Promise<Refused | null> {
  const district = await lockDistrict(session, code);
  if ((await session.em.count(ReceivedFile, { districtCode: code, id: fileId })) === 0) {
    return refused('file-unknown');
  }
  if (content.kind === 'outline') return replaceOutline(session, code, content.outline);
  if (district.outline === null) return refused('outline-first');
  if (content.rows.length === 0) return refused('base-data-empty');
  const { into, clear, shapes } = BASE_TABLES[content.kind];
  const invalid = await invalidRows(session, content.rows, shapes);
  if (invalid.length > 0) return refused('geometry-not-valid', { rows: invalid.join(',') });

  await session.rows(DEFER_CONSTRAINTS, {});
  const staying = content.kind === 'towns' ? await communitiesToRelink(session, code) : [];
  await session.rows(clear, { district: code });
  const parents =
    content.kind === 'communities'
      ? await townsFor(session, district, content.rows)
      : content.kind === 'buildings'
        ? await compoundsFor(session, code, content.rows)
        : [];
  await bulkInsert(session, code, into, tableRows(content, parents));
  if (content.kind === 'towns') await relinkCommunities(session, district, staying);
  if (content.kind === 'communities') await dropMadeUpTown(session, code);
  if (content.kind === 'compounds') await relinkBuildings(session, code);
  return null;
}

async function replaceOutline(
  session: Session,
  district: string,
  outline: Polygon | MultiPolygon,
): Promise<Refused | null> {
  const text = geometryText(outline, AREAS, 'outline');
  const invalid = await invalidRows(session, [{ row: 1, geometry: outline }], AREAS);
  if (invalid.length > 0) return refused('geometry-not-valid', { rows: '1' });
  await session.one(OUTLINE_REPLACE, { district, outline: text });
  await session.rows(MADE_UP_TOWN_SHAPE, { district, outline: text });
  return null;
}
