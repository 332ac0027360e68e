import './issues.css';
import { RULES } from '@onegrid/planning';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { setOverlay } from '../app/overlay.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { useEdit } from '../edit/edit-state.tsx';
import { useCheckFlight } from '../live/use-check-flight.ts';
import { useWords } from '../messages/use-words.ts';
import { ErrorNote, Skeletons } from '../shell/parts.tsx';
import { useWork } from '../work/work-session.tsx';
import { IssueItem } from './issue-item.tsx';
import { countsOf, ISSUE_STATES, type IssueRow, type IssueState, issueRows, rowAfter } from './issue-rows.ts';
import { onNextIssue } from './next-issue.ts';
import { useLocalChecks } from './use-local-checks.ts';
import { useServerChecks } from './use-server-checks.ts';

const A_STEP = 40;

/**
 * Every rule for every grid of the plan, in three states; each leads to its place, and where a fix exists it can be
 * looked at and taken. Of a plan that one may not change the server tells what it found.
 */
export default function IssuesPanel() {
  const { t, formats, reason } = useWords();
  const { plan: shown } = useWorkbench();
  const { mayEdit } = useEdit();
  const work = useWork();
  const fly = useCheckFlight();
  const [state, setState] = useState<IssueState>('fail');
  const [rule, setRule] = useState('');
  const [open, setOpen] = useState<string | null>(null);
  const [most, setMost] = useState(A_STEP);
  const local = useLocalChecks(mayEdit ? work.plan : null, work.ground?.rules ?? null);
  const server = useServerChecks(mayEdit ? null : (shown?.id ?? null), state, rule === '' ? null : rule);
  const { start } = work;
  useEffect(() => {
    if (mayEdit) start();
  }, [mayEdit, start]);
  useEffect(() => () => setOverlay({ sketch: [] }), []);

  const all = useMemo(
    () =>
      local.checks === null
        ? null
        : issueRows(local.checks, ({ kind, params }) => reason(kind, params)).filter(
            (row) => rule === '' || row.rule === rule,
          ),
    [local.checks, reason, rule],
  );
  const rows = mayEdit ? (all?.filter((row) => row.state === state) ?? null) : server.rows;
  const counts = mayEdit ? (all === null ? null : countsOf(all)) : server.counts;
  const problem = mayEdit ? (work.state === 'error' ? work.error : null) : server.error;

  const go = useCallback(
    (row: IssueRow) => {
      setOpen(row.id);
      fly(row.code, row.at);
    },
    [fly],
  );
  const latest = useRef({ rows, open, go });
  latest.current = { rows, open, go };
  const next = useCallback(() => {
    const current = latest.current;
    const row = rowAfter(current.rows ?? [], current.open);
    if (row === null) return;
    const at = (current.rows ?? []).indexOf(row);
    setMost((known) => Math.max(known, at + 1));
    current.go(row);
  }, []);
  useEffect(() => onNextIssue(next), [next]);

  return (
    <>
      <div className="table-tools">
        <fieldset className="segmented" aria-label={t('issues.status')}>
          {ISSUE_STATES.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={each === state}
              onClick={() => {
                setState(each);
                setOpen(null);
                setMost(A_STEP);
              }}
            >
              {t(`issueState.${each}`)} {counts !== null && <b>{formats.number(counts[each])}</b>}
            </button>
          ))}
        </fieldset>
        <select
          className="field small"
          aria-label={t('issues.rule')}
          value={rule}
          onChange={(event) => setRule(event.target.value)}
        >
          <option value="">{t('issues.allRules')}</option>
          {RULES.map((each) => (
            <option key={each} value={each}>
              {t(`rule.${each}`)}
            </option>
          ))}
        </select>
        <button
          type="button"
          className="button small"
          disabled={rows === null || rows.length === 0}
          onClick={next}
        >
          {t('issues.next')} <kbd>F</kbd>
        </button>
        <span className="muted" role="status">
          {local.progress === null
            ? mayEdit
              ? ''
              : t('issues.readOnly')
            : t('issues.checking', {
                done: formats.number(local.progress.done),
                total: formats.number(local.progress.total),
              })}
        </span>
      </div>
      <div className="panel-body list-body">
        {problem !== null ? (
          <ErrorNote message={problem} onRetry={work.reload} />
        ) : rows === null ? (
          <Skeletons lines={4} />
        ) : rows.length === 0 ? (
          <p className="muted list-empty">{t('issues.none')}</p>
        ) : (
          <ul className="rows" data-testid="issues">
            {rows.slice(0, most).map((row) => (
              <li key={row.id}>
                <IssueItem
                  row={row}
                  open={row.id === open}
                  onOpen={() => (row.id === open ? setOpen(null) : go(row))}
                />
              </li>
            ))}
          </ul>
        )}
        {rows !== null && rows.length > most && (
          <button type="button" className="button small" onClick={() => setMost(most + A_STEP)}>
            {t('issues.showMore', { number: formats.number(Math.min(A_STEP, rows.length - most)) })}
          </button>
        )}
      </div>
    </>
  );
}
