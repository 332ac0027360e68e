import { useEffect, useRef } from 'react';
import { useEdit } from '../edit/edit-state.tsx';
import { LightSign } from '../live/light-sign.tsx';
import { useWords } from '../messages/use-words.ts';
import { IssueFixes } from './issue-fixes.tsx';
import type { IssueRow } from './issue-rows.ts';

/** One check: its light, rule, grid and what was found; opened, what can be done about it. */
export function IssueItem(props: {
  readonly row: IssueRow;
  readonly open: boolean;
  readonly onOpen: () => void;
}) {
  const { t } = useWords();
  const { mayEdit } = useEdit();
  const { row, open, onOpen } = props;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (open) button.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  const tags = { pass: '', warn: 'warn', fail: 'bad', incomplete: '' } as const;
  return (
    <>
      <button ref={button} type="button" className="row issue-row" aria-expanded={open} onClick={onOpen}>
        <span className={`tag issue-light ${tags[row.light]}`}>
          <LightSign light={row.light} />
          {t(`light.${row.light}`)}
        </span>
        <span className="issue-rule">{t(`rule.${row.rule}`)}</span>
        <span className="grow wrap">
          {row.texts.length === 0 ? (
            <span>{t('issues.grid', { code: row.code })}</span>
          ) : (
            row.texts.map((text) => <span key={text}>{text}</span>)
          )}
        </span>
        {row.blocks && <span className="tag">{t('issues.blocks')}</span>}
      </button>
      {open && mayEdit && <IssueFixes row={row} />}
    </>
  );
}
