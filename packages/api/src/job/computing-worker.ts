import { MergeError, mergeLayers } from '@onegrid/planning';
import { ChildProgress, tell } from './child-progress.ts';
import { endWithParent } from './end-with-parent.ts';
import type { WorkOrder } from './work-messages.ts';

/** A child process that computes one thing, tells how far it is, and ends. */

function compute({ kind, order }: WorkOrder) {
  const { report } = new ChildProgress();
  switch (kind) {
    case 'merge':
      return mergeLayers(order.input, order.options, report);
  }
}

endWithParent();
process.once('message', async (order: WorkOrder) => {
  try {
    await tell({ kind: 'done', result: compute(order) });
  } catch (error) {
    // Anything else is a bug: the process ends with its trace, which the server logs.
    if (!(error instanceof MergeError)) throw error;
    await tell({ kind: 'refused', code: error.code, params: error.params });
  }
  process.disconnect();
});
await tell({ kind: 'ready' });
