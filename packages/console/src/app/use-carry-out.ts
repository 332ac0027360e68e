import { useCallback, useState } from 'react';
import { useWords } from '../messages/use-words.ts';

interface Refused {
  readonly __typename: 'Refusal';
  readonly code: string;
  readonly message: string;
}

interface Result<D> {
  readonly data?: D | undefined;
  readonly error?: { readonly message: string } | undefined;
}

/** Carries out mutations one by one and keeps, in words, why the last one was refused. */
export function useCarryOut() {
  const { t } = useWords();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const carryOut = useCallback(
    async <D, A extends { readonly __typename: string }>(
      asked: Promise<Result<D>>,
      find: (data: D) => A,
    ): Promise<Exclude<A, Refused> | null> => {
      setBusy(true);
      const { data, error } = await asked;
      setBusy(false);
      const answer = data === undefined || data === null ? undefined : find(data);
      if (answer !== undefined && !isRefused(answer)) {
        setRefused(null);
        return answer as Exclude<A, Refused>;
      }
      setRefused(answer?.message ?? wordsOf(error) ?? t('state.failed'));
      return null;
    },
    [t],
  );
  return { busy, refused, carryOut, forget: useCallback(() => setRefused(null), []) };
}

function isRefused(answer: { readonly __typename: string }): answer is Refused {
  return answer.__typename === 'Refusal';
}

/** An error's own words, without the client's mark of where it came from. */
export function wordsOf(error: { readonly message: string } | undefined): string | undefined {
  return error?.message.replace(/^\[(GraphQL|Network)\] /, '');
}
