import { useEffect } from 'react';
import { navigation } from '../app/navigation.ts';
import { useEdit } from '../edit/edit-state.tsx';
import { TOOLS } from '../edit/tools.ts';
import { goToNextIssue } from '../issues/next-issue.ts';

/** Keys of the whole workbench, as `?` lists them. Keys typed into a field stay there. */
export function useKeyboard(props: { readonly onSearch: () => void; readonly onKeys: () => void }): void {
  const edit = useEdit();
  const { onSearch, onKeys } = props;
  useEffect(() => {
    const actions: Readonly<Record<string, () => void>> = {
      v: () => edit.take(null),
      ...Object.fromEntries(TOOLS.map(({ key, name }) => [key, () => edit.take(name)])),
      z: () => edit.undo(),
      // The first press opens the list, each further one goes to the next issue.
      f: () => {
        if (navigation.current().drawer === 'issues') goToNextIssue();
        else navigation.go({ drawer: 'issues' });
      },
      '?': onKeys,
    };
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        onSearch();
        return;
      }
      if (event.altKey || isTyping(event.target)) return;
      if (event.key.toLowerCase() === 'z' && (event.shiftKey || event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        if (event.shiftKey) edit.redo();
        else edit.undo();
        return;
      }
      if (event.ctrlKey || event.metaKey) return;
      if (event.key === 'Escape') {
        if (edit.tool !== null) edit.take(null);
        else if (navigation.current().selection !== null) navigation.go({ selection: null });
        return;
      }
      const action = actions[event.key.toLowerCase()];
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [edit, onSearch, onKeys]);
}

/** Whether keys belong to a field or a dialog. */
export function isTyping(target: EventTarget | null): boolean {
  if (document.querySelector('dialog[open]') !== null) return true;
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button', 'range'].includes(target.type);
  return (
    target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
  );
}
