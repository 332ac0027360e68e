import type { Grant } from '../graphql/access-documents.ts';
import { useWords } from '../messages/use-words.ts';

type Scope = Pick<Grant['scope'], 'kind' | 'id' | 'name'>;

/** Where something holds, in words: `the whole district`, `Community: North Lake`. */
export function useScopeWords(): (scope: Scope) => string {
  const { t } = useWords();
  return ({ kind, id, name }) =>
    kind === 'DISTRICT' ? t('scope.everywhere') : t(`scope.of.${kind}`, { name: name ?? id ?? '' });
}
