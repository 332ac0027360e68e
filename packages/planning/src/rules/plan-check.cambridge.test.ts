import { readFileSync } from 'node:fs';
import type { Feature, FeatureCollection, MultiPolygon, Point, Polygon } from 'geojson';
import { expect } from 'vitest';
import { itWithRealData } from '../../../../scripts/config/real-data.ts';
import { applyEdit } from '../edit/apply-edit.ts';
import type { EditRules } from '../edit/edit-rules.ts';
import { applyDiff } from '../edit/plan-diff.ts';
import { orderedPlan } from '../edit/plan-state.ts';
import { mergeLayers } from '../merge/merge-layers.ts';
import { DEFAULT_MERGE_OPTIONS, type MergeInput } from '../model/merge.ts';
import { checkGrids } from './plan-check.ts';

/** [department, file, id field] */
const LAYERS = [
  ['police', 'PUBLICSAFETY_PoliceResponseDistricts', 'CADRA'],
  ['fire', 'PUBLICSAFETY_FireEngineDistricts', 'ENGINE'],
  ['neighbourhood', 'BOUNDARY_CDDNeighborhoods', 'N_HOOD'],
  ['precinct', 'ELECTIONS_WardsPrecincts', 'WardPrecinct'],
] as const;
/** As the survey counts them; the merge keeps them whole. */
const ADDRESS_BLOCKS = 749;
const PEOPLE = 118_402;
const GRIDS = 38;
const NEW_CODES = ['second'];

itWithRealData(
  'finds a merged city in order, and splits its grids without cutting an address block',
  [
    'cambridge-partitions/BOUNDARY_CityBoundary.geojson',
    'cambridge-people.geojson',
    'cambridge-base/ADDRESS_MasterAddressBlocks.geojson',
    ...LAYERS.map(([, file]) => `cambridge-partitions/${file}.geojson`),
  ],
  ([outline, people, blocks, ...files]) => {
    const units = areasOf(blocks!).map(({ geometry }, i) => ({ id: `${i}`, name: `${i}`, geometry }));
    expect(units).toHaveLength(ADDRESS_BLOCKS);
    const input: MergeInput = {
      outline: areasOf(outline!)[0]!.geometry,
      layers: LAYERS.map(([department, , field], index) => ({
        department,
        weight: 1,
        grids: areasOf(files[index]!).map(({ properties, geometry }, at) => ({
          id: String(properties?.[field] ?? `#${at + 1}`),
          geometry,
          row: at + 1,
        })),
      })),
      households: {
        kind: 'points',
        points: featuresOf<Point>(people!).map(({ geometry, properties }) => {
          const [lon, lat] = geometry.coordinates as [number, number];
          return { lon, lat, n: Number(properties?.n) };
        }),
      },
      units,
    };
    const merged = mergeLayers(input, {
      ...DEFAULT_MERGE_OPTIONS,
      grids: GRIDS,
      band: [0.5, 1.6],
      quick: true,
    });
    const plan = orderedPlan({ revision: 1, atoms: merged.atoms, codes: merged.codes });
    const mean = PEOPLE / GRIDS;
    const rules: EditRules = {
      band: [0.5 * mean, 1.6 * mean],
      communities: [],
      units,
      buildings: [],
      links: merged.links,
    };
    const checks = checkGrids(plan, null, rules);
    expect(checks.filter(({ status }) => status === 'fail')).toEqual([]);
    expect(checks.filter(({ rule, status }) => rule === 'unit' && status === 'pass')).toHaveLength(GRIDS);

    let uneven = 0;
    for (const code of new Set(plan.codes)) {
      const outcome = applyEdit(plan, { kind: 'split-evenly', code, newCodes: NEW_CODES }, { rules });
      if ('rejected' in outcome) throw new Error(JSON.stringify(outcome.rejected));
      const after = applyDiff(plan, outcome.diff);
      const parts = [code, ...NEW_CODES];
      const left = checkGrids(after, parts, rules, {
        only: ['coverage', 'contiguity', 'unit', 'width'],
        fixes: false,
      });
      expect(left.filter(({ status }) => status !== 'pass')).toEqual([]);
      const sizes = parts.map((part) =>
        after.atoms.reduce((sum, { households }, i) => sum + (after.codes[i] === part ? households : 0), 0),
      );
      const middle = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
      const even = sizes.every((size) => Math.abs(size - middle) <= 0.15 * middle);
      const said = outcome.warnings.some(({ kind }) => kind === 'parts-uneven');
      expect(even, `${code}: ${sizes}`).toBe(!said);
      if (!even) uneven++;
    }
    // Blocks fill the land, and some hold too many people to be balanced by the others.
    expect(uneven).toBeLessThan(GRIDS / 2);
  },
);

function featuresOf<Shape extends Point | Polygon | MultiPolygon>(path: string): Feature<Shape>[] {
  const { features } = JSON.parse(readFileSync(path, 'utf8')) as FeatureCollection<Shape | null>;
  return features.filter((one): one is Feature<Shape> => one.geometry !== null);
}

function areasOf(path: string): Feature<Polygon | MultiPolygon>[] {
  return featuresOf<Polygon | MultiPolygon>(path);
}
