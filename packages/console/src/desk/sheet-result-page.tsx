import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { navigation } from '../app/navigation.ts';
import { setOverlay } from '../app/overlay.ts';
import { type RecodedSheet, recodedSheetDocument, type SheetRowStatus } from '../graphql/desk-documents.ts';
import { Loaded } from '../inspect/loaded.tsx';
import { useWords } from '../messages/use-words.ts';
import { Icon } from '../shell/icons.tsx';
import { IconButton, Section, Stats } from '../shell/parts.tsx';
import { DoubtfulRowList } from './doubtful-rows.tsx';

/** A finished sheet: how many rows became what, the download, and the rows to look at. */
export function SheetResultPage({ id }: { readonly id: string }) {
  const { t } = useWords();
  const [answer, retry] = useQuery({ query: recodedSheetDocument, variables: { id } });
  useEffect(() => () => setOverlay({ sketch: [], picked: [] }), []);
  return (
    <>
      <div className="panel-head sub">
        <IconButton icon="collapse" label={t('desk.back')} onClick={() => navigation.go({ page: null })} />
        <h3>{t('recode.result')}</h3>
      </div>
      <div className="panel-body" data-testid="sheet-result">
        <Loaded
          answer={answer}
          find={(data) => data.recodedSheet}
          onRetry={() => retry({ requestPolicy: 'network-only' })}
        >
          {(sheet) => <Result sheet={sheet} />}
        </Loaded>
      </div>
    </>
  );
}

function Result({ sheet }: { readonly sheet: RecodedSheet }) {
  const { t, formats } = useWords();
  const [status, setStatus] = useState<SheetRowStatus | null>(null);
  const open = sheet.doubtful + sheet.unmatched;
  const states = [
    [null, t('recode.allRows'), open],
    ['DOUBTFUL', t('recode.doubtful'), sheet.doubtful],
    ['UNMATCHED', t('recode.unmatched'), sheet.unmatched],
  ] as const;
  return (
    <>
      <p className="inspect-title">{sheet.fileName}</p>
      <p className="muted">
        {formats.dateTime(sheet.createdAt)} · {t('recode.rows', { rows: formats.number(sheet.rows) })}
      </p>
      <Section title={t('recode.result')}>
        <Stats
          stats={(['matched', 'divided', 'doubtful', 'unmatched'] as const).map((key) => ({
            name: t(`recode.${key}`),
            value: formats.number(sheet[key]),
          }))}
        />
        <div className="desk-actions">
          <a className="button primary" href={sheet.downloadUrl} download={sheet.resultName}>
            <Icon name="download" size={16} />
            {t('recode.download')}
          </a>
          <button type="button" className="button" onClick={() => navigation.go({ page: null })}>
            {t('recode.another')}
          </button>
        </div>
      </Section>
      <Section title={t('recode.attention')} aside={formats.number(open)}>
        {open === 0 ? (
          <p className="muted">{t('recode.nothing')}</p>
        ) : (
          <>
            {sheet.doubtful > 0 && sheet.unmatched > 0 && (
              <fieldset className="segmented desk-states" aria-label={t('recode.attention')}>
                {states.map(([value, label, count]) => (
                  <button
                    key={value ?? 'all'}
                    type="button"
                    aria-pressed={value === status}
                    onClick={() => setStatus(value)}
                  >
                    {label} {formats.number(count)}
                  </button>
                ))}
              </fieldset>
            )}
            <DoubtfulRowList key={`${sheet.id} ${status}`} id={sheet.id} status={status} />
          </>
        )}
      </Section>
    </>
  );
}
