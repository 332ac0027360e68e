import type { CleanOutline, Lattice } from '@onegrid/geometry';
import type { UnifiedArc } from '../model/arc.ts';
import type { MergeFinding, MergeReport } from '../model/merge.ts';
import type { LayerFault } from '../model/repair.ts';
import type { Division } from './divide.ts';
import type { PreparedInput, PreparedLayer } from './prepare.ts';
import { round } from './round.ts';
import type { NumberedGrids } from './unified-grids.ts';

/** What went into a merge. */
export function describeInputs(
  prepared: PreparedInput,
  division: Division,
  outlineAreaM2: number,
  outlineParts: number,
): MergeReport['inputs'] {
  const { households, groups, faces } = division.built;
  return {
    outlineAreaM2: round(outlineAreaM2, 1),
    outlineParts,
    households: households ? round(households.inside, 6) : null,
    householdsOutside: households ? round(households.outside, 6) : null,
    layers: prepared.layers.map((layer: PreparedLayer, index) => ({
      department: layer.department,
      weight: layer.weight,
      features: layer.features,
      grids: layer.ids.length,
      areaM2: round(layer.coveredM2, 1),
      uncoveredM2: round(
        faces.reduce((sum, face) => sum + (groups.claims[index]![face]?.get(-1) ?? 0), 0),
        1,
      ),
      faults: faultsByKind(layer.faults),
    })),
  };
}

function faultsByKind(faults: readonly LayerFault[]): MergeReport['inputs']['layers'][number]['faults'] {
  const kinds = [...new Set(faults.map(({ kind }) => kind))].sort();
  return kinds.map((kind) => {
    const own = faults.filter((fault) => fault.kind === kind);
    const counted = own.every(({ households }) => households !== null);
    return {
      kind,
      count: own.length,
      areaM2: round(
        own.reduce((sum, { areaM2 }) => sum + areaM2, 0),
        1,
      ),
      households: counted
        ? round(
            own.reduce((sum, { households }) => sum + households!, 0),
            6,
          )
        : null,
    };
  });
}

/** Parts of the outline that are no land to divide. */
export function leftOutFindings(leftOut: CleanOutline['leftOut'], lattice: Lattice): MergeFinding[] {
  return leftOut.map(({ areaM2, x, y }) => ({
    kind: 'part-left-out',
    severity: 'warning',
    ids: [],
    at: lattice.toPosition(x, y) as [number, number],
    areaM2: round(areaM2, 2),
  }));
}

/** Parts of the outline too small for a grid of their own. */
export function isletFindings(division: Division, grids: NumberedGrids): MergeFinding[] {
  const { built, islets } = division;
  return islets.map(({ atoms, to }) => ({
    kind: 'islet-attached',
    severity: 'notice',
    ids: [grids.codes[to]!],
    at: built.atoms[atoms[0]!]!.geometry.coordinates[0]![0] as [number, number],
    areaM2: round(
      atoms.reduce((sum, atom) => sum + built.atoms[atom]!.areaM2, 0),
      2,
    ),
  }));
}

/** Metres of border by the class of its arcs. */
export function lengthByClass(arcs: readonly UnifiedArc[]): Record<string, number> {
  const lengths: Record<string, number> = {};
  for (const arc of arcs) lengths[arc.class] = round((lengths[arc.class] ?? 0) + arc.lengthM, 2);
  return lengths;
}
