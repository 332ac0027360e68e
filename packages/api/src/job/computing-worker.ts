import { claimsOfPlan, ensemble, MergeError, mergeLayers } from '@onegrid/planning';
import { ChildProgress, tell } from './child-progress.ts';
import { computeExplanation } from './compute-explanation.ts';
import { computeProposal } from './compute-proposal.ts';
import { endWithParent } from './end-with-parent.ts';
import { LEDGER_STAGE } from './job-stages.ts';
import type { EnsembleOrder, MergeOrder, WorkOrder } from './work-messages.ts';
import { WorkRefused } from './work-refused.ts';

/** A child process that computes one thing, tells how far it is, and ends. */

function compute({ kind, order }: WorkOrder, { report }: ChildProgress) {
  switch (kind) {
    case 'merge':
      return mergeWithClaims(order, report);
    case 'propose':
      return computeProposal(order, report);
    case 'explain':
      return computeExplanation(order, report);
    case 'ensemble':
      return randomPlans(order, report);
  }
}

function mergeWithClaims({ input, options }: MergeOrder, report: ChildProgress['report']) {
  const { account, ...merged } = mergeLayers(input, options, report);
  if (account !== null) return { merged, claims: account.claims };
  // A quick merge leaves the account out; ledgers of later plans on its base need the claims all the same.
  report(LEDGER_STAGE, 0);
  const claims = claimsOfPlan(input, options, merged.atoms);
  report(LEDGER_STAGE, 1, { claims: claims.reduce((sum, { atom }) => sum + atom.length, 0) });
  return { merged, claims };
}

function randomPlans({ plan, plans, seed }: EnsembleOrder, report: ChildProgress['report']) {
  const found = ensemble(plan.basis, plan.codes, {
    plans,
    seed,
    band: plan.band,
    onProgress: (fraction) => report('ensemble', fraction),
  });
  report('ensemble', 1, { plans, betterThan: found.betterThan, own: found.own });
  return found;
}

endWithParent();
process.once('message', async (order: WorkOrder) => {
  const progress = new ChildProgress();
  try {
    const result = compute(order, progress);
    progress.end();
    await tell({ kind: 'done', result });
  } catch (error) {
    // Anything else is a bug: the process ends with its trace, which the server logs.
    if (!(error instanceof MergeError) && !(error instanceof WorkRefused)) throw error;
    await tell({ kind: 'refused', code: error.code, params: error.params });
  }
  process.disconnect();
});
await tell({ kind: 'ready' });
