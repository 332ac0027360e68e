import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package as it is installed. */
export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  /** As its package.json names it: an SPDX expression; empty where it names none. */
  readonly licence: string;
}

interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly license?: unknown;
  readonly licenses?: unknown;
}

/** Every package below `<root>/node_modules/.pnpm`, each version once, by name. Asks no registry. */
export function readInstalled(root: string): InstalledPackage[] {
  const store = join(root, 'node_modules', '.pnpm');
  const found = new Map<string, InstalledPackage>();
  for (const folder of readdirSync(store)) {
    const inner = join(store, folder, 'node_modules');
    if (!existsSync(inner)) continue;
    for (const path of packagesIn(inner)) {
      const manifest = join(inner, path, 'package.json');
      // What lies beside the package itself are links to others, which have folders of their own.
      if (!folder.startsWith(`${path.replace('/', '+')}@`) || !existsSync(manifest)) continue;
      const { name = path, version = '?', ...rest } = JSON.parse(readFileSync(manifest, 'utf8')) as Manifest;
      found.set(`${name}@${version}`, { name, version, licence: licenceOf(rest) });
    }
  }
  return [...found.values()].sort((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1));
}

function packagesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) =>
    name.startsWith('@') ? readdirSync(join(folder, name)).map((inner) => `${name}/${inner}`) : [name],
  );
}

/** Older packages name an object, or several that one may choose from. */
export function licenceOf({ license, licenses }: Pick<Manifest, 'license' | 'licenses'>): string {
  const one = (value: unknown): string =>
    typeof value === 'string'
      ? value.trim()
      : typeof value === 'object' && value !== null && 'type' in value
        ? String(value.type).trim()
        : '';
  if (Array.isArray(licenses)) return licenses.map(one).join(' OR ');
  return one(license ?? licenses);
}
