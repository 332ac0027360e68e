import type { AtomGraph } from '../model/atom-graph.ts';

/** One division of the atoms that one or several departments draw. */
export interface DistinctLayer {
  /** Labels by atom, numbered by first appearance from 0; "no grid" included. */
  readonly labelOf: Int32Array;
  /** Whole units by label. */
  readonly mass: Float64Array;
  readonly labels: number;
  /** Sum of the labels' squared masses. */
  readonly squares: number;
  weight: number;
}

/**
 * The divisions that departments draw, each once with the sum of its departments' weights: a copy of a layer
 * equals twice its weight. Weights are added in the order of the departments' ids.
 */
export function distinctLayers(graph: AtomGraph, atomMass: Float64Array): DistinctLayer[] {
  const layers: DistinctLayer[] = [];
  const byId = [...graph.departments.keys()].sort((a, b) =>
    graph.departments[a]!.id < graph.departments[b]!.id ? -1 : 1,
  );
  for (const department of byId) {
    addLayer(layers, layerOf(graph.labels[department]!, graph.departments[department]!.weight, atomMass));
  }
  return layers;
}

/** Adds a layer to the list, or its weight to the layer there that divides the atoms the same way. */
export function addLayer(layers: DistinctLayer[], layer: DistinctLayer): void {
  const twin = layers.find(
    ({ squares, labelOf }) => squares === layer.squares && equal(labelOf, layer.labelOf),
  );
  if (twin === undefined) layers.push(layer);
  else twin.weight += layer.weight;
}

/** A labelling of the atoms (-1 for none) as a layer. */
export function layerOf(labels: Int32Array, weight: number, atomMass: Float64Array): DistinctLayer {
  const numberOf = new Map<number, number>();
  const labelOf = new Int32Array(labels.length);
  const masses: number[] = [];
  for (let atom = 0; atom < labels.length; atom++) {
    let label = numberOf.get(labels[atom]!);
    if (label === undefined) {
      label = masses.length;
      numberOf.set(labels[atom]!, label);
      masses.push(0);
    }
    labelOf[atom] = label;
    masses[label]! += atomMass[atom]!;
  }
  let squares = 0;
  for (const mass of masses) squares += mass * mass;
  return { labelOf, mass: Float64Array.from(masses), labels: masses.length, squares, weight };
}

function equal(first: Int32Array, second: Int32Array): boolean {
  for (let at = 0; at < first.length; at++) if (first[at] !== second[at]) return false;
  return true;
}
