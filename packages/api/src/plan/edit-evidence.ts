import {
  type ArcGround,
  type DepartmentLayer,
  type DrawnEdge,
  type HouseholdPoint,
  householdCounter,
} from '@onegrid/planning';
import type { DistrictStore, PlanRecord, TileFeature } from '@onegrid/store';
import type { Polygon, Position } from 'geojson';
import { LeastRecentlyUsed } from '../memory/least-recently-used.ts';

/** What an edit needs to know beyond the plan's state; read before the plan is locked. */
export interface EditEvidence {
  /** Households inside a polygon; null where nobody knows where they live. */
  readonly households: ((polygon: Polygon) => number) | null;
  /** The departments of the plan's base with their weights in the merge. */
  readonly departments: readonly { readonly id: string; readonly weight: number }[];
  /** Their layers as received. */
  readonly layers: readonly DepartmentLayer[];
  /** Lines of the base data. */
  readonly ground: ArcGround;
  /** Edges that planners drew in earlier edits. */
  readonly drawnByHand: readonly DrawnEdge[];
}

interface BaseEvidence {
  readonly layers: readonly DepartmentLayer[];
  readonly ground: ArcGround;
  readonly points: readonly HouseholdPoint[];
}

const FOREVER = Number.POSITIVE_INFINITY;
const KEPT_BASES = 4;

/** Layers and households of a base never change, so they are read once for all edits of its plans. */
export class EditEvidenceReader {
  readonly #bases = new LeastRecentlyUsed<Promise<BaseEvidence>>(KEPT_BASES);

  async read(district: DistrictStore, plan: PlanRecord): Promise<EditEvidence> {
    const key = `${district.code} ${plan.baseId}`;
    const base = this.#bases.get(key, FOREVER, () => readBase(district, plan));
    base.catch(() => this.#bases.forget(key));
    const { layers, points, ground } = await base;
    return {
      layers,
      ground,
      households: points.length === 0 ? null : householdCounter(points),
      departments: plan.report.inputs.layers.map(({ department, weight }) => ({ id: department, weight })),
      drawnByHand: await drawnByHand(district, plan),
    };
  }
}

async function readBase(district: DistrictStore, plan: PlanRecord): Promise<BaseEvidence> {
  const state = await district.plans.state(plan.id);
  const layerIds = (state?.layers ?? []).map(({ layerId }) => layerId);
  return {
    layers: await district.layers.departmentLayers(layerIds),
    points: await district.assets.householdPoints(),
    ground: {
      communities: (await district.assets.communities()).map(({ geometry }) => geometry),
      units: (await district.assets.compounds()).map(({ geometry }) => geometry),
      streets: (await district.assets.streetLines()).map(({ geometry }) => geometry),
    },
  };
}

function edgesOf({ geometry }: TileFeature): DrawnEdge[] {
  const line: readonly Position[] = geometry.type === 'LineString' ? geometry.coordinates : [];
  return line.slice(1).map((position, index): DrawnEdge => [line[index], position]);
}

/** The edges of all arcs that are there because somebody drew them. */
async function drawnByHand(district: DistrictStore, { id, revision }: PlanRecord): Promise<DrawnEdge[]> {
  const edges: DrawnEdge[] = [];
  for await (const arcs of district.tileFeatures({ kind: 'arcs', planId: id, revision })) {
    edges.push(...arcs.filter(({ properties }) => properties.class === 'by-hand').flatMap(edgesOf));
  }
  return edges;
}
