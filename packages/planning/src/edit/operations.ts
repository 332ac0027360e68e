import { createGrid } from './create-grid.ts';
import { decideBorder } from './decide-border.ts';
import { divideMicroGrids } from './divide-micro-grids.ts';
import type { EditKind, EditOpOf } from './edit-op.ts';
import { markGrid } from './mark-grid.ts';
import { mergeGrids } from './merge-grids.ts';
import { moveLand } from './move-land.ts';
import { moveVertices } from './move-vertices.ts';
import type { Operation } from './operation.ts';
import { reassignAtoms } from './reassign-atoms.ts';
import { redrawBoundary } from './redraw-boundary.ts';
import { retireGrid } from './retire-grid.ts';
import { setMicroGrid } from './set-micro-grid.ts';
import { splitEvenly } from './split-evenly.ts';
import { splitGrid } from './split-grid.ts';

/** Every kind of edit: whether it may be made, and what it does. */
export const OPERATIONS: { readonly [Kind in EditKind]: Operation<EditOpOf<Kind>> } = {
  'split-grid': splitGrid,
  'merge-grids': mergeGrids,
  'redraw-boundary': redrawBoundary,
  'move-vertices': moveVertices,
  'move-land': moveLand,
  'create-grid': createGrid,
  'reassign-atoms': reassignAtoms,
  'retire-grid': retireGrid,
  'split-evenly': splitEvenly,
  'set-micro-grid': setMicroGrid,
  'divide-micro-grids': divideMicroGrids,
  'mark-grid': markGrid,
  'decide-border': decideBorder,
};
