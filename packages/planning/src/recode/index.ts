export { crosswalkOfAtoms, type LabelledAtom } from './crosswalk-of-atoms.ts';
export {
  GRID_CHANGE_KINDS,
  type GridChangeFacts,
  type GridChangeKind,
  gridChangeKind,
} from './grid-change.ts';
export { guessColumns } from './guess-columns.ts';
export {
  type CodedGrid,
  type CodeShare,
  type Crosswalk,
  RECODE_STATUSES,
  type RecodeBasis,
  type RecodedRow,
  type RecodeReason,
  type RecodeStatus,
  type ToPosition,
} from './recode.ts';
export {
  type RecodeColumns,
  type RecodedSheet,
  recodeSheet,
  type Sheet,
  withRecodedColumns,
} from './recode-sheet.ts';
