import type { ReactNode } from 'react';
import { useWords } from '../messages/use-words.ts';
import { useEdit } from './edit-state.tsx';

/** The line of help: what to do next, or why it was refused, and the way out. */
export function ToolHelp({ help, children }: { readonly help: string; readonly children?: ReactNode }) {
  const { t } = useWords();
  const edit = useEdit();
  return (
    <div className="tool-line" role="toolbar" aria-label={t('edit.tools')}>
      <div>
        <span role="status">
          {edit.tool !== null && <b className="tool-name">{t(`tool.${edit.tool}`)}</b>}
          {edit.refusal !== null ? t('edit.refused', { reason: edit.refusal }) : help}
        </span>
        {children}
        <button type="button" onClick={() => edit.take(null)}>
          {t('edit.leave')} <span aria-hidden="true">Esc</span>
        </button>
      </div>
    </div>
  );
}
