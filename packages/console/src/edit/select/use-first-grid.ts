import { useEffect, useRef } from 'react';
import { useUrl } from '../../app/navigation.ts';
import { useEdit } from '../edit-state.tsx';
import { usePlaces } from './use-places.ts';

/** The grid that the tool in hand works on: the one that was selected when it was taken up, until another is picked. */
export function useFirstGrid(): readonly [string | null, (code: string | null) => void] {
  const edit = useEdit();
  const { places } = usePlaces();
  const selection = useUrl('selection');
  const selected = selection?.kind === 'grid' ? selection.id : null;
  const started = useRef(false);
  useEffect(() => {
    if (started.current) return;
    started.current = true;
    if (selected !== null && places.atomsOf(selected).length > 0) edit.pick([selected]);
  }, [selected, places, edit]);
  const [picked = null] = edit.picked;
  // A grid that an edit has ended can no longer be worked on.
  const first = picked !== null && places.atomsOf(picked).length > 0 ? picked : null;
  return [first, (code) => edit.pick(code === null ? [] : [code])];
}
