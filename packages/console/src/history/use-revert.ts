import { useCallback, useRef, useState } from 'react';
import { useMutation } from 'urql';
import { navigation } from '../app/navigation.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { type RevertAnswer, revertChangeDocument, revertToDocument } from '../graphql/history-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { useToasts } from '../shell/toasts.tsx';
import { newId } from '../work/new-id.ts';

interface Past {
  readonly id: string;
  readonly revision: number;
}

/** Takes a change set back, or goes back to a revision: by a new change set, with a way back in the toast. */
export function useRevert(onDone: () => void) {
  const { t } = useWords();
  const { refresh } = useWorkbench();
  const toasts = useToasts();
  const [, runRevert] = useMutation(revertChangeDocument);
  const [, runRevertTo] = useMutation(revertToDocument);
  const [busy, setBusy] = useState(false);
  const revertRef = useRef<(change: Past) => Promise<void>>(async () => undefined);

  const read = useCallback(
    (answer: RevertAnswer | undefined, error: string | undefined, said: (now: number) => string) => {
      setBusy(false);
      if (answer?.__typename === 'PlanRevised') {
        const { id, revision } = answer.changeSet;
        navigation.go({ revision: null });
        refresh();
        onDone();
        toasts.show({
          text: said(revision),
          action: { label: t('edit.undo'), run: () => void revertRef.current({ id, revision }) },
        });
        return;
      }
      const reason =
        answer?.__typename === 'EditRejected'
          ? answer.issues.map(({ message }) => message).join(t('edit.and'))
          : answer?.__typename === 'RevisionConflict'
            ? t('edit.conflict', { revision: answer.revision })
            : (answer?.message ?? error ?? t('state.failed'));
      toasts.show({ text: t('history.refused', { reason }) });
    },
    [refresh, onDone, toasts, t],
  );
  const revert = useCallback(
    async ({ id, revision }: Past) => {
      setBusy(true);
      const { data, error } = await runRevert({ id, as: newId() });
      read(data?.revertChangeSet, error?.message, (now) => t('history.reverted', { revision, now }));
    },
    [runRevert, read, t],
  );
  revertRef.current = revert;
  const goBackTo = useCallback(
    async (planId: string, revision: number) => {
      setBusy(true);
      const { data, error } = await runRevertTo({ planId, revision, id: newId(), reason: null });
      read(data?.revertToRevision, error?.message, (now) => t('history.wentBack', { revision, now }));
    },
    [runRevertTo, read, t],
  );
  return { revert, goBackTo, busy };
}
