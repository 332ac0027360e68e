import type { MergeResult, PlanBasis } from '@onegrid/planning';
import type { Feature } from 'geojson';

/** The unified grids as features: `code`, `households`, `area_m2`. */
export function unifiedFeatures({ unified }: Pick<MergeResult, 'unified'>): Feature[] {
  return unified.map(({ code, households, areaM2, geometry }) => ({
    type: 'Feature',
    properties: { code, households, area_m2: areaM2 },
    geometry,
  }));
}

/** The atoms as features: `id`, `grid`, `households`, `community`, `labels` and `shares` by department. */
export function atomFeatures({ atoms, codes }: Pick<MergeResult, 'atoms' | 'codes'>): Feature[] {
  return atoms.map(({ id, geometry, households, community, labels, shares }, i) => ({
    type: 'Feature',
    properties: { id, grid: codes[i], households, community, labels, shares },
    geometry,
  }));
}

/** What later questions about the atoms need beside them: a collection's member `onegrid`. */
export function basisMembers({ links, report }: MergeResult): Omit<PlanBasis, 'atoms'> {
  return {
    departments: report.inputs.layers.map(({ department, weight }) => ({ id: department, weight })),
    byHouseholds: (report.inputs.households ?? 0) > 0,
    links,
  };
}

/** The borders of the unified grids as features; `left` and `right` as seen along the line. */
export function arcFeatures(result: MergeResult): Feature[] {
  return result.arcs.map((arc) => ({
    type: 'Feature',
    properties: {
      left: arc.left,
      right: arc.right,
      class: arc.class,
      supporters: arc.supporters,
      opponents: arc.opponents,
      silent: arc.silent,
      length_m: arc.lengthM,
      moved_m_p50: arc.movedMetresMedian,
      moved_m_max: arc.movedMetresMax,
    },
    geometry: { type: 'LineString', coordinates: arc.coordinates.map(([x, y]) => [x, y]) },
  }));
}
