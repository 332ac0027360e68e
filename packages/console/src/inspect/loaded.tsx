import type { ReactNode } from 'react';
import { useWords } from '../messages/use-words.ts';
import { Empty, ErrorNote, Skeletons } from '../shell/parts.tsx';

interface Answer<T> {
  readonly data?: T;
  readonly error?: { readonly message: string };
  readonly fetching: boolean;
}

/** What a query found, or that it is on its way, failed or found nothing. */
export function Loaded<T, V>(props: {
  readonly answer: Answer<T>;
  readonly find: (data: T) => V | null | undefined;
  readonly onRetry: () => void;
  readonly children: (found: V) => ReactNode;
}) {
  const { t } = useWords();
  const { answer } = props;
  const found = answer.data === undefined ? undefined : props.find(answer.data);
  if (found !== undefined && found !== null) return props.children(found);
  if (answer.error !== undefined) return <ErrorNote message={answer.error.message} onRetry={props.onRetry} />;
  if (answer.fetching || answer.data === undefined) return <Skeletons />;
  return <Empty title={t('inspect.gone')} next={t('inspect.goneNext')} />;
}
