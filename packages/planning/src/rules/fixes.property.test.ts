import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyEdit } from '../edit/apply-edit.ts';
import type { Issue } from '../edit/issue.ts';
import { applyDiff } from '../edit/plan-diff.ts';
import { ruledPlan } from '../edit/random-plan.fixture.ts';
import { checkGrids, type PlanCheck } from './plan-check.ts';

const nameOf = ({ kind, ids }: Issue) => JSON.stringify([kind, ids]);
const failing = (checks: readonly PlanCheck[]) =>
  checks.flatMap(({ issues }) => issues.filter(({ status }) => status === 'fail').map(nameOf));

it('every fix that is offered may be made, and the issue is gone afterwards', () => {
  const seed = Number(process.env.ONEGRID_SEED);
  console.info(`${expect.getState().currentTestName}: seed ${seed}`);
  const offered = new Map<string, number>();
  const property = fc.property(ruledPlan, ({ plan, rules }) => {
    for (const { rule, code, issues } of checkGrids(plan, null, rules)) {
      for (const issue of issues) {
        for (const fix of issue.fixes) {
          offered.set(rule, (offered.get(rule) ?? 0) + 1);
          const outcome = applyEdit(plan, fix, { rules });
          if ('rejected' in outcome)
            throw new Error(`${rule} of ${code}: ${JSON.stringify(outcome.rejected)}`);
          const after = applyDiff(plan, outcome.diff);
          const left = checkGrids(after, null, rules, { only: [rule], fixes: false });
          expect(failing(left)).not.toContain(nameOf(issue));
          // What failed beside it may go on failing; nothing else comes.
          const known = new Set(failing(checkGrids(plan, null, rules, { only: [rule], fixes: false })));
          expect(failing(left).filter((name) => !known.has(name))).toEqual([]);
        }
      }
    }
  });
  fc.assert(property, { seed, numRuns: 60 });
  for (const rule of ['band', 'contiguity', 'unit']) expect(offered.get(rule) ?? 0, rule).toBeGreaterThan(5);
});

it('checks find the same whatever was looked at before', () => {
  const seed = Number(process.env.ONEGRID_SEED);
  console.info(`${expect.getState().currentTestName}: seed ${seed}`);
  let failing = 0;
  const property = fc.property(ruledPlan, ({ plan, rules }) => {
    const warm = checkGrids(plan, null, rules);
    // The same plan of atoms that nobody has seen.
    const anew = { ...plan, atoms: plan.atoms.map((atom) => ({ ...atom })) };
    expect(checkGrids(anew, null, { ...rules })).toEqual(warm);
    const codes = [...new Set(plan.codes)].sort();
    expect(codes.flatMap((code) => checkGrids(plan, [code], rules))).toEqual(warm);
    failing += warm.filter(({ status }) => status === 'fail').length;
  });
  fc.assert(property, { seed, numRuns: 25 });
  expect(failing).toBeGreaterThan(25);
});
