import { useCallback, useState } from 'react';
import { useMutation } from 'urql';
import { useWorkbench } from '../app/workbench.tsx';
import {
  type ReviewAnswer,
  signPlanDocument,
  submitPlanDocument,
  withdrawPlanDocument,
} from '../graphql/review-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { useToasts } from '../shell/toasts.tsx';

/** Steps of a review; each says in a toast what happened, or why nothing did. */
export interface ReviewSteps {
  readonly busy: boolean;
  submit(revision: number, note: string): Promise<boolean>;
  withdraw(reason: string): Promise<boolean>;
  sign(word: {
    readonly departmentId: string;
    readonly communityIds: readonly string[];
    readonly approve: boolean;
    readonly comment: string;
    /** What to say when it is done. */
    readonly said: string;
  }): Promise<boolean>;
}

export function useReview(planId: string, onDone: () => void): ReviewSteps {
  const { t } = useWords();
  const { refresh } = useWorkbench();
  const toasts = useToasts();
  const [, runSubmit] = useMutation(submitPlanDocument);
  const [, runWithdraw] = useMutation(withdrawPlanDocument);
  const [, runSign] = useMutation(signPlanDocument);
  const [busy, setBusy] = useState(false);
  const read = useCallback(
    (answer: ReviewAnswer | undefined, error: string | undefined, said: string): boolean => {
      setBusy(false);
      onDone();
      if (answer?.__typename === 'PlanReviewed') {
        refresh();
        toasts.show({ text: said });
        return true;
      }
      const reason =
        answer?.__typename === 'EditRejected'
          ? answer.issues.map(({ message }) => message).join(t('edit.and'))
          : (answer?.message ?? error ?? t('state.failed'));
      toasts.show({ text: t('review.refused', { reason }) });
      return false;
    },
    [onDone, refresh, toasts, t],
  );
  return {
    busy,
    async submit(revision, note) {
      setBusy(true);
      const { data, error } = await runSubmit({ planId, revision, note: worded(note) });
      return read(data?.submitPlan, error?.message, t('review.submittedToast'));
    },
    async withdraw(reason) {
      setBusy(true);
      const { data, error } = await runWithdraw({ planId, reason });
      return read(data?.withdrawPlan, error?.message, t('review.withdrawnToast'));
    },
    async sign({ departmentId, communityIds, approve, comment, said }) {
      setBusy(true);
      const { data, error } = await runSign({
        planId,
        departmentId,
        communityIds: [...communityIds],
        approve,
        comment: worded(comment),
      });
      return read(data?.signPlan, error?.message, said);
    },
  };
}

/** What somebody wrote; null for nothing. */
export function worded(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}
