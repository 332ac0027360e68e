import { edgeOfKey, type PlanMark } from '@onegrid/planning';
import type {
  AppealReach,
  DistrictStore,
  LayerRecord,
  MicroAtom,
  PointConditions,
  TileFeature,
  TileSet,
} from '@onegrid/store';
import type { LineString } from 'geojson';
import { microGridsOf } from '../work/grid-marks-resolver.ts';
import { labelPoint } from './label-point.ts';

/** The features of a tile, by the name of the layer that holds them. */
export type TileContent = Readonly<Record<string, readonly TileFeature[]>>;

export async function collect(district: DistrictStore, set: TileSet): Promise<TileFeature[]> {
  const features: TileFeature[] = [];
  for await (const batch of district.tileFeatures(set)) features.push(...batch);
  return features;
}

/** A point inside each grid with what is written there. */
function gridLabels(grids: readonly TileFeature[]): TileFeature[] {
  return grids.map(({ id, geometry, properties }) => ({
    id,
    geometry: labelPoint(geometry),
    properties: { code: properties.code, households: properties.households },
  }));
}

/** The grids of a plan, and the points of their labels. */
export async function gridContent(
  district: DistrictStore,
  planId: string,
  revision: number,
): Promise<TileContent> {
  const grids = await collect(district, { kind: 'grids', planId, revision });
  return { grids, 'grid-labels': gridLabels(grids) };
}

/** The grids of departments' layers, each with its department, and the points of their labels. */
export async function legacyContent(
  district: DistrictStore,
  layers: readonly LayerRecord[],
): Promise<TileContent> {
  const legacy: TileFeature[] = [];
  const labels: TileFeature[] = [];
  for (const { id: layerId, departmentId: department } of layers) {
    for (const { id, geometry, properties } of await collect(district, { kind: 'legacy-grids', layerId })) {
      legacy.push({ id, geometry, properties: { ...properties, department } });
      labels.push({
        id,
        geometry: labelPoint(geometry),
        properties: { gridId: properties.gridId, department },
      });
    }
  }
  return { legacy, 'legacy-labels': labels };
}

export async function atomContent(
  district: DistrictStore,
  planId: string,
  revision: number,
): Promise<TileContent> {
  const state = await district.plans.state(planId, revision);
  const atoms = (state?.atoms ?? []).map(({ id, geometry, households }, index) => ({
    id,
    geometry,
    properties: { grid: state?.codes[index] ?? null, households },
  }));
  return { atoms };
}

/** Micro-grids dissolved from their atoms, points of their numbers, and borders that planners accepted or rejected. */
export async function microContent(
  district: DistrictStore,
  planId: string,
  revision: number,
): Promise<TileContent> {
  const state = await district.plans.state(planId, revision);
  const byGrid = new Map<string, MicroAtom[]>();
  state?.atoms.forEach((atom, index) => {
    const number = state.micro?.[atom.id];
    if (number === undefined) return;
    const { households, areaM2, geometry } = atom;
    const own = byGrid.get(state.codes[index]);
    if (own === undefined) byGrid.set(state.codes[index], [{ number, households, areaM2, geometry }]);
    else own.push({ number, households, areaM2, geometry });
  });
  const micro = [...byGrid].flatMap(([grid, atoms]) =>
    microGridsOf(atoms).map(
      ({ number, households, geometry }): TileFeature => ({
        id: `${grid} ${number}`,
        geometry,
        properties: { grid, number, households: Math.round(households) },
      }),
    ),
  );
  return {
    micro,
    'micro-labels': micro.map((feature) => ({ ...feature, geometry: labelPoint(feature.geometry) })),
    'decided-borders': (state?.marks ?? []).filter(({ kind }) => kind === 'border').map(decidedBorder),
  };
}

function decidedBorder({ key, value }: PlanMark): TileFeature {
  const geometry: LineString = { type: 'LineString', coordinates: [...edgeOfKey(key)] };
  return { id: key, geometry, properties: { decision: value } };
}

/** Every appeal that matches, within reach where one is named, as a point, without its words; values as the API spells them. */
export async function appealPoints(
  district: DistrictStore,
  conditions: PointConditions,
  reach?: AppealReach,
): Promise<TileContent> {
  const appeals = await collect(district, {
    kind: 'appeals',
    conditions,
    ...(reach === undefined ? {} : { reach }),
  });
  return {
    appeals: appeals.map(({ id, geometry, properties: { category, status } }) => ({
      id,
      geometry,
      properties: { category: String(category).toUpperCase(), status: String(status).toUpperCase() },
    })),
  };
}

/**
 * For who may not see single appeals: how many of those that match lie in each grid, at its label point, as figures are
 * told to whoever may not see the rows; none where too few to tell.
 */
export async function appealsByGrid(
  district: DistrictStore,
  planId: string,
  labels: readonly TileFeature[],
  conditions: PointConditions,
): Promise<TileContent> {
  const { groups } = await district.appeals.summary(planId, 'grid', conditions, true);
  const counts = new Map(groups.map(({ key, appeals }) => [key, appeals]));
  const appeals = labels.map(({ id, geometry, properties }) => ({
    id,
    geometry,
    properties: { grid: properties.code, count: counts.get(String(properties.code)) ?? 0 },
  }));
  return { appeals: appeals.filter(({ properties }) => properties.count > 0) };
}
