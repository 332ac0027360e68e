import { useQuery } from 'urql';
import { gapsDocument } from '../graphql/merge-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { ErrorNote, Section, Skeletons } from '../shell/parts.tsx';
import { Formula } from './formula.tsx';
import type { MergeReport } from './report.ts';

const SHOWN = 8;
/** A gap below this is none: the plan is the best there is. */
const NO_GAP = 1e-9;

/** How far each community that is small enough to be solved exactly is from its best division. */
export function GapsSection({ planId, report }: { readonly planId: string; readonly report: MergeReport }) {
  const { t, formats } = useWords();
  const [{ data, error, fetching }] = useQuery({ query: gapsDocument, variables: { planId } });
  const gaps = [...(data?.plan?.gaps ?? [])].sort((a, b) => b.gap - a.gap);
  const nameOf = (id: string | null) =>
    id === null
      ? t('gaps.whole')
      : (report.communities.find((community) => community.id === id)?.name ?? '') || id;
  const optimal = gaps.filter(({ gap }) => gap < NO_GAP).length;
  const proved = gaps.filter((each) => each.proved || each.gap < NO_GAP).length;
  return (
    <Section title={t('gaps.title')} aside={<Formula name={t('gaps.title')} text={t('gaps.formula')} />}>
      {error !== undefined ? (
        <ErrorNote message={error.message} />
      ) : fetching && data === undefined ? (
        <Skeletons lines={2} />
      ) : gaps.length === 0 ? (
        <p className="muted">{t('gaps.none')}</p>
      ) : (
        <>
          <p>{t('gaps.summary', { number: formats.number(proved), optimal: formats.number(optimal) })}</p>
          <ul className="rows">
            {gaps.slice(0, SHOWN).map((row) => (
              <li key={row.communityId ?? ''} className="row">
                <span className="grow">
                  <span>{nameOf(row.communityId)}</span>
                  <span className="muted">
                    {t('gaps.detail', {
                      atoms: formats.number(row.atoms),
                      grids: formats.number(row.grids),
                    })}
                  </span>
                </span>
                <span className={row.gap < NO_GAP ? 'tag good' : 'tag'}>
                  {row.gap < NO_GAP
                    ? t('gaps.optimal')
                    : t(row.proved ? 'gaps.gap' : 'gaps.atMost', { gap: formats.number(row.gap, 3) })}
                </span>
              </li>
            ))}
          </ul>
          {gaps.length > SHOWN && (
            <p className="muted">{t('gaps.more', { number: formats.number(gaps.length - SHOWN) })}</p>
          )}
        </>
      )}
    </Section>
  );
}
