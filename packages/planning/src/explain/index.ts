export { type ArcCase, classifyArc, type SupportKind } from './classify-arc.ts';
export { type ArcGround, type ArcInput, deriveArcs } from './derive-arcs.ts';
export { type ArcReason, arcReasons, explainArc } from './explain-arc.ts';
