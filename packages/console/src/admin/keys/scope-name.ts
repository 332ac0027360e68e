import { useWords } from '../../messages/use-words.ts';

const CONTEXTS = [
  'appeal',
  'asset',
  'business',
  'insight',
  'layer',
  'organisation',
  'plan',
  'review',
  'tile',
  'work',
] as const;

/** What a key's scopes of one context open, in few words: `Plans: read`. What has no words is named as it is. */
export function useScopeName(): (context: string, kinds: readonly string[]) => string {
  const { t } = useWords();
  return (context, kinds) => {
    const known = CONTEXTS.find((each) => each === context);
    const what = known === undefined ? context : t(`keyContext.${known}`);
    const does = kinds.includes('write')
      ? kinds.includes('read')
        ? 'readWrite'
        : 'write'
      : ('read' as const);
    return t(`keyKind.${does}`, { what });
  };
}
