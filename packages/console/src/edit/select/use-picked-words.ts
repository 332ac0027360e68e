import { useWords } from '../../messages/use-words.ts';
import type { Picked } from './picked.ts';

/** What is picked, in words that stand in a sentence. */
export function usePickedWords(): (picked: Picked) => string {
  const { t, formats } = useWords();
  return (picked) => {
    if (picked.kind === 'building')
      return picked.name === null
        ? t('select.buildingUnnamed')
        : t('select.buildingAt', { name: picked.name });
    if (picked.kind !== 'atoms') return t('select.compoundAt', { name: picked.name ?? '' });
    if (picked.compound !== null) return t('select.compoundAt', { name: picked.compound });
    return t('select.atoms', { number: formats.number(picked.atomIds.length) });
  };
}
