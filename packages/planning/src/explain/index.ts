export { type ArcCase, classifyArc, type SupportKind } from './classify-arc.ts';
export {
  bringBack,
  type CounterfactualLine,
  type CounterfactualOptions,
  takeAway,
} from './counterfactual.ts';
export { type ArcGround, type ArcInput, deriveArcs } from './derive-arcs.ts';
export { type ArcReason, arcReasons, explainArc } from './explain-arc.ts';
export { explainCounterfactual, explainFlip, type FlipWording, flipReasons } from './explain-flip.ts';
export { type LedgerReason, ledgerReasons, legacyReasons } from './explain-ledger.ts';
export {
  COUNTERFACTUAL_REFUSALS,
  type Counterfactual,
  type CounterfactualRefusal,
  FLIP_VERDICTS,
  type Flip,
  type FlipMove,
  type FlipVerdict,
  type LostLine,
  type OutsideAfterMove,
} from './flip.ts';
export {
  CONTESTED_BELOW,
  type ContestedAtom,
  concessionLedgers,
  type DepartmentLedger,
  type LedgerEntry,
  type LegacyAccount,
  type UnifiedAccount,
} from './ledger.ts';
export {
  type AtomClaim,
  type AtomLand,
  atomClaims,
  type ClaimingLayer,
  type CountedHouseholds,
  claimRows,
  type DepartmentClaims,
} from './ledger-claims.ts';
export { type LedgerTable, ledgerDocument, ledgerRows } from './ledger-rows.ts';
export { arcSides, type FlipOptions, flipArcs, lostLines } from './lost-lines.ts';
