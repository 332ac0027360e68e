import { decodeUtf8 } from '../json/decode-utf8.ts';
import { formatPath, type JsonStep, placeOf } from '../json/json-place.ts';
import { type JsonValue, locateValue, parseJson } from '../json/parse-json.ts';
import type { FileFault } from '../table/file-fault.ts';
import type { DocumentFault } from './read-geometry.ts';

/** A parsed file that can say where in its text anything stands. */
export interface OpenDocument {
  readonly root: JsonValue;
  readonly byteOrderMark: boolean;
  /** Turns a fault in the document into one of the file. */
  locate(fault: DocumentFault): FileFault;
}

export type OpenOutcome =
  | { readonly ok: true; readonly document: OpenDocument }
  | { readonly ok: false; readonly fault: FileFault };

/** Bytes to a JSON document, or the first thing that is in the way. */
export function openDocument(bytes: Uint8Array, sizeLimit: number): OpenOutcome {
  const refuse = (fault: FileFault): OpenOutcome => ({ ok: false, fault });
  if (bytes.length > sizeLimit) {
    return refuse({ code: 'file-too-large', found: String(bytes.length), expected: String(sizeLimit) });
  }
  const decoded = decodeUtf8(bytes);
  if (!decoded.ok) {
    const before = new TextDecoder().decode(bytes.subarray(0, decoded.byte));
    const { line, column } = placeOf(before, before.length, 0);
    return refuse({
      code: 'not-utf8',
      place: { line, column, byte: decoded.byte },
      found: `0x${(bytes[decoded.byte] ?? 0).toString(16).padStart(2, '0')}`,
    });
  }
  const { text, byteOrderMark } = decoded;
  if (/^\s*$/.test(text)) return refuse({ code: 'file-empty' });
  const bytesBefore = byteOrderMark ? 3 : 0;
  const parsed = parseJson(text);
  if (!parsed.ok) {
    const { code, offset, path, token } = parsed.fault;
    return refuse({ code, ...whereabouts(path), place: placeOf(text, offset, bytesBefore), found: token });
  }
  const locate = ({ path, ...fault }: DocumentFault): FileFault => ({
    ...fault,
    ...whereabouts(path),
    place: placeOf(text, locateValue(text, path), bytesBefore),
  });
  return { ok: true, document: { root: parsed.value, byteOrderMark, locate } };
}

/** Path and 1-based position of the feature it lies in. */
function whereabouts(path: readonly JsonStep[]): { path?: string; feature?: number } {
  if (path.length === 0) return {};
  const [root, index] = path;
  const inFeature = (root === 'features' || root === 'geometries') && typeof index === 'number';
  return inFeature ? { path: formatPath(path), feature: index + 1 } : { path: formatPath(path) };
}
