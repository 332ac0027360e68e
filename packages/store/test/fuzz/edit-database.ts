import { dissolve } from '@onegrid/geometry';
import {
  advancePlan,
  applyEdit,
  DEFAULT_MERGE_OPTIONS,
  type EditOp,
  type EditOutcome,
  type EditRules,
  EMPTY_DIFF,
  gridsAbout,
  gridsNamed,
  type HouseholdPoint,
  householdCounter,
  type Issue,
  type PlanState,
} from '@onegrid/planning';
import type { DatabaseCheck, DatabaseContext } from '../../../../scripts/suites/fuzz-suite.ts';
import { SYSTEM_ACTOR } from '../../src/actor.ts';
import type { DistrictStore, EditDiff, EditRefusal, PlanState as StoredState } from '../../src/index.ts';
import { embeddedPlace, openPlace, serverPlace } from '../support/places.ts';
import { edited, mergeResult } from '../support/tiny-plan.ts';

/** What a case of the edit suite hands on. */
interface EditCase {
  readonly district: {
    readonly plan: PlanState;
    readonly rules: EditRules;
    readonly households: readonly HouseholdPoint[];
  };
  readonly steps: readonly { readonly id: string; readonly op: EditOp; readonly outcome: EditOutcome }[];
}

const FIRST_DISTRICT = 980_000;

/**
 * Commits the operations of every case to a plan of a district of its own: each is made or refused as it was without a
 * database, for the same reasons and with the same change, PostGIS finds no fault in what was made (the store throws
 * where it does), and the plan that is read back in the end is the one that the browser has.
 */
export async function openDatabaseCheck({ engine, databaseUrl }: DatabaseContext): Promise<DatabaseCheck> {
  const { store, dispose } = await openPlace(
    engine === 'embedded' ? embeddedPlace() : serverPlace(databaseUrl!),
  );
  let next = FIRST_DISTRICT;
  return {
    check: async (outcome) => {
      const { district, steps } = outcome as EditCase;
      const code = String(next++);
      const outline = dissolve(district.plan.atoms.map(({ geometry }) => geometry));
      await store.createDistrict(
        { code, name: '随机区', nameEn: 'Random', synthetic: true, outline },
        SYSTEM_ACTOR,
      );
      await commitAll(store.in(code), { district, steps }, outline);
    },
    close: async () => {
      await store.close();
      await dispose();
    },
  };
}

async function commitAll(
  { plans }: DistrictStore,
  { district, steps }: EditCase,
  outline: ReturnType<typeof dissolve>,
): Promise<void> {
  const { plan, rules, households } = district;
  const result = mergeResult(plan.atoms, plan.codes);
  const options = DEFAULT_MERGE_OPTIONS;
  const { id: planId } = await plans.saveMergeResult(
    { name: 'random', outline, layerIds: [], options, result },
    SYSTEM_ACTOR,
  );
  const context = households.length === 0 ? { rules } : { rules, households: householdCounter(households) };
  let here = plan;
  const commit = async (id: string | null, op: EditOp | null, expected: EditOutcome): Promise<void> => {
    const answer = await plans.commitEdit<Issue>(
      {
        ...(id === null ? {} : { id }),
        planId,
        baseRevision: null,
        operations: op === null ? [] : [op],
        namedGrids: op === null ? [] : gridsNamed(op),
        apply: (state) =>
          op === null || id === null
            ? asEdit(state, expected)
            : asEdit(state, applyEdit(state, op, { ...context, changeSet: id })),
      },
      SYSTEM_ACTOR,
    );
    const made = 'rejected' in expected ? 'rejected' : 'revised';
    if (answer.kind !== made) throw new Error(`${id}: the store says ${answer.kind}, the browser ${made}`);
    if ('rejected' in expected) {
      const told = answer.kind === 'rejected' ? answer.issues : [];
      requireSame(`${id}: the reasons`, told, expected.rejected);
    } else here = advancePlan(here, expected.diff);
  };
  const marks = startingMarks(plan);
  if (marks !== null) {
    const { marks: _, micro: __, ...bare } = plan;
    here = bare;
    await commit(null, null, { diff: marks, warnings: [] });
  }
  for (const { id, op, outcome } of steps) await commit(id, op, outcome);
  const read = await plans.state(planId);
  if (read === null) throw new Error('the plan is gone');
  for (const part of ['atoms', 'codes', 'micro', 'marks', 'usedCodes'] as const)
    requireSame(part, read[part], here[part]);
}

/** The marks and micro-grids that a case begins with, as a change; a merge brings none. */
function startingMarks({ marks = [], micro = {} }: PlanState) {
  if (marks.length === 0 && Object.keys(micro).length === 0) return null;
  return {
    ...EMPTY_DIFF,
    marks: marks.map(({ kind, key, value }) => ({ kind, key, from: null, to: value })),
    micro: Object.entries(micro).map(([atomId, to]) => ({ atomId, from: null, to })),
  };
}

function asEdit(state: StoredState, outcome: EditOutcome): EditDiff | EditRefusal<Issue> {
  return 'rejected' in outcome
    ? { kind: 'rejected', issues: outcome.rejected }
    : edited(state, outcome.diff, gridsAbout(state, outcome.diff));
}

function requireSame(what: string, there: unknown, here: unknown): void {
  const [a, b] = [inOrder(there), inOrder(here)];
  if (a !== b)
    throw new Error(`${what}: the database has ${a.slice(0, 400)}, the browser ${b.slice(0, 400)}`);
}

/** The text of plain data with the members of objects in order of their names. */
function inOrder(value: unknown): string {
  const text = JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
  return text ?? 'nothing';
}
