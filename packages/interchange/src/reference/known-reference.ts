import type { Detected, ReferenceEvidence } from '../table/feature-table.ts';
import type { Reference } from './reference.ts';

/** A file's reference system and how it is known. */
export interface KnownReference {
  /** Null on a plane. */
  readonly reference: Reference | null;
  readonly detected: Detected<ReferenceEvidence>;
}

/** A reference system that someone or something names. A local datum is told whatever names it. */
export function knownBy(reference: Reference, evidence: ReferenceEvidence): KnownReference {
  const { name, certain } = reference;
  return { reference, detected: { name, evidence: certain ? evidence : 'reference-local-datum', certain } };
}

/** Numbers on a plane, of which nothing else is asked. */
export const PLANE: KnownReference = {
  reference: null,
  detected: { name: 'plane', evidence: 'reference-plane', certain: true },
};
