import { useQuery } from 'urql';
import { navigation } from '../app/navigation.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { legacyGridDocument } from '../graphql/inspect-documents.ts';
import { departmentColour } from '../map/palette.ts';
import { useWords } from '../messages/use-words.ts';
import { Bar, Dot, Facts, Section } from '../shell/parts.tsx';
import { Loaded } from './loaded.tsx';

/** A department's own grid, and where its households went. */
export function LegacyPage({ id }: { readonly id: string }) {
  const { t, formats, name } = useWords();
  const { plan } = useWorkbench();
  const [answer, retry] = useQuery({
    query: legacyGridDocument,
    variables: { id, planId: plan?.id ?? null },
  });
  return (
    <Loaded
      answer={answer}
      find={(data) => data.legacyGrid}
      onRetry={() => retry({ requestPolicy: 'network-only' })}
    >
      {(grid) => {
        const colour = departmentColour(grid.layer.department.hue);
        return (
          <>
            <p className="inspect-title">{grid.gridId}</p>
            <Facts
              facts={[
                [
                  t('legacy.department'),
                  <span key="department" className="chip">
                    <Dot colour={colour} />
                    {name(grid.layer.department)}
                  </span>,
                ],
                [t('grid.area'), formats.area(grid.areaM2)],
                [t('legacy.file'), grid.layer.fileName],
              ]}
            />
            <Section title={t('legacy.wentTo')} aside={t('legacy.wentToNote')}>
              {grid.unified.length === 0 ? (
                <p className="muted">{t('inCharge.noUnified')}</p>
              ) : (
                <ul className="rows">
                  {grid.unified
                    .filter((part) => part.share >= 0.0005)
                    .map((part) => (
                      <li key={part.grid?.code ?? ''} className="share">
                        {part.grid === null ? (
                          <span className="grow">{t('arc.outside')}</span>
                        ) : (
                          <span className="grow">
                            <button
                              type="button"
                              className="chip link"
                              onClick={() =>
                                navigation.go({ selection: { kind: 'grid', id: part.grid!.code, at: null } })
                              }
                            >
                              {part.grid.code}
                            </button>
                          </span>
                        )}
                        <span className="number">{formats.percent(part.share)}</span>
                        <Bar share={part.share} colour={colour} />
                      </li>
                    ))}
                </ul>
              )}
            </Section>
          </>
        );
      }}
    </Loaded>
  );
}
