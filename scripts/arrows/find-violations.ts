import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import type { FoundImport } from './find-imports.ts';
import { findStoreLoads } from './find-store-loads.ts';
import { ARROWS, BROWSER_PACKAGES, OWNED_LIBRARIES, SHARED_FILES } from './rules.ts';
import { readPackages, resolveRelative, type SourceFile, siblingOf } from './source-tree.ts';

export type Rule =
  | 'against-the-arrows'
  | 'deep-import'
  | 'owned-library'
  | 'node-in-browser'
  | 'outside-the-package'
  | 'unknown-package'
  | 'store-loaded';

/** An import that the design forbids, and where it stands. */
export interface Violation {
  readonly rule: Rule;
  /** Below the root. */
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  readonly text: string;
}

/** Checks every import of every package below `<root>/packages`, and what their package.json declare. */
export function findViolations(root: string): Violation[] {
  const files = readPackages(root);
  const names = [...new Set(files.map((file) => file.packageName))];
  return [
    ...names.flatMap((name) => violationsOfManifest(root, name)),
    ...files.flatMap((file) => file.imports.flatMap((found) => violationsOfImport(file, found))),
    ...findStoreLoads(files),
  ];
}

function violationsOfImport(file: SourceFile, found: FoundImport): Violation[] {
  const refuse = (rule: Rule, text: string): Violation[] => [
    { rule, path: file.path, line: found.line, text: `${text} ('${found.specifier}')` },
  ];
  if (found.specifier.startsWith('.')) return violationsOfRelative(file, found, refuse);
  const sibling = siblingOf(found.specifier);
  if (sibling !== null) {
    if (sibling.name !== file.packageName && !mayImport(file.packageName, sibling.name))
      return refuse('against-the-arrows', `${file.packageName} may not import ${sibling.name}`);
    return sibling.inner === ''
      ? []
      : refuse('deep-import', `only @onegrid/${sibling.name} itself is public`);
  }
  const owned = OWNED_LIBRARIES.find(({ library }) => library.test(found.specifier));
  if (owned !== undefined && owned.owner !== file.packageName)
    return refuse('owned-library', `only ${owned.owner} may use this library`);
  if (isNodeModule(found.specifier) && !file.isTest && isBrowserSource(file))
    return refuse('node-in-browser', `${file.packageName} runs in a browser too`);
  return [];
}

function violationsOfRelative(
  file: SourceFile,
  found: FoundImport,
  refuse: (rule: Rule, text: string) => Violation[],
): Violation[] {
  const target = resolveRelative(file.path, found.specifier);
  if (target.startsWith(`packages/${file.packageName}/`)) return [];
  if (file.isTest && SHARED_FILES.some((shared) => shared.test(target))) return [];
  return target.startsWith('packages/')
    ? refuse('deep-import', 'siblings are imported by their names')
    : refuse('outside-the-package', 'a package imports nothing outside itself');
}

function violationsOfManifest(root: string, name: string): Violation[] {
  const path = `packages/${name}/package.json`;
  if (!(name in ARROWS))
    return [{ rule: 'unknown-package', path, line: 1, text: `${name} is not in scripts/arrows/rules.ts` }];
  const lines = readFileSync(join(root, path), 'utf8').split('\n');
  return lines.flatMap((text, index) => {
    const sibling = /^\s*"@onegrid\/([^"/]+)"\s*:/.exec(text)?.[1];
    if (sibling === undefined || sibling === name || mayImport(name, sibling)) return [];
    return [
      { rule: 'against-the-arrows' as const, path, line: index + 1, text: `${name} may not use ${sibling}` },
    ];
  });
}

const mayImport = (from: string, to: string): boolean => ARROWS[from]?.includes(to) ?? false;

/** The console's build configuration runs in Node; only what is below src reaches a browser. */
const isBrowserSource = (file: SourceFile): boolean =>
  BROWSER_PACKAGES.includes(file.packageName) && file.path.startsWith(`packages/${file.packageName}/src/`);

const isNodeModule = (specifier: string): boolean =>
  specifier.startsWith('node:') || builtinModules.includes(specifier);
