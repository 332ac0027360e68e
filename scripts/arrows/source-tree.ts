import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { type FoundImport, findImports } from './find-imports.ts';

/** A source file of a package with what it imports. */
export interface SourceFile {
  /** Below the root, with forward slashes: `packages/store/src/index.ts`. */
  readonly path: string;
  /** The folder's name: `store`. */
  readonly packageName: string;
  readonly isTest: boolean;
  readonly imports: readonly FoundImport[];
}

const SOURCE = /\.(ts|tsx|mts|cts|js|mjs|cjs|jsx)$/;
const LEFT_OUT = new Set(['node_modules', 'dist', 'generated', 'fixtures']);

/** Reads every source file below `<root>/packages`. */
export function readPackages(root: string): SourceFile[] {
  return readdirSync(join(root, 'packages'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) =>
      listSources(root, `packages/${name}`).map((path) => ({
        path,
        packageName: name,
        isTest: /\.test\.tsx?$/.test(path) || path.startsWith(`packages/${name}/test/`),
        imports: findImports(path, readFileSync(join(root, path), 'utf8')),
      })),
    );
}

/**
 * The path below the root that a relative specifier names, as written: extensions are not guessed,
 * because this repository writes them.
 */
export function resolveRelative(fromPath: string, specifier: string): string {
  const bare = specifier.replace(/\?.*$/, '');
  return posix.normalize(posix.join(posix.dirname(fromPath), bare));
}

/** `@onegrid/store/src/x.ts` is `{ name: 'store', inner: 'src/x.ts' }`; null for another module. */
export function siblingOf(specifier: string): { readonly name: string; readonly inner: string } | null {
  const match = /^@onegrid\/([^/]+)(?:\/(.*))?$/.exec(specifier);
  return match === null ? null : { name: match[1], inner: match[2] ?? '' };
}

function listSources(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return LEFT_OUT.has(entry.name) ? [] : listSources(root, path);
    return SOURCE.test(entry.name) ? [path] : [];
  });
}
