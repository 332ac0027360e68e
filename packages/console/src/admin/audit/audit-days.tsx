import { useClient, useQuery } from 'urql';
import { useMore } from '../../desk/use-more.ts';
import { type AuditDay, auditDaysDocument } from '../../graphql/audit-documents.ts';
import { Loaded } from '../../inspect/loaded.tsx';
import { useWords } from '../../messages/use-words.ts';
import { Empty } from '../../shell/parts.tsx';
import { saveFile } from '../../tables/save-file.ts';
import { anchorLine } from './anchors.ts';

/** Where each day of the log ends: what one writes down elsewhere, to hold the log against it later. */
export function AuditDays() {
  const { t } = useWords();
  const [answer, refresh] = useQuery({
    query: auditDaysDocument,
    variables: { after: null },
    requestPolicy: 'cache-and-network',
  });
  return (
    <>
      <p className="muted">{t('audit.daysWhy')}</p>
      <Loaded
        answer={answer}
        find={(data) => data.auditDays}
        onRetry={() => refresh({ requestPolicy: 'network-only' })}
      >
        {(page) =>
          page.nodes.length === 0 ? (
            <Empty title={t('audit.none')} next={t('audit.noneNext')} />
          ) : (
            <Rows key={page.nodes[0].hash} first={page} />
          )
        }
      </Loaded>
    </>
  );
}

function Rows({ first }: { readonly first: Parameters<typeof useMore<AuditDay>>[0] }) {
  const { t, formats } = useWords();
  const client = useClient();
  const { nodes, more } = useMore<AuditDay>(first, async (after) => {
    const { data } = await client.query(auditDaysDocument, { after });
    return data?.auditDays;
  });
  const save = () => {
    const text = nodes.map((day) => `${anchorLine(day)}\n`).join('');
    saveFile(`${t('audit.anchorFile')}-${nodes[0].day}.txt`, new Blob([text], { type: 'text/plain' }));
  };
  return (
    <>
      <div className="actions">
        <button type="button" className="button small" onClick={save}>
          {t('audit.saveAnchors')}
        </button>
      </div>
      <ul className="rows" data-testid="audit-days">
        {nodes.map((day) => (
          <li key={day.day} className="work-row">
            <div className="work-row-head">
              <b className="grow">{formats.day(day.day)}</b>
              <span className="muted">{t('audit.count', { number: formats.number(day.lines) })}</span>
            </div>
            <span className="audit-hash">
              <code>{day.hash}</code>
            </span>
          </li>
        ))}
      </ul>
      {more !== null && (
        <button type="button" className="button small" onClick={() => void more()}>
          {t('admin.more')}
        </button>
      )}
    </>
  );
}
