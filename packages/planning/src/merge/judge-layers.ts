import { type Arrangement, layerClaims } from '@onegrid/geometry';
import { measurePlan } from '../judge/measure-plan.ts';
import type { AtomGraph } from '../model/atom-graph.ts';
import type { LayerJudgement } from '../model/merge.ts';
import type { BuiltAtoms } from './build-atoms.ts';
import type { PreparedInput } from './prepare.ts';
import { perimetersOf } from './unified-grids.ts';

/** Two grids that share a unit or a community's border by less than this draw the same line twice. */
const WHOLE_SHARE = 0.98;
const MOSTLY_SHARE = 0.9;

/**
 * Judges every department's layer as if it had been chosen as the one grid of all: how well the others agree
 * with it, how even its grids are, what it leaves out, how many units and communities it cuts. Sizes and
 * agreement are measured on the atoms, cuts on the layer as received.
 */
export function judgeLayers(
  built: BuiltAtoms,
  graph: AtomGraph,
  { layers, lattice, ground }: PreparedInput,
  band: readonly [number, number] | null,
): LayerJudgement[] {
  const { units, communities } = ground.base;
  return layers.map((layer, index) => {
    const own = graph.labels[index]!;
    const present = [...new Set(own)].filter((label) => label >= 0).sort((a, b) => a - b);
    const place = new Map(present.map((label, at) => [label, at]));
    const covered = [...own.keys()].filter((atom) => own[atom]! >= 0);
    const assignment = Int32Array.from(covered, (atom) => place.get(own[atom]!)!);
    const whole = Int32Array.from(own, (label) => place.get(label) ?? -1);
    const perimeterM = perimetersOf(built, whole, present.length);
    const others = restricted(graph, covered, index);
    const sum = (values: Float64Array, atoms: Iterable<number>) => {
      let total = 0;
      for (const atom of atoms) total += values[atom]!;
      return total;
    };
    const share = (values: Float64Array) => 1 - sum(values, covered) / sum(values, own.keys());
    const cut = units && sharesOf(units, layer.arrangement, lattice);
    const across = communities && sharesOf(layer.arrangement, communities, lattice);
    return {
      department: layer.department,
      measures: measurePlan({ graph: others, assignment, grids: present.length, band, perimeterM }),
      uncoveredShare: tidy(share(graph.areaM2)),
      householdsUncoveredShare: built.households ? tidy(share(graph.weight)) : null,
      unitsCut: cut && {
        over2Percent: cut.filter((most) => most < WHOLE_SHARE).length,
        over10Percent: cut.filter((most) => most < MOSTLY_SHARE).length,
      },
      gridsAcrossCommunities: across === null ? null : across.filter((most) => most < WHOLE_SHARE).length,
    };
  });
}

/** The graph of some atoms only, without one department. */
function restricted(graph: AtomGraph, atoms: readonly number[], without: number): AtomGraph {
  const at = new Int32Array(graph.count).fill(-1);
  atoms.forEach((atom, place) => {
    at[atom] = place;
  });
  const edges = [...graph.edgeA.keys()].filter((e) => at[graph.edgeA[e]!]! >= 0 && at[graph.edgeB[e]!]! >= 0);
  const pick = (values: Float64Array) => Float64Array.from(atoms, (atom) => values[atom]!);
  return {
    count: atoms.length,
    weight: pick(graph.weight),
    areaM2: pick(graph.areaM2),
    x: pick(graph.x),
    y: pick(graph.y),
    departments: graph.departments.filter((_, index) => index !== without),
    labels: graph.labels
      .filter((_, index) => index !== without)
      .map((labels) => Int32Array.from(atoms, (atom) => labels[atom]!)),
    edgeA: Int32Array.from(edges, (e) => at[graph.edgeA[e]!]!),
    edgeB: Int32Array.from(edges, (e) => at[graph.edgeB[e]!]!),
    edgeLengthM: Float64Array.from(edges, (e) => graph.edgeLengthM[e]!),
    links: graph.links.flatMap(([a, b]) => (at[a]! >= 0 && at[b]! >= 0 ? [[at[a]!, at[b]!]] : [])) as [
      number,
      number,
    ][],
  };
}

/**
 * For every label of a set of polygons the greatest share (0..1) that one label of another set has of its
 * land, as far as the other set covers it.
 */
function sharesOf(parts: Arrangement, others: Arrangement, lattice: PreparedInput['lattice']): number[] {
  const byLabel = new Map<number, Map<number, number>>();
  layerClaims(parts.graph, others, lattice).forEach((claims, face) => {
    for (const label of parts.labels[face]!) {
      const sums = byLabel.get(label) ?? new Map<number, number>();
      byLabel.set(label, sums);
      for (const [other, amount] of claims) {
        if (other >= 0) sums.set(other, (sums.get(other) ?? 0) + amount);
      }
    }
  });
  return [...byLabel.values()]
    .filter((sums) => sums.size > 0)
    .map((sums) => {
      const amounts = [...sums.values()];
      return Math.max(...amounts) / amounts.reduce((a, b) => a + b, 0);
    });
}

function tidy(share: number): number {
  return Math.max(0, Math.round(share * 1e6) / 1e6);
}
