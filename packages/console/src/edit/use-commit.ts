import { useCallback, useState } from 'react';
import { useMutation } from 'urql';
import { useWorkbench } from '../app/workbench.tsx';
import type { ResultOf } from '../graphql/graphql.ts';
import { commitEditDocument, revertDocument } from '../graphql/work-documents.ts';
import { useWords } from '../messages/use-words.ts';
import type { MergeGrids, SplitGrid } from './operations.ts';

export type CommitOutcome =
  | { readonly kind: 'revised'; readonly changeSet: string; readonly touched: readonly string[] }
  | { readonly kind: 'refused'; readonly reason: string };

type Answer = ResultOf<typeof commitEditDocument>['commitEdit'];

/** Sends operations on the revision that is shown, and reads everything again when they were taken. */
export function useCommit() {
  const { t } = useWords();
  const { plan, refresh } = useWorkbench();
  const [, runCommit] = useMutation(commitEditDocument);
  const [, runRevert] = useMutation(revertDocument);
  const [busy, setBusy] = useState(false);

  const read = useCallback(
    (answer: Answer | undefined, error: string | undefined): CommitOutcome => {
      if (answer?.__typename === 'PlanRevised') {
        refresh();
        return { kind: 'revised', changeSet: answer.changeSet.id, touched: answer.changeSet.touchedGrids };
      }
      if (answer?.__typename === 'EditRejected') {
        return { kind: 'refused', reason: answer.issues.map((issue) => issue.message).join(t('edit.and')) };
      }
      if (answer?.__typename === 'RevisionConflict') {
        refresh();
        return { kind: 'refused', reason: t('edit.conflict', { revision: answer.revision }) };
      }
      return { kind: 'refused', reason: answer?.message ?? error ?? t('state.failed') };
    },
    [refresh, t],
  );
  const commit = useCallback(
    async (operations: readonly (SplitGrid | MergeGrids)[]): Promise<CommitOutcome> => {
      if (plan === null) return { kind: 'refused', reason: t('edit.noPlan') };
      setBusy(true);
      const { data, error } = await runCommit({
        planId: plan.id,
        baseRevision: plan.revision,
        operations: [...operations],
      });
      setBusy(false);
      return read(data?.commitEdit, error?.message);
    },
    [plan, runCommit, read, t],
  );
  const revert = useCallback(
    async (id: string): Promise<CommitOutcome> => {
      setBusy(true);
      const { data, error } = await runRevert({ id });
      setBusy(false);
      return read(data?.revertChangeSet, error?.message);
    },
    [runRevert, read],
  );
  return { commit, revert, busy };
}
