export { claimsOfPlan } from './ledger-of-merge.ts';
export { MergeError, type MergeErrorCode } from './merge-error.ts';
export { mergeLayers } from './merge-layers.ts';
