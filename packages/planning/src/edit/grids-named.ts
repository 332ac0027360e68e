import type { EditOp } from './edit-op.ts';

/** The grids that an operation is about, as it names them; what it touches beside them only its diff tells. */
export function gridsNamed(op: EditOp): readonly string[] {
  switch (op.kind) {
    case 'split-grid':
    case 'redraw-boundary':
    case 'split-evenly':
    case 'set-micro-grid':
    case 'divide-micro-grids':
    case 'mark-grid':
      return [op.code];
    case 'merge-grids':
      return op.codes;
    case 'retire-grid':
      return op.into === null ? [op.code] : [op.code, op.into];
    case 'reassign-atoms':
    case 'move-land':
      return [op.to];
    case 'create-grid':
    case 'move-vertices':
    case 'decide-border':
      return [];
  }
}

/** The grids among those named whose land an operation always changes. */
export function gridsToChange(op: EditOp): readonly string[] {
  switch (op.kind) {
    case 'set-micro-grid':
    case 'divide-micro-grids':
    case 'mark-grid':
      return [];
    default:
      return gridsNamed(op);
  }
}
