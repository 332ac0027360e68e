import type { EditKind, EditOpOf } from './edit-op.ts';
import { mergeGrids } from './merge-grids.ts';
import type { Operation } from './operation.ts';
import { splitGrid } from './split-grid.ts';

/** Every kind of edit: whether it may be made, and what it does. */
export const OPERATIONS: { readonly [Kind in EditKind]?: Operation<EditOpOf<Kind>> } = {
  'split-grid': splitGrid,
  'merge-grids': mergeGrids,
};
