import { dissolve, geodesicAreaM2 } from '@onegrid/geometry';
import { type Atom, DEFAULT_MERGE_OPTIONS, deriveArcs, type MergeReport } from '@onegrid/planning';
import { type DistrictStore, type PlanRecord, SYSTEM_ACTOR } from '@onegrid/store';
import { rectangle, SIDE } from './small-town.ts';

/** Borders inside a cell of 2.5 units, clear of the building in its middle. */
const BORDERS = [0, 0.8, 1.8];
const CELL = 2.5;
const CELLS = SIDE / CELL;

/**
 * A draft plan of the small town with 576 atoms in 64 square grids of nine, coded by column and row: large enough for
 * many planners to work side by side, and in each other's way now and then.
 */
export async function checkeredPlan(district: DistrictStore): Promise<PlanRecord> {
  const layers = await district.layers.acceptedLayers();
  const police = layers.get('police')!;
  const lines = Array.from({ length: CELLS }, (_, cell) => BORDERS.map((at) => cell * CELL + at)).flat();
  const ends = [...lines.slice(1), SIDE];
  const atoms: Atom[] = [];
  const codes: string[] = [];
  lines.forEach((x, i) => {
    lines.forEach((y, j) => {
      const geometry = rectangle(x, y, ends[i], ends[j]);
      // The building of a cell stands in its middle atom.
      const households = i % 3 === 1 && j % 3 === 1 ? 10 : 0;
      atoms.push({
        id: `atom-${String(i).padStart(2, '0')}-${String(j).padStart(2, '0')}`,
        geometry,
        areaM2: geodesicAreaM2(geometry),
        households,
        community: null,
        labels: { police: `P${1 + (x < 10 ? 0 : 1) + (y < 10 ? 0 : 2)}` },
        shares: { police: 1 },
      });
      codes.push(`${Math.floor(i / 3)}${Math.floor(j / 3)}`);
    });
  });
  const unified = [...new Set(codes)].map((code) => {
    const own = atoms.filter((_, at) => codes[at] === code);
    const geometry = dissolve(own.map((atom) => atom.geometry));
    return { code, geometry, households: 10, areaM2: geodesicAreaM2(geometry) };
  });
  const outline = dissolve(atoms.map(({ geometry }) => geometry));
  const arcs = deriveArcs({ atoms, codes, departments: [{ id: 'police', weight: 1 }] });
  return district.plans.saveMergeResult(
    {
      name: '棋盘',
      outline,
      layerIds: [police.id],
      options: DEFAULT_MERGE_OPTIONS,
      result: { unified, atoms, codes, arcs, links: [], faults: [], report: REPORT },
    },
    SYSTEM_ACTOR,
  );
}

const REPORT = {
  options: DEFAULT_MERGE_OPTIONS,
  inputs: {
    outlineAreaM2: 0,
    outlineParts: 1,
    households: 640,
    householdsOutside: 0,
    layers: [
      { department: 'police', weight: 2, features: 4, grids: 4, areaM2: 0, uncoveredM2: 0, faults: [] },
    ],
  },
  findings: [],
  counts: { atoms: 576, grids: 64, arcs: 0, contested: 0 },
  measures: {
    grids: 64,
    meanAdjustedRandIndex: 0,
    departments: [],
    size: { mean: 10, min: 10, max: 10, coefficientOfVariation: 0 },
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
