/** Far beyond any query that passes the limit of depth, far below what overflows a stack. */
const DEEPEST = 400;

/** Whether the brackets of a text open more deeply than that; brackets in its strings count as well. */
function opensTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === '{' || letter === '[' || letter === '(') depth += 1;
    else if (letter === '}' || letter === ']' || letter === ')') depth = Math.max(0, depth - 1);
    if (depth > DEEPEST) return true;
  }
  return false;
}

/** Whether a request, or its query, is nested too deeply to be walked. */
export function isTooDeep(request: unknown): boolean {
  let level: unknown[] = [request];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return true;
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value as object) : [],
    );
  }
  const { query } = (request ?? {}) as { readonly query?: unknown };
  return typeof query === 'string' && opensTooDeep(query);
}
