import { useEffect } from 'react';
import { setOverlay } from '../app/overlay.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { GridLink } from '../inspect/branch-page.tsx';
import { Loaded } from '../inspect/loaded.tsx';
import { departmentColour } from '../map/palette.ts';
import { useWords } from '../messages/use-words.ts';
import { Dot, Empty, Facts, Section } from '../shell/parts.tsx';
import { useLostLines } from './use-lost-lines.ts';
import { verdictTone } from './verdicts.ts';
import { WhatIf } from './what-if.tsx';

/** A border that departments drew and the plan does not follow: whose it is, why it went, what bringing it back would take. */
export function LostLinePage({ id }: { readonly id: string }) {
  const { t, formats, name } = useWords();
  const { plan } = useWorkbench();
  const { lines, error, retry } = useLostLines(true);
  const line = lines?.find((each) => each.id === id);
  // The lines of those who drew it appear as ghosts around it.
  useEffect(() => {
    setOverlay({ ghosts: line?.supporters.map((department) => department.id) ?? [] });
    return () => setOverlay({ ghosts: [] });
  }, [line]);
  if (plan === null) return <Empty title={t('overview.noPlan')} next={t('overview.noPlanWait')} />;
  return (
    <Loaded
      answer={{
        data: lines ?? undefined,
        error: error === null ? undefined : { message: error },
        fetching: lines === null && error === null,
      }}
      find={() => line}
      onRetry={retry}
    >
      {(found) => (
        <>
          <p className="inspect-title">
            <span className={`tag ${verdictTone(found.verdict)}`}>{t(`verdict.${found.verdict}`)}</span>
          </p>
          <p data-testid="verdict">{found.text}</p>
          <Section title={t('arc.facts')}>
            <Facts
              facts={[
                [t('lost.grid'), <GridLink key="grid" code={found.grid} />],
                [t('arc.length'), formats.length(found.lengthM)],
              ]}
            />
          </Section>
          <Section title={t('lost.supporters')} aside={t('arc.ghost')}>
            <div className="chips">
              {found.supporters.map((department) => (
                <span key={department.id} className="chip">
                  <Dot colour={departmentColour(department.hue)} />
                  {name(department)}
                </span>
              ))}
            </div>
          </Section>
          <WhatIf planId={plan.id} revision={plan.revision} line={{ lostLineId: found.id }} />
        </>
      )}
    </Loaded>
  );
}
