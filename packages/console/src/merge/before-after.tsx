import { useQuery } from 'urql';
import { useWorkbench } from '../app/workbench.tsx';
import { judgementDocument } from '../graphql/merge-documents.ts';
import { departmentColour } from '../map/palette.ts';
import { useWords } from '../messages/use-words.ts';
import { Dot, Section } from '../shell/parts.tsx';
import { agreementRows, togetherOf } from './agreement-rows.ts';
import { Formula } from './formula.tsx';
import type { MergeReport } from './report.ts';

/**
 * How well each department's grids agree with everybody's: its own layer with the other departments before, the
 * unified grids with it after; and all of them together.
 */
export function BeforeAfter({ report, planId }: { readonly report: MergeReport; readonly planId: string }) {
  const { t, formats, name, reason } = useWords();
  const { departments, plan } = useWorkbench();
  const [{ data }] = useQuery({
    query: judgementDocument,
    variables: { planId },
    requestPolicy: 'cache-and-network',
  });
  const measured = data?.plan?.revision === plan?.revision ? data?.plan?.measures : undefined;
  const rows = agreementRows(report, measured ?? null);
  const together = togetherOf(rows);
  const value = (index: number | null) => (index === null ? '–' : formats.index(index));
  return (
    <Section title={t('beforeAfter.title')} aside={t('report.agreementNote')}>
      <table className="before-after" data-testid="before-after">
        <caption className="visually-hidden">{t('beforeAfter.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">
              {t('beforeAfter.who')}{' '}
              <Formula
                name={t('beforeAfter.title')}
                text={`${t('beforeAfter.formula')} ${reason('measure-adjusted-rand-index')}`}
              />
            </th>
            <th scope="col">{t('beforeAfter.before')}</th>
            <th scope="col">{t('beforeAfter.after')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const department = departments.find(({ id }) => id === row.department);
            const colour = departmentColour(department?.hue ?? '');
            return (
              <tr key={row.department}>
                <th scope="row">
                  <span>
                    <Dot colour={colour} /> {department === undefined ? row.department : name(department)}
                  </span>
                  <Range from={row.before} to={row.after} colour={colour} />
                  <span className="muted">
                    {t('report.agreementDetail', {
                      jaccard: formats.percent(row.bestMatchJaccard),
                      split: formats.number(row.gridsSplit),
                      grids: formats.number(row.grids),
                    })}
                  </span>
                </th>
                <td>{value(row.before)}</td>
                <td>{value(row.after)}</td>
              </tr>
            );
          })}
          <tr className="together">
            <th scope="row">{t('beforeAfter.together')}</th>
            <td>{value(together.before)}</td>
            <td>{value(together.after)}</td>
          </tr>
        </tbody>
      </table>
    </Section>
  );
}

/** From a hollow mark before to a full one after, on a scale of 0 to 1. */
function Range(props: { readonly from: number | null; readonly to: number; readonly colour: string }) {
  const at = (value: number) => 4 + 192 * Math.max(0, Math.min(1, value));
  return (
    <svg className="range" viewBox="0 0 200 10" preserveAspectRatio="none" aria-hidden="true">
      <line x1="4" x2="196" y1="5" y2="5" className="range-scale" />
      {props.from !== null && (
        <>
          <line x1={at(props.from)} x2={at(props.to)} y1="5" y2="5" stroke={props.colour} strokeWidth="2" />
          <circle cx={at(props.from)} cy="5" r="3" className="range-from" stroke={props.colour} />
        </>
      )}
      <circle cx={at(props.to)} cy="5" r="3.5" fill={props.colour} />
    </svg>
  );
}
