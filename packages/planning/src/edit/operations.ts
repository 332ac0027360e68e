import type { EditKind, EditOpOf } from './edit-op.ts';
import { markGrid } from './mark-grid.ts';
import { mergeGrids } from './merge-grids.ts';
import type { Operation } from './operation.ts';
import { reassignAtoms } from './reassign-atoms.ts';
import { retireGrid } from './retire-grid.ts';
import { splitGrid } from './split-grid.ts';

/** Every kind of edit: whether it may be made, and what it does. */
export const OPERATIONS: { readonly [Kind in EditKind]?: Operation<EditOpOf<Kind>> } = {
  'split-grid': splitGrid,
  'merge-grids': mergeGrids,
  'reassign-atoms': reassignAtoms,
  'retire-grid': retireGrid,
  'mark-grid': markGrid,
};
