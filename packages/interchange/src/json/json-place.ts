/** A step into a JSON document: a member's key, or an element's index from 0. */
export type JsonStep = string | number;

/** Where in a text something stands, for people and for editors. */
export interface TextPlace {
  /** 1-based line and column; the column counts UTF-16 units, as editors do. */
  readonly line: number;
  readonly column: number;
  /** Offset in bytes from the start of the file, from 0; a byte order mark counts. */
  readonly byte: number;
}

/** `features[3].geometry.coordinates[0][2]`; the root is the empty string. */
export function formatPath(path: readonly JsonStep[]): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (/^[A-Za-z_$][\w$]*$/.test(step)) text += text === '' ? step : `.${step}`;
    else text += `[${JSON.stringify(step)}]`;
  }
  return text;
}

/** Line, column and byte of an offset in UTF-16 units; `bytesBefore` is what the file holds before the text. */
export function placeOf(text: string, offset: number, bytesBefore: number): TextPlace {
  let line = 1;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    line++;
    lineStart = at + 1;
  }
  return {
    line,
    column: offset - lineStart + 1,
    byte: bytesBefore + new TextEncoder().encode(text.slice(0, offset)).length,
  };
}
