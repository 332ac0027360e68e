import type { Violation } from './find-violations.ts';
import { COMMANDS_WITHOUT_STORE } from './rules.ts';
import { resolveRelative, type SourceFile, siblingOf } from './source-tree.ts';

const MAIN = 'packages/cli/src/main.ts';
const STORE_ENTRY = 'packages/store/src/index.ts';

/**
 * Follows what the command line loads. The entry point must not load the store before it knows the
 * command; the commands that work without a database must not load it at all, not even later.
 */
export function findStoreLoads(files: readonly SourceFile[]): Violation[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  if (!byPath.has(MAIN)) return [];
  const commands = files.filter((file) => isCommandWithoutStore(file.path));
  if (commands.length === 0) {
    const text = `no file of the commands ${COMMANDS_WITHOUT_STORE.join(', ')} is found`;
    return [{ rule: 'store-loaded', path: MAIN, line: 1, text }];
  }
  return [
    ...traceStore(byPath, MAIN, false),
    ...commands.flatMap((command) => traceStore(byPath, command.path, true)),
  ];
}

/** `commands/merge.ts`, `commands/merge/anything.ts`, `commands/merge-command.ts`, `merge-command.ts`. */
function isCommandWithoutStore(path: string): boolean {
  if (/\.test\.tsx?$/.test(path)) return false;
  return COMMANDS_WITHOUT_STORE.some((name) =>
    new RegExp(`^packages/cli/src/(commands?/)?(${name}/.+|${name}(-command)?)\\.ts$`).test(path),
  );
}

/** Breadth first, so the chain that is shown is a shortest one. */
function traceStore(
  byPath: ReadonlyMap<string, SourceFile>,
  start: string,
  alsoDynamic: boolean,
): Violation[] {
  const chains = new Map([[start, [start]]]);
  for (const [path, chain] of chains) {
    for (const found of byPath.get(path)?.imports ?? []) {
      if (found.kind === 'type' || (found.kind === 'dynamic' && !alsoDynamic)) continue;
      const target = pathOf(path, found.specifier);
      if (target === null || chains.has(target)) continue;
      if (target.startsWith('packages/store/')) {
        const text = `loads the store: ${[...chain, target].join(' > ')}`;
        return [{ rule: 'store-loaded', path: start, line: path === start ? found.line : 1, text }];
      }
      if (byPath.has(target)) chains.set(target, [...chain, target]);
    }
  }
  return [];
}

function pathOf(fromPath: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return resolveRelative(fromPath, specifier);
  const sibling = siblingOf(specifier);
  if (sibling === null) return null;
  return sibling.name === 'store' ? STORE_ENTRY : `packages/${sibling.name}/src/index.ts`;
}
