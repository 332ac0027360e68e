import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const MOST_LINES = 500;
const CODE = /\.(ts|tsx|mts|cts|mjs|cjs|js|jsx|sql|css|html|sh)$/;
const LEFT_OUT = new Set(['node_modules', 'dist', 'generated', '.git', '.cache', '.data', '.tmp']);

/** Code files of more than 500 lines, as `path: N lines`. */
export function findLongFiles(root: string, folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return LEFT_OUT.has(entry.name) ? [] : findLongFiles(root, path);
    if (!CODE.test(entry.name)) return [];
    const lines = readFileSync(join(root, path), 'utf8').trimEnd().split('\n').length;
    return lines > MOST_LINES ? [`${path}: ${lines} lines, at most ${MOST_LINES}`] : [];
  });
}
