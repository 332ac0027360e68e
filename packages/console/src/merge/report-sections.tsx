import './merge.css';
import { navigation } from '../app/navigation.ts';
import { useDark } from '../app/preferences.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { ARC_CLASSES, arcClass } from '../graphql/arc-class.ts';
import { ARC_LOOKS } from '../map/palette.ts';
import { useWords } from '../messages/use-words.ts';
import { Bar, Dot, Facts, Section, Stats } from '../shell/parts.tsx';
import { BeforeAfter } from './before-after.tsx';
import { EnsembleSection } from './ensemble-section.tsx';
import { FindingRow } from './finding-row.tsx';
import { GapsSection } from './gaps-section.tsx';
import { GroundSections } from './ground-sections.tsx';
import { JudgedLayers } from './judged-layers.tsx';
import { type MergeFinding, type MergeReport, sortFindings } from './report.ts';
import { ServiceSection } from './service-section.tsx';

const FINDINGS_SHOWN = 6;

/** The figures of a merge: sizes, agreement, borders by their reason, findings. */
export function Report({ report }: { readonly report: MergeReport }) {
  const { t, formats } = useWords();
  const { plan } = useWorkbench();
  const { measures, counts, inputs } = report;
  const { size } = measures;
  const measure = (value: number) =>
    inputs.households === null ? formats.area(value) : formats.number(value);
  return (
    <>
      <Section title={t('report.result')}>
        <Stats
          stats={[
            {
              name: t('overview.grids'),
              value: formats.number(plan?.gridCount ?? counts.grids),
              unit: t('unit.grids'),
            },
            { name: t('grid.atoms'), value: formats.number(plan?.atomCount ?? counts.atoms) },
            { name: t('report.meanAgreement'), value: formats.index(measures.meanAdjustedRandIndex) },
            { name: t('report.compactness'), value: formats.index(measures.meanCompactness) },
          ]}
        />
      </Section>
      {plan !== null && <BeforeAfter report={report} planId={plan.id} />}
      {plan !== null && <ServiceSection planId={plan.id} />}
      {plan !== null && <EnsembleSection planId={plan.id} />}
      {plan !== null && <GapsSection planId={plan.id} report={report} />}
      <GroundSections report={report} />
      <JudgedLayers report={report} />
      <Section
        title={t('report.sizes')}
        aside={t(inputs.households === null ? 'report.inArea' : 'report.inHouseholds')}
      >
        <Facts
          facts={[
            [t('report.mean'), measure(size.mean)],
            [t('report.range'), `${measure(size.min)} – ${measure(size.max)}`],
            [t('report.variation'), formats.percent(size.coefficientOfVariation)],
            [t('report.bandViolations'), formats.number(measures.bandViolations)],
            [t('report.severalParts'), formats.number(measures.gridsInSeveralParts)],
            [t('report.contested'), formats.number(counts.contested)],
          ]}
        />
      </Section>
      <ArcLengths lengths={report.arcLengthByClass} />
      <Findings findings={report.findings} />
    </>
  );
}

/** Metres of border for each reason, the longest as the full bar. */
function ArcLengths({ lengths }: { readonly lengths: Readonly<Record<string, number>> }) {
  const { t, formats } = useWords();
  const dark = useDark();
  const rows = Object.entries(lengths)
    .map(([name, metres]) => ({ name: arcClass(name), metres }))
    .filter(({ name, metres }) => name !== 'outline' && metres > 0)
    .sort((a, b) => ARC_CLASSES.indexOf(a.name) - ARC_CLASSES.indexOf(b.name));
  const total = rows.reduce((sum, row) => sum + row.metres, 0);
  const most = Math.max(1, ...rows.map((row) => row.metres));
  if (rows.length === 0) return null;
  return (
    <Section title={t('report.borders')} aside={t('report.bordersNote', { total: formats.length(total) })}>
      <ul>
        {rows.map(({ name, metres }) => {
          const colour = dark ? ARC_LOOKS[name].dark : ARC_LOOKS[name].colour;
          return (
            <li key={name} className="agreement">
              <span>
                <Dot colour={colour} /> {t(`arcClass.${name}`)}
              </span>
              <span className="number">{formats.percent(metres / total)}</span>
              <Bar share={metres / most} colour={colour} />
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function Findings({ findings }: { readonly findings: readonly MergeFinding[] }) {
  const { t, formats } = useWords();
  const sorted = sortFindings(findings);
  return (
    <Section title={t('report.findings')} aside={formats.number(findings.length)}>
      {sorted.length === 0 ? (
        <p className="muted">{t('report.noFindings')}</p>
      ) : (
        <ul className="rows">
          {sorted.slice(0, FINDINGS_SHOWN).map((finding, index) => (
            <li key={index}>
              <FindingRow finding={finding} />
            </li>
          ))}
        </ul>
      )}
      {sorted.length > FINDINGS_SHOWN && (
        <button type="button" className="button" onClick={() => navigation.go({ drawer: 'findings' })}>
          {t('report.allFindings', { number: formats.number(sorted.length) })}
        </button>
      )}
    </Section>
  );
}
