import { extname } from 'node:path';
import { openReference } from '@onegrid/interchange';
import { commandError } from './command-error.ts';
import { type FileReference, parseFileReference } from './file-reference.ts';
import { type OptionKinds, type Options, readOptions } from './read-options.ts';

/** What `onegrid recode` was asked to do. Paths are as given. */
export interface RecodeArguments {
  readonly sheet: string;
  /** The unified grids, and the field of their codes. */
  readonly plan: FileReference & { readonly field: string };
  readonly fields: { readonly code: string | null; readonly lon: string | null; readonly lat: string | null };
  /** Whose old codes the sheet has, and the atoms that tell where they went; null: none are read. */
  readonly old: { readonly atoms: string; readonly department: string } | null;
  readonly reference: string | null;
  readonly encoding: string | null;
  readonly worksheet: string | null;
  /** Null: standard output, as CSV. */
  readonly out: string | null;
  readonly report: string | null;
}

const KINDS: OptionKinds = {
  plan: 'value',
  code: 'value',
  lon: 'value',
  lat: 'value',
  atoms: 'value',
  department: 'value',
  reference: 'value',
  encoding: 'value',
  worksheet: 'value',
  out: 'value',
  report: 'value',
};
const DEFAULT_CODE_FIELD = 'code';

/**
 * Reads the arguments of `recode`; null where only help is asked for.
 *
 * @throws CommandError naming the first argument that is wrong.
 */
export function readRecodeArguments(args: readonly string[]): RecodeArguments | null {
  const given = readOptions('recode', args, KINDS);
  if (given.flag('help')) return null;
  const [sheet, stray] = given.positionals;
  if (sheet === undefined) throw commandError('recode-sheet-missing');
  if (stray !== undefined) throw commandError('unexpected-argument', { argument: stray, command: 'recode' });
  const plan = given.value('plan');
  if (plan === undefined) throw commandError('option-missing', { option: '--plan', command: 'recode' });
  const file = parseFileReference(plan);
  if (file === null) throw commandError('recode-wrong-plan', { value: plan });
  const reference = given.value('reference') ?? null;
  if (reference !== null && openReference(reference) === null)
    throw commandError('wrong-reference', { value: reference });
  const out = given.value('out') ?? null;
  if (out !== null && !['.csv', '.xlsx'].includes(extname(out).toLowerCase()))
    throw commandError('recode-out-ending', { path: out });
  const fields = readFields(given);
  return {
    sheet,
    plan: { path: file.path, field: file.field ?? DEFAULT_CODE_FIELD },
    fields,
    old: readOld(given, fields.code),
    reference,
    encoding: given.value('encoding') ?? null,
    worksheet: given.value('worksheet') ?? null,
    out,
    report: given.value('report') ?? null,
  };
}

function readFields(given: Options): RecodeArguments['fields'] {
  const [code, lon, lat] = ['code', 'lon', 'lat'].map((name) => given.value(name) ?? null);
  if (code === null && lon === null && lat === null) throw commandError('recode-no-column');
  if ((lon === null) !== (lat === null)) throw commandError('recode-lonely-column');
  return { code: code!, lon: lon!, lat: lat! };
}

/** Old codes need their column, the atoms and the department: all three or none. */
function readOld(given: Options, code: string | null): RecodeArguments['old'] {
  const atoms = given.value('atoms');
  const department = given.value('department');
  if (code === null && atoms === undefined && department === undefined) return null;
  if (code === null || atoms === undefined || department === undefined)
    throw commandError('recode-old-codes');
  return { atoms, department };
}
