import type { Atom, MergeOptions, PlanBasis, PlanMark } from '@onegrid/planning';
import type { MultiPolygon, Polygon } from 'geojson';
import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import type { PlanState } from './records.ts';

const STATE_HEAD = statement(import.meta.url, './state-head.sql');
const STATE_ATOMS = statement(import.meta.url, './state-atoms.sql');
const STATE_MICRO = statement(import.meta.url, './state-micro.sql');
const STATE_MARKS = statement(import.meta.url, './state-marks.sql');

interface HeadRow {
  revision: number;
  outline: string;
  used_codes: string[];
  layers: { departmentId: string; layerId: string }[];
  departments: PlanBasis['departments'];
  links: PlanBasis['links'];
  by_households: boolean;
  options: MergeOptions;
}

/** An atom as it is read; its code beside it where the statement gives one. */
export interface AtomRow {
  id: string;
  area_m2: number;
  households: number;
  community_id: string | null;
  labels: Record<string, string | null>;
  shares: Record<string, number>;
  root_id: string | null;
  geometry: string;
}

/** A plan at a revision, the newest unless named; null where there is no such plan or revision. */
export async function readPlanState(
  session: Session,
  district: string,
  planId: string,
  revision?: number,
): Promise<PlanState | null> {
  const asked = { district, plan: planId, revision: revision ?? null };
  const [head] = await session.rows<HeadRow>(STATE_HEAD, asked);
  if (head === undefined) return null;
  const at = revision ?? head.revision;
  if (at < 1 || at > head.revision) return null;
  const values = { district, plan: planId, revision: at };
  const rows = await session.rows<AtomRow & { code: string }>(STATE_ATOMS, values);
  const micro = await session.rows<{ atom_id: string; micro: string }>(STATE_MICRO, values);
  const marks = await session.rows<PlanMark>(STATE_MARKS, values);
  return {
    planId,
    revision: at,
    atoms: rows.map(toAtom),
    codes: rows.map((row) => row.code),
    ...(micro.length === 0
      ? {}
      : { micro: Object.fromEntries(micro.map((row) => [row.atom_id, row.micro])) }),
    ...(marks.length === 0 ? {} : { marks: marks.map(({ kind, key, value }) => ({ kind, key, value })) }),
    usedCodes: head.used_codes,
    layers: head.layers,
    outline: JSON.parse(head.outline) as Polygon | MultiPolygon,
    basis: { departments: head.departments, byHouseholds: head.by_households, links: head.links },
    options: head.options,
  };
}

export function toAtom(row: AtomRow): Atom {
  const { id, households, labels, shares } = row;
  return {
    id,
    geometry: JSON.parse(row.geometry) as Polygon,
    areaM2: row.area_m2,
    households,
    community: row.community_id,
    labels,
    shares,
    ...(row.root_id === null ? {} : { root: row.root_id }),
  };
}
