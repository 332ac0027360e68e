export type { AgreementChange } from './agreement-sums.ts';
export { householdsMoved } from './households-moved.ts';
export { type GridFigures, type LiveChange, LiveFigures } from './live-figures.ts';
