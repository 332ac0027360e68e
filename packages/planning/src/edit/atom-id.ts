import type { Polygon } from 'geojson';

/**
 * An id for a piece of an atom, equal wherever it is computed: 64 bits (FNV-1a over two offsets) of the
 * parent, the shape and the change set that cuts it. The change set keeps an id from coming back for a piece
 * that was cut, undone in a later revision, and cut again; it is the same on whatever revision it is applied.
 */
export function derivedAtomId(parentId: string, geometry: Polygon, changeSet: string): string {
  return textPrint(JSON.stringify([parentId, changeSet, geometry.coordinates]));
}

/** 64 bits of a text as sixteen hexadecimal digits, the same on every machine. */
export function textPrint(text: string): string {
  return fnv1a(text, 0x811c9dc5) + fnv1a(text, 0x01234567);
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
