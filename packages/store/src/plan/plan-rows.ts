import type { InferEntity } from '@mikro-orm/core';
import type { ArcClass, Atom, MergeReport, UnifiedArc } from '@onegrid/planning';
import type { LineString, MultiPolygon, Polygon } from 'geojson';
import type { BulkTable } from '../engine/bulk-insert.ts';
import { AREAS, geometryText } from '../engine/geometry-gate.ts';
import type { ChangeSet } from './entities.ts';
import type {
  ArcRecord,
  ChangeSetRecord,
  CoverageVerdictRow,
  GridRecord,
  PlanOrigin,
  PlanRecord,
  PlanStatus,
} from './records.ts';

export const ATOM_TABLE: BulkTable = {
  table: 'atom',
  columns: {
    base_id: 'text',
    id: 'text',
    parent_id: 'text',
    root_id: 'text',
    owner_plan_id: 'text',
    area_m2: 'double precision',
    households: 'double precision',
    community_id: 'text',
    labels: 'jsonb',
    shares: 'jsonb',
    geometry: 'geometry',
  },
};

export const ASSIGNMENT_TABLE: BulkTable = {
  table: 'assignment',
  columns: { plan_id: 'text', base_id: 'text', atom_id: 'text', grid_code: 'text', lifespan: 'int4range' },
};

export const GRID_TABLE: BulkTable = {
  table: 'grid',
  columns: {
    plan_id: 'text',
    code: 'text',
    lifespan: 'int4range',
    households: 'double precision',
    area_m2: 'double precision',
    atom_count: 'integer',
    geometry: 'geometry',
  },
};

export const ARC_TABLE: BulkTable = {
  table: 'arc',
  columns: {
    plan_id: 'text',
    id: 'text',
    lifespan: 'int4range',
    left_code: 'text',
    right_code: 'text',
    class: 'text',
    supporters: 'text[]',
    opponents: 'text[]',
    silent: 'text[]',
    length_m: 'double precision',
    moved_m_p50: 'double precision',
    moved_m_max: 'double precision',
    geometry: 'geometry',
  },
};

/** Tables that PostGIS judges a whole plan by. */
export const JUDGED_TABLES = ['atom', 'assignment', 'grid'] as const;

type Row = Readonly<Record<string, unknown>>;

/** A piece that was joined of others has no parent among what its edit changes: its parent is its root. */
export function atomRow(
  baseId: string,
  atom: Atom,
  parentId: string | null,
  ownerPlanId: string | null,
): Row {
  return {
    base_id: baseId,
    id: atom.id,
    parent_id: parentId ?? atom.root ?? null,
    root_id: atom.root ?? parentId,
    owner_plan_id: ownerPlanId,
    area_m2: atom.areaM2,
    households: atom.households,
    community_id: atom.community,
    labels: atom.labels,
    shares: atom.shares,
    geometry: geometryText(atom.geometry, ['Polygon'], `atom ${atom.id}`),
  };
}

export function assignmentRow(
  planId: string,
  baseId: string,
  atomId: string,
  code: string,
  revision: number,
): Row {
  return { plan_id: planId, base_id: baseId, atom_id: atomId, grid_code: code, lifespan: `[${revision},)` };
}

export function gridRow(
  planId: string,
  grid: { code: string; geometry: Polygon | MultiPolygon; households: number; areaM2: number },
  atomCount: number,
  revision: number,
): Row {
  return {
    plan_id: planId,
    code: grid.code,
    lifespan: `[${revision},)`,
    households: grid.households,
    area_m2: grid.areaM2,
    atom_count: atomCount,
    geometry: geometryText(grid.geometry, AREAS, `grid ${grid.code}`),
  };
}

/** Arcs get ids that sort in their order: revision, then position in the list. */
export function arcRows(planId: string, arcs: readonly UnifiedArc[], revision: number): readonly Row[] {
  return arcs.map((arc, index) => ({
    plan_id: planId,
    id: `${String(revision).padStart(6, '0')}-${String(index).padStart(6, '0')}`,
    lifespan: `[${revision},)`,
    left_code: arc.left,
    right_code: arc.right,
    class: arc.class,
    supporters: arc.supporters,
    opponents: arc.opponents,
    silent: arc.silent,
    length_m: arc.lengthM,
    moved_m_p50: arc.movedMetresMedian,
    moved_m_max: arc.movedMetresMax,
    geometry: geometryText(
      { type: 'LineString', coordinates: arc.coordinates.map((position) => [...position]) },
      ['LineString'],
      'arc',
    ),
  }));
}

export interface PlanRow {
  id: string;
  base_id: string;
  name: string;
  origin: PlanOrigin;
  status: PlanStatus;
  revision: number;
  created_at: string;
  created_by: string;
  published_at: string | null;
  superseded_at: string | null;
  report: MergeReport;
  verdict: CoverageVerdictRow;
  grid_count: number;
  atom_count: number;
  bounds: [number, number, number, number];
}

export function toPlan(row: PlanRow): PlanRecord {
  return {
    id: row.id,
    baseId: row.base_id,
    name: row.name,
    origin: row.origin,
    status: row.status,
    revision: row.revision,
    createdAt: new Date(row.created_at),
    createdBy: row.created_by,
    publishedAt: row.published_at === null ? null : new Date(row.published_at),
    supersededAt: row.superseded_at === null ? null : new Date(row.superseded_at),
    gridCount: row.grid_count,
    atomCount: row.atom_count,
    bounds: row.bounds,
    report: row.report,
    verdict: row.verdict,
  };
}

export interface GridRow {
  plan_id: string;
  code: string;
  households: number;
  area_m2: number;
  atom_count: number;
  geometry: string;
}

export function toGrid(row: GridRow): GridRecord {
  return {
    planId: row.plan_id,
    code: row.code,
    households: row.households,
    areaM2: row.area_m2,
    atomCount: row.atom_count,
    geometry: JSON.parse(row.geometry) as Polygon | MultiPolygon,
  };
}

export interface ArcRow {
  plan_id: string;
  id: string;
  left_code: string | null;
  right_code: string | null;
  class: ArcClass;
  supporters: string[];
  opponents: string[];
  silent: string[];
  length_m: number;
  moved_m_p50: number | null;
  moved_m_max: number | null;
  geometry: string;
}

export function toArc(row: ArcRow): ArcRecord {
  return {
    id: row.id,
    planId: row.plan_id,
    geometry: JSON.parse(row.geometry) as LineString,
    left: row.left_code,
    right: row.right_code,
    class: row.class,
    supporters: row.supporters,
    opponents: row.opponents,
    silent: row.silent,
    lengthM: row.length_m,
    movedMetresMedian: row.moved_m_p50,
    movedMetresMax: row.moved_m_max,
  };
}

export function toChangeSet(row: InferEntity<typeof ChangeSet>): ChangeSetRecord {
  const { id, planId, revision, at, operations, inverse, touchedGrids, touchedAtoms } = row;
  const { baseRevision, reverts, revertsTo, householdsMoved } = row;
  return {
    id,
    planId,
    revision,
    by: row.accountName,
    at,
    reason: row.reason ?? null,
    operations,
    inverse,
    touchedGrids,
    touchedAtoms,
    baseRevision: baseRevision ?? null,
    reverts: reverts ?? null,
    revertsTo: revertsTo ?? null,
    householdsMoved: householdsMoved ?? null,
  };
}
