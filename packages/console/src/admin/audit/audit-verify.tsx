import { useState } from 'react';
import { useClient } from 'urql';
import { type AuditVerdict, auditVerdictDocument } from '../../graphql/audit-documents.ts';
import { useWords } from '../../messages/use-words.ts';
import { Skeletons } from '../../shell/parts.tsx';
import { Refused } from '../../shell/refused.tsx';
import { readAnchors } from './anchors.ts';

/** Has the server work out every link of the log again, and holds it against days that were written down. */
export function AuditVerify() {
  const { t } = useWords();
  const client = useClient();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [verdict, setVerdict] = useState<AuditVerdict | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { anchors, unreadable } = readAnchors(text);
  const verify = async () => {
    setBusy(true);
    setVerdict(null);
    setProblem(null);
    const { data, error } = await client.query(
      auditVerdictDocument,
      { anchors: [...anchors] },
      { requestPolicy: 'network-only' },
    );
    setBusy(false);
    if (data === undefined) setProblem(error?.message ?? t('state.failed'));
    else setVerdict(data.auditVerdict);
  };
  return (
    <>
      <p className="muted">{t('audit.verifyWhy')}</p>
      <label className="form-field">
        <span>{t('audit.anchors')}</span>
        <textarea
          className="field"
          rows={4}
          spellCheck={false}
          value={text}
          placeholder={`2026-11-22:${'0'.repeat(12)}…`}
          onChange={({ target }) => setText(target.value)}
        />
      </label>
      {unreadable.length > 0 && (
        <p className="note bad" role="alert">
          {t('audit.unreadable', { lines: unreadable.join(t('edit.and')) })}
        </p>
      )}
      <div className="actions">
        <button
          type="button"
          className="button primary"
          disabled={busy || unreadable.length > 0}
          onClick={() => void verify()}
        >
          {t('audit.verify')}
        </button>
      </div>
      {busy && <Skeletons lines={2} />}
      <Refused message={problem} />
      {verdict !== null && <Verdict verdict={verdict} anchors={anchors.length} />}
    </>
  );
}

function Verdict({ verdict, anchors }: { readonly verdict: AuditVerdict; readonly anchors: number }) {
  const { t, formats } = useWords();
  const figures = {
    lines: formats.number(verdict.lines),
    days: formats.number(verdict.days),
    anchors: formats.number(anchors),
    faults: formats.number(verdict.faults.length),
  };
  return (
    <div className={`note ${verdict.holds ? 'good' : 'bad'}`} role="status" data-testid="audit-verdict">
      <p>
        <b>{t(verdict.holds ? 'audit.holds' : 'audit.broken', figures)}</b>
      </p>
      <p>{t(anchors > 0 ? 'audit.againstAnchors' : 'audit.withoutAnchors', figures)}</p>
      {verdict.erased > 0 && <p>{t('audit.erased', { number: formats.number(verdict.erased) })}</p>}
      {verdict.faults.length > 0 && (
        <ul>
          {verdict.faults.map((fault) => (
            <li key={`${fault.kind}${fault.position}${fault.day}`}>{fault.message}</li>
          ))}
        </ul>
      )}
      {verdict.end !== null && (
        <p className="audit-hash">
          {t('audit.end', { day: formats.day(verdict.end.day) })} <code>{verdict.end.hash}</code>
        </p>
      )}
    </div>
  );
}
