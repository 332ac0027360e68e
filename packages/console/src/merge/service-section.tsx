import { useQuery } from 'urql';
import { judgementDocument, type Service } from '../graphql/merge-documents.ts';
import type { Formats } from '../messages/formats.ts';
import { useWords } from '../messages/use-words.ts';
import { Section } from '../shell/parts.tsx';
import { Formula } from './formula.tsx';

type Measure = keyof Service['before'];

/** What stands for finer, more precise and more convenient, and which way is better. */
const GROUPS = [
  { key: 'finer', measures: ['householdsPerGrid', 'householdsPerWorker'] },
  { key: 'preciser', measures: ['buildingsAgreedShare'] },
  { key: 'convenient', measures: ['bordersThroughBuilding', 'bordersOnWalk'] },
] as const satisfies readonly { readonly key: string; readonly measures: readonly Measure[] }[];
/** The engine's own words for each formula, by reason code. */
const FORMULAS: Readonly<Record<Measure, string>> = {
  householdsPerGrid: 'service-households-per-grid',
  householdsPerWorker: 'service-households-per-worker',
  buildingsAgreedShare: 'service-buildings-agreed',
  bordersThroughBuilding: 'service-borders-through-building',
  bordersOnWalk: 'service-borders-on-walk',
};
const MORE_IS_BETTER: readonly Measure[] = ['buildingsAgreedShare'];

/** Finer, more precise, more convenient: before and after, each with its formula. */
export function ServiceSection({ planId }: { readonly planId: string }) {
  const { t, formats, reason } = useWords();
  const [{ data }] = useQuery({ query: judgementDocument, variables: { planId } });
  const service = data?.plan?.service;
  if (service === undefined || service === null) return null;
  return (
    <Section title={t('service.title')} aside={t('service.aside')}>
      <table className="before-after" data-testid="service">
        <caption className="visually-hidden">{t('service.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('service.measure')}</th>
            <th scope="col">{t('beforeAfter.before')}</th>
            <th scope="col">{t('beforeAfter.after')}</th>
          </tr>
        </thead>
        {GROUPS.map((group) => (
          <tbody key={group.key}>
            <tr className="group">
              <th scope="rowgroup" colSpan={3}>
                {t(`service.${group.key}`)}
              </th>
            </tr>
            {group.measures.map((measure) => {
              const [before, after] = [service.before[measure], service.after[measure]];
              const better = isBetter(measure, before, after);
              return (
                <tr key={measure}>
                  <th scope="row">
                    {t(`serviceMeasure.${measure}`)}{' '}
                    <Formula
                      name={t(`serviceMeasure.${measure}`)}
                      text={reason(FORMULAS[measure], sides(measure, before, after))}
                    />
                  </th>
                  <td>{written(measure, before, formats)}</td>
                  <td className={better ? 'better' : undefined}>
                    {written(measure, after, formats)}
                    {better && <span className="visually-hidden"> {t('service.better')}</span>}
                  </td>
                </tr>
              );
            })}
          </tbody>
        ))}
      </table>
    </Section>
  );
}

/** What fills the formula's sentence; nothing where one side is not known. */
function sides(
  measure: Measure,
  before: number | null,
  after: number | null,
): Readonly<Record<string, string>> {
  if (before === null || after === null) return {};
  const factor = measure === 'buildingsAgreedShare' ? 100 : 1;
  // As text, because sentences round numbers to tenths and means of borders are smaller.
  const text = (value: number) => String(Math.round(value * factor * 100) / 100);
  return { before: text(before), after: text(after) };
}

function isBetter(measure: Measure, before: number | null, after: number | null): boolean {
  if (before === null || after === null) return false;
  return MORE_IS_BETTER.includes(measure) ? after > before : after < before;
}

function written(measure: Measure, value: number | null, formats: Formats): string {
  if (value === null) return '–';
  if (measure === 'buildingsAgreedShare') return formats.percent(value);
  return formats.number(value, measure === 'householdsPerGrid' || measure === 'householdsPerWorker' ? 0 : 2);
}
