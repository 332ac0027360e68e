import type { LayerFault, LayerFaultKind } from '../model/repair.ts';

/**
 * An id for a fault that follows from its kind and its place alone: 64 bits (FNV-1a over two offsets), the same
 * wherever it is worked out and whatever else the layer holds.
 *
 * @param more what tells apart faults that may share a place.
 */
export function faultId(
  kind: LayerFaultKind,
  place: LayerFault['place'],
  ...more: readonly string[]
): string {
  const text = JSON.stringify([kind, place.coordinates, ...more]);
  return `${kind}-${fnv1a(text, 0x811c9dc5)}${fnv1a(text, 0x01234567)}`;
}

function fnv1a(text: string, offset: number): string {
  let hash = offset;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    // A second mixing step, since two plain FNV streams over the same text stay correlated.
    hash ^= hash >>> 15;
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
