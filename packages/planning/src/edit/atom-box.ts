import type { Atom } from '../model/atom.ts';
import type { Box } from './plan-state.ts';

/** Atoms never change, and an edit leaves nearly all of them in place. */
const BOXES = new WeakMap<Atom, Box>();

/** The box around an atom in degrees. */
export function boxOf(atom: Atom): Box {
  const known = BOXES.get(atom);
  if (known) return known;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of atom.geometry.coordinates[0]) {
    west = Math.min(west, lon);
    south = Math.min(south, lat);
    east = Math.max(east, lon);
    north = Math.max(north, lat);
  }
  const box: Box = [west, south, east, north];
  BOXES.set(atom, box);
  return box;
}
