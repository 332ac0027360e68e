import { departmentInCharge, type Town } from '@onegrid/demo';
import type { BulkTable } from '../engine/bulk-insert.ts';
import { AREAS, geometryText, LINES, POINTS } from '../engine/geometry-gate.ts';

/** One table of the town: where its rows go and what they are. */
export interface TownTable {
  readonly into: BulkTable;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** The town's rows by table, in the order in which they can be written. */
export function townTables(town: Town): readonly TownTable[] {
  return [
    ...areaTables(town),
    buildingTable(town),
    ...lineAndLandTables(town),
    branchTable(town),
    appealTable(town),
  ];
}

function areaTables(town: Town): readonly TownTable[] {
  return [
    {
      into: {
        table: 'town',
        columns: { id: 'text', code: 'text', name: 'text', name_en: 'text', geometry: 'geometry' },
      },
      rows: town.towns.map(({ code, name, nameEn, geometry }) => ({
        id: code,
        code,
        name,
        name_en: nameEn,
        geometry: geometryText(geometry, AREAS, `town ${code}`),
      })),
    },
    {
      into: {
        table: 'community',
        columns: {
          id: 'text',
          town_id: 'text',
          code: 'text',
          name: 'text',
          name_en: 'text',
          geometry: 'geometry',
        },
      },
      rows: town.communities.map(({ code, townshipCode, name, nameEn, geometry }) => ({
        id: townshipCode + code,
        town_id: townshipCode,
        code,
        name,
        name_en: nameEn,
        geometry: geometryText(geometry, AREAS, `community ${code}`),
      })),
    },
    {
      into: {
        table: 'compound',
        columns: { id: 'text', name: 'text', kind: 'text', address: 'text', geometry: 'geometry' },
      },
      rows: town.compounds.map(({ id, name, kind, address, geometry }) => ({
        id,
        name,
        kind,
        address,
        geometry: geometryText(geometry, AREAS, `compound ${id}`),
      })),
    },
  ];
}

function buildingTable(town: Town): TownTable {
  return {
    into: {
      table: 'building',
      columns: {
        id: 'text',
        name: 'text',
        address: 'text',
        kind: 'text',
        floors: 'integer',
        households: 'integer',
        compound_id: 'text',
        geometry: 'geometry',
      },
    },
    rows: town.buildings.map(({ id, name, address, kind, floors, households, compoundId, geometry }) => ({
      id,
      name,
      address,
      kind,
      floors,
      households,
      compound_id: compoundId,
      geometry: geometryText(geometry, AREAS, `building ${id}`),
    })),
  };
}

function lineAndLandTables(town: Town): readonly TownTable[] {
  const named = { id: 'text', name: 'text', kind: 'text', geometry: 'geometry' } as const;
  return [
    {
      into: {
        table: 'street',
        columns: {
          id: 'text',
          name: 'text',
          class: 'text',
          width_m: 'double precision',
          geometry: 'geometry',
        },
      },
      rows: town.streets.map((street) => ({
        id: street.id,
        name: street.name,
        class: street.class,
        width_m: street.widthM,
        geometry: geometryText(street.line, LINES, `street ${street.id}`),
      })),
    },
    {
      into: { table: 'water', columns: named },
      rows: town.water.map(({ id, name, kind, geometry }) => ({
        id,
        name,
        kind,
        geometry: geometryText(geometry, AREAS, `water ${id}`),
      })),
    },
    {
      into: { table: 'land_use', columns: named },
      rows: town.landUse.map(({ id, name, kind, geometry }) => ({
        id,
        name,
        kind,
        geometry: geometryText(geometry, AREAS, `land use ${id}`),
      })),
    },
  ];
}

function branchTable(town: Town): TownTable {
  return {
    into: {
      table: 'branch',
      columns: { id: 'text', name: 'text', secretary: 'text', member_count: 'integer', location: 'geometry' },
    },
    rows: town.branches.map(({ id, name, secretary, memberCount, location }) => ({
      id,
      name,
      secretary,
      member_count: memberCount,
      location: geometryText(location, POINTS, `branch ${id}`),
    })),
  };
}

function appealTable(town: Town): TownTable {
  return {
    into: {
      table: 'appeal',
      columns: {
        id: 'text',
        number: 'text',
        category: 'text',
        status: 'text',
        title: 'text',
        location: 'geometry',
        requested_at: 'timestamptz',
        closed_at: 'timestamptz',
        department_id: 'text',
      },
    },
    rows: town.appeals.map(({ id, number, category, status, title, place, requestedAt, closedAt }) => ({
      id,
      number,
      category: category.toLowerCase(),
      status: status.toLowerCase(),
      title,
      location: geometryText(place, POINTS, `appeal ${id}`),
      requested_at: requestedAt,
      closed_at: closedAt,
      department_id: departmentInCharge(category, town.departments),
    })),
  };
}
