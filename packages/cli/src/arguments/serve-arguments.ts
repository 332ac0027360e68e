import { commandError } from './command-error.ts';
import { readOptions } from './read-options.ts';

/** What a first start loads into an empty store: the demo district, the small town, or nothing at all. */
export const FIRST_DATA = ['district', 'town', 'none'] as const;
export type FirstData = (typeof FIRST_DATA)[number];

const DEMOS = FIRST_DATA.filter((name) => name !== 'none');

/**
 * Reads the arguments of `serve`; null where only help is asked for.
 *
 * @throws CommandError naming the first argument that is wrong.
 */
export function readServeArguments(args: readonly string[]): FirstData | null {
  const given = readOptions('serve', args, { empty: 'flag', demo: 'value' });
  if (given.flag('help')) return null;
  const [stray] = given.positionals;
  if (stray !== undefined) throw commandError('unexpected-argument', { argument: stray, command: 'serve' });
  const demo = given.value('demo');
  if (!given.flag('empty')) return demoOf(demo ?? 'district');
  if (demo !== undefined) throw commandError('empty-with-demo');
  return 'none';
}

function demoOf(value: string): FirstData {
  const demo = DEMOS.find((name) => name === value);
  if (demo === undefined) throw commandError('wrong-demo', { value, demos: DEMOS.join(', ') });
  return demo;
}
