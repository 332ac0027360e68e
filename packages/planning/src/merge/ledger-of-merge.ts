import { arrange, latticePolygons } from '@onegrid/geometry';
import type { Polygon } from 'geojson';
import { type AtomLand, atomClaims, type DepartmentClaims } from '../explain/ledger-claims.ts';
import type { HouseholdSource } from '../model/layer.ts';
import type { MergeInput, MergeOptions } from '../model/merge.ts';
import type { BuiltAtoms } from './build-atoms.ts';
import { countHouseholds } from './households.ts';
import { type PreparedInput, prepareInput } from './prepare.ts';

/** The atoms of a merge that is under way, as land. */
export function landOfMerge({ coverage: { graph, inside }, faces }: BuiltAtoms): AtomLand {
  const atomOfFace = new Int32Array(graph.faceCount).fill(-1);
  faces.forEach((face, atom) => {
    atomOfFace[face] = atom;
  });
  return { graph, inside, atomOfFace };
}

/** The claims on the atoms of a merge that is under way. */
export function claimsOfMerge(
  built: BuiltAtoms,
  { layers, lattice }: Pick<PreparedInput, 'layers' | 'lattice'>,
  source: HouseholdSource | undefined,
): DepartmentClaims[] {
  const land = landOfMerge(built);
  if (source?.kind === 'points') return atomClaims(land, layers, lattice, source);
  const { households } = built;
  return atomClaims(land, layers, lattice, households && { kind: 'spread', counted: households });
}

/**
 * The claims on the atoms of a plan, which may have been split since its merge, from what was merged.
 *
 * @param input what the plan's base was merged from, and the options it was merged with.
 * @param atoms the plan's atoms, which do not overlap.
 * @throws MergeError where the input cannot be merged.
 */
export function claimsOfPlan(
  input: MergeInput,
  options: MergeOptions,
  atoms: readonly { readonly geometry: Polygon }[],
): DepartmentClaims[] {
  const prepared = prepareInput(input, options);
  return claimsOn(landOfAtoms(atoms, prepared.lattice), prepared, input.households);
}

/** Atoms that do not overlap as faces of a graph. */
export function landOfAtoms(
  atoms: readonly { readonly geometry: Polygon }[],
  lattice: PreparedInput['lattice'],
): AtomLand {
  const { graph, labels } = arrange(
    atoms.flatMap(({ geometry }, atom) => latticePolygons(geometry, lattice, atom)),
  );
  const atomOfFace = Int32Array.from(labels, (own) => own[0] ?? -1);
  const inside = Uint8Array.from(atomOfFace, (atom) => (atom < 0 ? 0 : 1));
  return { graph, inside, atomOfFace };
}

/** What prepared layers hold of atoms. */
export function claimsOn(
  land: AtomLand,
  { layers, lattice }: Pick<PreparedInput, 'layers' | 'lattice'>,
  households: HouseholdSource | undefined,
): DepartmentClaims[] {
  if (households === undefined) return atomClaims(land, layers, lattice, null);
  if (households.kind === 'points') return atomClaims(land, layers, lattice, households);
  const counted = countHouseholds(land, layers, lattice, households);
  return atomClaims(land, layers, lattice, { kind: 'spread', counted });
}
