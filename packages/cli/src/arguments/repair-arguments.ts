import { DEFAULT_REPAIRS, type LayerRepairs, REPAIR_RULES, type RepairRule } from '@onegrid/planning';
import { commandError } from './command-error.ts';
import { parseFileReference, parseNamed } from './file-reference.ts';
import type { OptionKinds, Options } from './read-options.ts';

/** What `onegrid check` is asked about repairs. */
export interface RepairArguments {
  readonly repairs: LayerRepairs;
  readonly households: { readonly path: string; readonly field: string } | null;
  /** Undefined: the merge's own limit. */
  readonly thinMetres: number | undefined;
  readonly outputs: readonly { readonly option: 'repairs' | 'repaired'; readonly path: string }[];
}

export const REPAIR_OPTIONS: OptionKinds = {
  households: 'value',
  'repair-rule': 'value',
  priority: 'value',
  decide: 'values',
  leave: 'values',
  thin: 'value',
  repairs: 'value',
  repaired: 'value',
};

/**
 * Reads the options about repairs; null where none is given.
 *
 * @throws CommandError on a value that makes no sense, naming the option.
 */
export function readRepairArguments(given: Options): RepairArguments | null {
  const asked = Object.entries(REPAIR_OPTIONS).some(([name, kind]) =>
    kind === 'values' ? given.values(name).length > 0 : given.value(name) !== undefined,
  );
  if (!asked) return null;
  return {
    repairs: { rule: readRule(given), priority: readPriority(given), byHand: readDecisions(given) },
    households: readHouseholds(given),
    thinMetres: readThin(given),
    outputs: (['repairs', 'repaired'] as const).flatMap((option) => {
      const path = given.value(option);
      return path === undefined ? [] : [{ option, path }];
    }),
  };
}

function readRule(given: Options): RepairRule {
  const value = given.value('repair-rule');
  if (value === undefined) return given.value('priority') === undefined ? DEFAULT_REPAIRS.rule : 'priority';
  const rule = REPAIR_RULES.find((known) => known === value);
  if (rule === undefined) throw commandError('wrong-repair-rule', { value, rules: REPAIR_RULES.join(', ') });
  if (rule === 'most-households' && given.value('households') === undefined)
    throw commandError('repair-rule-without-households');
  if (rule === 'priority' && given.value('priority') === undefined)
    throw commandError('repair-rule-without-priority');
  return rule;
}

function readPriority(given: Options): string[] {
  const value = given.value('priority');
  if (value === undefined) return [];
  const ids = value.split(',').map((id) => id.trim());
  const repeated = ids.find((id, i) => id === '' || ids.indexOf(id) !== i);
  if (repeated !== undefined) throw commandError('wrong-priority', { value });
  return ids;
}

function readDecisions(given: Options): Record<string, string | null> {
  const byHand: Record<string, string | null> = {};
  const decide = (fault: string, receiver: string | null) => {
    if (Object.hasOwn(byHand, fault)) throw commandError('decided-twice', { fault });
    byHand[fault] = receiver;
  };
  for (const value of given.values('decide')) {
    const named = parseNamed(value);
    if (named === null) throw commandError('wrong-decision', { value });
    decide(named.name, named.rest);
  }
  for (const fault of given.values('leave')) decide(fault, null);
  return byHand;
}

function readHouseholds(given: Options): RepairArguments['households'] {
  const value = given.value('households');
  if (value === undefined) return null;
  const file = parseFileReference(value);
  if (file?.field === undefined) throw commandError('wrong-households', { value });
  return { path: file.path, field: file.field };
}

function readThin(given: Options): number | undefined {
  const value = given.value('thin');
  if (value === undefined) return undefined;
  const metres = Number(value);
  if (!(metres > 0 && metres <= 1000)) throw commandError('wrong-thin', { value });
  return metres;
}
