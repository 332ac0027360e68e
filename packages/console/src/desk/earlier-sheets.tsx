import { useQuery } from 'urql';
import { navigation } from '../app/navigation.ts';
import { recodedSheetsDocument } from '../graphql/desk-documents.ts';
import { Loaded } from '../inspect/loaded.tsx';
import { useWords } from '../messages/use-words.ts';

/** How many of one's earlier sheets are listed; the newest come first. */
const LISTED = 20;

/** One's own recoded sheets, to look at and download again. */
export function EarlierSheets() {
  const { t, formats } = useWords();
  const [answer, retry] = useQuery({
    query: recodedSheetsDocument,
    variables: { first: LISTED, after: null },
    requestPolicy: 'cache-and-network',
  });
  return (
    <Loaded
      answer={answer}
      find={(data) => data.recodedSheets.nodes}
      onRetry={() => retry({ requestPolicy: 'network-only' })}
    >
      {(sheets) =>
        sheets.length === 0 ? (
          <p className="muted">{t('recode.earlierNone')}</p>
        ) : (
          <ul className="rows">
            {sheets.map((sheet) => (
              <li key={sheet.id}>
                <button
                  type="button"
                  className="row"
                  onClick={() => navigation.go({ page: `sheet:${sheet.id}` })}
                >
                  <span className="grow wrap">
                    <span>{sheet.fileName}</span>
                    <span className="muted">
                      {formats.dateTime(sheet.createdAt)} ·{' '}
                      {t('recode.summary', {
                        done: formats.number(sheet.matched + sheet.divided),
                        open: formats.number(sheet.doubtful + sheet.unmatched),
                      })}
                    </span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}
