import type { InstalledPackage } from './read-installed.ts';

/** Terms under which OneGrid may be used and passed on without more than naming them. */
const ALLOWED: ReadonlySet<string> = new Set([
  ...[
    'MIT',
    'MIT-0',
    'ISC',
    '0BSD',
    'BSD',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'Apache-2.0',
    'Zlib',
    'Unlicense',
  ],
  // The Eclipse Distribution License is BSD-3-Clause under another name.
  'EDL-1.0',
  ...['CC0-1.0', 'BlueOak-1.0.0', 'Python-2.0', 'WTFPL', 'PostgreSQL', 'Artistic-2.0'],
  // Of fonts and texts, which are served as they are.
  ...['OFL-1.1', 'CC-BY-4.0', 'CC-BY-3.0'],
  // File by file: unchanged files of others stay under it, and the rest is not touched by it.
  'MPL-2.0',
]);

/** Ways of writing a licence that are no SPDX identifiers. */
const MEANT: Readonly<Record<string, string>> = {
  'Apache 2.0': 'Apache-2.0',
  'Apache License 2.0': 'Apache-2.0',
  'Apache License, Version 2.0': 'Apache-2.0',
  'Apache-2': 'Apache-2.0',
  'MIT/X11': 'MIT',
  'The MIT License': 'MIT',
  'MIT License': 'MIT',
  'BDS-3-Clause': 'BSD-3-Clause',
};

/** Packages that are lived with although they name no allowed licence, and what is known of them. */
export const LIVED_WITH: Readonly<Record<string, string>> = {
  'buffers@0.1.1': 'names no licence; comes with exceljs by way of unzipper and binary, which are under MIT',
};

/** Whether an SPDX expression can be met with allowed terms: all of `AND`, any of `OR`; `WITH` only adds rights. */
export function isAllowed(expression: string): boolean {
  const text = strip(expression);
  const any = split(text, 'OR');
  if (any.length > 1) return any.some(isAllowed);
  const all = split(text, 'AND');
  if (all.length > 1) return all.every(isAllowed);
  const [licence] = text.split(/\s+WITH\s+/i);
  const name = licence.replace(/\*$/, '').trim();
  return ALLOWED.has(MEANT[name] ?? name);
}

/** Without the brackets around all of it. */
function strip(expression: string): string {
  const text = expression.trim();
  if (!text.startsWith('(')) return text;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth++;
    if (text[at] === ')' && --depth === 0) return at === text.length - 1 ? strip(text.slice(1, -1)) : text;
  }
  return text;
}

/** The parts of an expression at its outermost operators of a kind. */
function split(text: string, operator: 'AND' | 'OR'): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  const word = new RegExp(`\\s+${operator}\\s+`, 'iy');
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')') depth--;
    word.lastIndex = at;
    const found = depth === 0 ? word.exec(text) : null;
    if (found === null) continue;
    parts.push(text.slice(from, at));
    from = at + found[0].length;
    at = from - 1;
  }
  return [...parts, text.slice(from)];
}

export function nameOf({ name, version }: InstalledPackage): string {
  return `${name}@${version}`;
}

/** One line for each package whose terms nobody has agreed to. */
export function findForbidden(packages: readonly InstalledPackage[]): string[] {
  return packages
    .filter((one) => !isAllowed(one.licence) && LIVED_WITH[nameOf(one)] === undefined)
    .map((one) => `${nameOf(one)}: ${one.licence || 'names no licence'}`);
}
