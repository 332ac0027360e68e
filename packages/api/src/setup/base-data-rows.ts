import type { NewBuilding, NewCommunity, NewCompound, NewStreet, NewTown, NewWater } from '@onegrid/store';
import type { LineString, MultiLineString, MultiPolygon, Point, Polygon } from 'geojson';
import type { StoredRow } from '../layer/import-report.ts';
import { communityCode, townCode } from './area-code.ts';
import { type MappedRow, type Remarks, UniqueIds } from './mapped-row.ts';

type Area = Polygon | MultiPolygon;
type Line = LineString | MultiLineString;

/** Rows that became something, and those that could not. */
export interface BuiltRows<Row> {
  readonly rows: readonly Row[];
  readonly refused: readonly StoredRow[];
}

const NUMBER_CEILING = 1_000_000;

/** The name, or the id where a thing that is spoken of has none. */
function nameOr(row: MappedRow, id: string, remarks: Remarks): string {
  const name = row.text('name');
  if (name === null) remarks.add('names-made-up');
  return name ?? id;
}

export function townRows(
  rows: readonly MappedRow<Area>[],
  district: string,
  remarks: Remarks,
): BuiltRows<NewTown> {
  const ids = new UniqueIds(remarks);
  const codes = new Set<string>();
  const built = rows.map((row) => {
    const { code, problem } = townCode(row.text('code'), district);
    if (problem !== null) remarks.add(problem);
    const repeated = code !== '' && codes.has(code);
    if (repeated) remarks.add('codes-repeated');
    codes.add(code);
    const id = ids.take(code === '' ? row.feature.id : code);
    const name = nameOr(row, id, remarks);
    const { row: number, geometry } = row.feature;
    return {
      id,
      row: number,
      name,
      nameEn: row.text('nameEn') ?? name,
      code: repeated ? '' : code,
      geometry,
    };
  });
  return { rows: built, refused: [] };
}

export function communityRows(
  rows: readonly MappedRow<Area>[],
  district: string,
  remarks: Remarks,
): BuiltRows<NewCommunity> {
  const ids = new UniqueIds(remarks);
  const codes = new Set<string>();
  const built = rows.map((row) => {
    const given = communityCode(row.text('code'), district);
    if (given.problem !== null) remarks.add(given.problem);
    const town = row.text('town');
    // Three digits are told apart within a town only.
    const key = given.code === '' ? '' : `${given.townCode || (town ?? '')} ${given.code}`;
    const repeated = key !== '' && codes.has(key);
    if (repeated) remarks.add('codes-repeated');
    codes.add(key);
    const id = ids.take(given.townCode === '' ? row.feature.id : given.townCode + given.code);
    const name = nameOr(row, id, remarks);
    const { row: number, geometry } = row.feature;
    return {
      id,
      row: number,
      name,
      nameEn: row.text('nameEn') ?? name,
      code: repeated ? '' : given.code,
      townCode: given.townCode,
      town,
      geometry,
    };
  });
  return { rows: built, refused: [] };
}

export function compoundRows(rows: readonly MappedRow<Area>[], remarks: Remarks): BuiltRows<NewCompound> {
  const ids = new UniqueIds(remarks);
  const built = rows.map((row) => {
    const id = ids.take(row.feature.id);
    const { row: number, geometry } = row.feature;
    return {
      id,
      row: number,
      name: nameOr(row, id, remarks),
      kind: row.text('kind') ?? '',
      address: row.text('address') ?? '',
      geometry,
    };
  });
  return { rows: built, refused: [] };
}

/** Households of a row: 0 where nothing stands there, a reason code where something else than a number does. */
function householdsOf(row: MappedRow, mapped: boolean, remarks: Remarks): number | string {
  const number = row.number('households');
  if (number === null) {
    if (mapped) remarks.add('households-missing');
    return 0;
  }
  if (Number.isNaN(number)) return 'weight-not-a-number';
  if (number < 0) return 'weight-negative';
  if (number > NUMBER_CEILING) return 'number-too-large';
  if (!Number.isInteger(number)) remarks.add('households-rounded');
  return Math.round(number);
}

/** Storeys, rounded; 0 (not known) where there are none that a building can have. */
function floorsOf(row: MappedRow, remarks: Remarks): number {
  const floors = Math.round(row.number('floors') ?? 0);
  if (floors >= 0 && floors <= 1_000) return floors;
  remarks.add('floors-left-out');
  return 0;
}

/** Metres; 0 (not known) where there are none that a street can have. */
function widthOf(row: MappedRow, remarks: Remarks): number {
  const width = row.number('width') ?? 0;
  if (width >= 0 && width <= NUMBER_CEILING) return width;
  remarks.add('widths-left-out');
  return 0;
}

export function buildingRows(
  rows: readonly MappedRow<Area | Point>[],
  householdsMapped: boolean,
  remarks: Remarks,
): BuiltRows<NewBuilding> {
  const ids = new UniqueIds(remarks);
  const refused: StoredRow[] = [];
  const built: NewBuilding[] = [];
  for (const row of rows) {
    const households = householdsOf(row, householdsMapped, remarks);
    if (typeof households === 'string') {
      refused.push(row.refusal(households, 'households'));
      continue;
    }
    const { row: number, geometry } = row.feature;
    const id = ids.take(row.feature.id);
    built.push({
      id,
      row: number,
      name: row.text('name') ?? '',
      address: row.text('address') ?? '',
      kind: row.text('kind') ?? '',
      floors: floorsOf(row, remarks),
      households,
      compound: row.text('compound'),
      geometry,
    });
  }
  return { rows: built, refused };
}

export function streetRows(rows: readonly MappedRow<Line>[], remarks: Remarks): BuiltRows<NewStreet> {
  const ids = new UniqueIds(remarks);
  const built = rows.map((row) => {
    const { row: number, geometry } = row.feature;
    return {
      id: ids.take(row.feature.id),
      row: number,
      name: row.text('name') ?? '',
      class: row.text('class') ?? '',
      widthM: widthOf(row, remarks),
      geometry,
    };
  });
  return { rows: built, refused: [] };
}

export function waterRows(rows: readonly MappedRow<Area>[], remarks: Remarks): BuiltRows<NewWater> {
  const ids = new UniqueIds(remarks);
  const built = rows.map((row) => {
    const { row: number, geometry } = row.feature;
    const [name, kind] = [row.text('name') ?? '', row.text('kind') ?? ''];
    return { id: ids.take(row.feature.id), row: number, name, kind, geometry };
  });
  return { rows: built, refused: [] };
}
