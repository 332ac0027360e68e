/** How much of a file is looked at. */
const START_BYTES = 1_000_000;

/**
 * Names of the properties of a GeoJSON file's first features, in the order they appear; only to offer them
 * for choice, so what cannot be read yields none. The server reads the file itself.
 */
export async function readFields(file: Blob): Promise<readonly string[]> {
  const start = await file.slice(0, START_BYTES).text();
  for (const match of start.matchAll(/"properties"\s*:\s*(?=\{)/g)) {
    const text = objectAt(start, match.index + match[0].length);
    if (text === null) return [];
    try {
      const fields = Object.keys(JSON.parse(text) as Record<string, unknown>);
      if (fields.length > 0) return fields;
    } catch {
      return [];
    }
  }
  return [];
}

/** The JSON object that begins at a place, or null where it does not end; braces in strings do not count. */
function objectAt(text: string, from: number): string | null {
  let depth = 0;
  let inString = false;
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (inString) {
      if (character === '\\') at++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{') depth++;
    else if (character === '}' && --depth === 0) return text.slice(from, at + 1);
  }
  return null;
}
