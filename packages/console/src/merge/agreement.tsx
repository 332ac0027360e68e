import { useQuery } from 'urql';
import { useWorkbench } from '../app/workbench.tsx';
import { planDocument } from '../graphql/map-documents.ts';
import { departmentColour } from '../map/palette.ts';
import { useWords } from '../messages/use-words.ts';
import { Bar, Dot, Section } from '../shell/parts.tsx';
import { readReport } from './report.ts';

/** How well the plan agrees with each department's own grids, as the engine judged it. */
export function Agreement({ planId }: { readonly planId: string }) {
  const { t, formats, name } = useWords();
  const { departments } = useWorkbench();
  const [{ data }] = useQuery({ query: planDocument, variables: { planId } });
  const report = data?.plan ? readReport(data.plan.report) : null;
  if (report === null) return null;
  return (
    <Section title={t('report.agreement')} aside={t('report.agreementNote')}>
      <ul className="rows">
        {report.measures.departments.map((measures) => {
          const department = departments.find(({ id }) => id === measures.department);
          const colour = departmentColour(department?.hue ?? '');
          return (
            <li key={measures.department} className="agreement">
              <span>
                <Dot colour={colour} /> {department === undefined ? measures.department : name(department)}
              </span>
              <span className="number">{formats.index(measures.adjustedRandIndex)}</span>
              <Bar share={measures.adjustedRandIndex} colour={colour} />
              <span className="muted">
                {t('report.agreementDetail', {
                  jaccard: formats.percent(measures.bestMatchJaccard),
                  split: formats.number(measures.gridsSplit),
                  grids: formats.number(measures.grids),
                })}
              </span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
