import { dissolve, geodesicAreaM2, geodesicLengthM } from '@onegrid/geometry';
import {
  type Atom,
  applyDiff,
  DEFAULT_MERGE_OPTIONS,
  EMPTY_DIFF,
  type MergeReport,
  type MergeResult,
  type PlanDiff,
  touchedGrids,
  type UnifiedArc,
} from '@onegrid/planning';
import type { Polygon, Position } from 'geojson';
import {
  type DistrictStore,
  type EditDiff,
  type PlanRecord,
  type PlanState,
  type Store,
  SYSTEM_ACTOR,
} from '../../src/index.ts';

/*
 * Six cells of 0.001 degrees; police draws P1 | P2, fire F1 below and F2 above, and nobody has f for fire.
 *
 *   2 ┌───┬───┬───┐     grids:  001 = a d
 *     │ d │ e │ f │             002 = b e
 *   1 ├───┼───┼───┤             003 = c f
 *     │ a │ b │ c │
 *   0 └───┴───┴───┘
 *     0   1   2   3
 */
export const ORIGIN: readonly [number, number] = [118.2, 31.1];
const CELL = 0.001;

export function at(x: number, y: number): Position {
  return [round(ORIGIN[0] + x * CELL), round(ORIGIN[1] + y * CELL)];
}

function round(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}

/** A closed ring through the named corners of the sketch. */
export function ring(...corners: readonly (readonly [number, number])[]): Polygon {
  const positions = corners.map(([x, y]) => at(x, y));
  return { type: 'Polygon', coordinates: [[...positions, positions[0]]] };
}

export function cell(x: number, y: number): Polygon {
  return ring([x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1]);
}

export const OUTLINE = ring([0, 0], [3, 0], [3, 2], [0, 2]);

export function atom(
  id: string,
  geometry: Polygon,
  households: number,
  police: string | null,
  fire: string | null,
): Atom {
  const share = { police: 1, fire: 1 };
  return {
    id,
    geometry,
    areaM2: geodesicAreaM2(geometry),
    households,
    community: null,
    labels: { police, fire },
    shares: share,
  };
}

export const ATOMS: readonly Atom[] = [
  atom('a', cell(0, 0), 10, 'P1', 'F1'),
  atom('b', cell(1, 0), 20, 'P1', 'F1'),
  atom('c', cell(2, 0), 30, 'P2', 'F1'),
  atom('d', cell(0, 1), 5, 'P1', 'F2'),
  atom('e', cell(1, 1), 15, 'P1', 'F2'),
  atom('f', cell(2, 1), 0, 'P2', null),
];
export const CODES: readonly string[] = ['001', '002', '003', '001', '002', '003'];

/** The grids of an assignment, dissolved. */
export function gridsOf(atoms: readonly Atom[], codes: readonly string[]) {
  return [...new Set(codes)].sort().map((code) => {
    const members = atoms.filter((_, i) => codes[i] === code);
    const geometry = dissolve(members.map((one) => one.geometry));
    const households = members.reduce((sum, one) => sum + one.households, 0);
    return { code, geometry, households, areaM2: members.reduce((sum, one) => sum + one.areaM2, 0) };
  });
}

/** One arc for every edge between different grids; enough for a store, which does not judge them. */
export function arcsOf(atoms: readonly Atom[], codes: readonly string[]): readonly UnifiedArc[] {
  const edges = new Map<string, { from: Position; to: Position; left: string }>();
  atoms.forEach(({ geometry }, i) => {
    const [exterior] = geometry.coordinates;
    exterior.slice(1).forEach((to, k) => {
      const from = exterior[k];
      edges.set(`${from} ${to}`, { from, to, left: codes[i] });
    });
  });
  return [...edges.values()].flatMap(({ from, to, left }) => {
    const right = edges.get(`${to} ${from}`)?.left ?? null;
    if (right === left || (right !== null && right < left)) return [];
    const coordinates = [from, to].map(([lon, lat]) => [lon, lat] as const);
    const lengthM = geodesicLengthM([from, to]);
    const evidence = {
      supporters: ['police'],
      opponents: ['fire'],
      silent: [],
      movedMetresMedian: 1,
      movedMetresMax: 2,
    };
    return [
      {
        coordinates,
        left,
        right,
        class: right === null ? 'outline' : 'one-department',
        lengthM,
        ...evidence,
      } as const,
    ];
  });
}

export function mergeResult(
  atoms: readonly Atom[] = ATOMS,
  codes: readonly string[] = CODES,
): Omit<MergeResult, 'account'> {
  return {
    unified: gridsOf(atoms, codes),
    atoms,
    codes,
    arcs: arcsOf(atoms, codes),
    links: [],
    faults: [],
    report: REPORT,
  };
}

const REPORT: MergeReport = {
  options: DEFAULT_MERGE_OPTIONS,
  inputs: { outlineAreaM2: 0, outlineParts: 1, households: 80, householdsOutside: 0, layers: [] },
  findings: [],
  counts: { atoms: 6, grids: 3, arcs: 0, contested: 0 },
  measures: {
    grids: 3,
    meanAdjustedRandIndex: 0,
    departments: [],
    size: { mean: 26.7, min: 15, max: 35, coefficientOfVariation: 0.3 },
    bandViolations: 0,
    gridsInSeveralParts: 0,
    meanCompactness: 0.7,
  },
  layersJudged: [],
  together: null,
  service: null,
  workload: null,
  units: null,
  communities: [],
  outsideCommunityShare: null,
  outsideBand: [],
  displacement: [],
  displaced: [],
  arcLengthByClass: {},
  run: { stagesMs: {}, peakMemoryBytes: null, steps: 0 },
} as MergeReport;

/** A district with two departments and their accepted layers. */
export async function tinyDistrict(
  store: Store,
  code: string,
): Promise<{ district: DistrictStore; layerIds: readonly string[] }> {
  await store.createDistrict(
    { code, name: '试验区', nameEn: 'Trial', synthetic: true, outline: OUTLINE },
    SYSTEM_ACTOR,
  );
  const district = store.in(code);
  const layerIds: string[] = [];
  const layers = {
    police: { P1: ring([0, 0], [2, 0], [2, 2], [0, 2]), P2: ring([2, 0], [3, 0], [3, 2], [2, 2]) },
    fire: { F1: ring([0, 0], [3, 0], [3, 1], [0, 1]), F2: ring([0, 1], [2, 1], [2, 2], [0, 2]) },
  };
  for (const [departmentId, grids] of Object.entries(layers)) {
    await district.layers.saveDepartment(
      { id: departmentId, name: departmentId, nameEn: departmentId, weight: 1, hue: '#000', lead: false },
      SYSTEM_ACTOR,
    );
    const features = Object.entries(grids).map(([id, geometry], i) => ({
      id,
      row: i + 1,
      geometry,
      areaM2: geodesicAreaM2(geometry),
    }));
    const draft = await district.layers.createDraft(
      { departmentId, fileId: null, fileName: `${departmentId}.geojson`, fileBytes: 1, report: {}, features },
      SYSTEM_ACTOR,
    );
    if ('kind' in draft) throw new Error(draft.code);
    await district.layers.accept(draft.id, SYSTEM_ACTOR);
    layerIds.push(draft.id);
  }
  return { district, layerIds };
}

export async function tinyPlan(
  store: Store,
  code: string,
): Promise<{ district: DistrictStore; plan: PlanRecord; layerIds: readonly string[] }> {
  const { district, layerIds } = await tinyDistrict(store, code);
  const plan = await district.plans.saveMergeResult(
    { name: '合并', outline: OUTLINE, layerIds, options: DEFAULT_MERGE_OPTIONS, result: mergeResult() },
    SYSTEM_ACTOR,
  );
  return { district, plan, layerIds };
}

/** The change of giving existing atoms other codes, derived as a real edit would. */
export function reassign(state: PlanState, changes: Readonly<Record<string, string>>): EditDiff {
  const codeOf = new Map(state.atoms.map((one, i) => [one.id, state.codes[i]]));
  const reassigned = Object.entries(changes).map(([atomId, to]) => ({
    atomId,
    from: codeOf.get(atomId)!,
    to,
  }));
  return edited(state, { ...EMPTY_DIFF, reassigned });
}

/**
 * The change of cutting b in two at x = 1.5 and giving its right half to 003. Its neighbour e gets the new
 * vertex on the common border and so becomes a new atom too.
 */
export function splitB(state: PlanState): EditDiff {
  const left = atom('b1', ring([1, 0], [1.5, 0], [1.5, 1], [1, 1]), 12, 'P1', 'F1');
  const right = atom('b2', ring([1.5, 0], [2, 0], [2, 1], [1.5, 1]), 8, 'P1', 'F1');
  const above = atom('e1', ring([1, 1], [1.5, 1], [2, 1], [2, 2], [1, 2]), 15, 'P1', 'F2');
  const taken = ['b', 'e'].map((id) => {
    const i = state.atoms.findIndex((one) => one.id === id);
    return { atom: state.atoms[i], code: state.codes[i], parentId: null };
  });
  return edited(state, {
    ...EMPTY_DIFF,
    removed: taken,
    added: [
      { atom: { ...left, root: 'b' }, parentId: 'b', code: '002' },
      { atom: { ...right, root: 'b' }, parentId: 'b', code: '003' },
      { atom: { ...above, root: 'e' }, parentId: 'e', code: '002' },
    ],
    drawn: [[at(1.5, 0), at(1.5, 1)]],
  });
}

/** A change with what is derived of it. */
export function edited(state: PlanState, diff: PlanDiff, touched: readonly string[] = []): EditDiff {
  const { atoms, codes } = applyDiff(state, diff);
  const land = touchedGrids(diff);
  const isTouched = (code: string | null): boolean => code !== null && land.includes(code);
  return {
    kind: 'edited',
    diff,
    touchedGrids: [...new Set([...land, ...touched])].sort(),
    grids: gridsOf(atoms, codes).filter((grid) => isTouched(grid.code)),
    arcs: arcsOf(atoms, codes).filter((arc) => isTouched(arc.left) || isTouched(arc.right)),
  };
}
