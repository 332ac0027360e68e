import { useWords } from '../messages/use-words.ts';
import { Facts, Section, Stats } from '../shell/parts.tsx';
import { FindingRow } from './finding-row.tsx';
import { isAboutGround, type MergeReport, sortFindings } from './report.ts';

const FINDINGS_SHOWN = 20;

/** What became of the blocks that stay whole, and how the grids lie in the communities. */
export function GroundSections({ report }: { readonly report: MergeReport }) {
  const { t, formats } = useWords();
  const { units, communities } = report;
  const findings = sortFindings(report.findings.filter(isAboutGround));
  if (units === null && communities.length === 0) return null;
  const stats = [
    ...(units === null
      ? []
      : [
          { name: t('ground.unitsCut'), value: formats.number(units.cut) },
          { name: t('ground.unitsGiven'), value: formats.number(units.given) },
        ]),
    ...(communities.length === 0
      ? []
      : [
          { name: t('ground.communityCount'), value: formats.number(communities.length) },
          { name: t('ground.crossing'), value: formats.percent(report.outsideCommunityShare ?? 0) },
        ]),
  ];
  return (
    <Section title={t('ground.result')}>
      <Stats stats={stats} />
      {units !== null && (
        <div style={{ paddingTop: 8 }}>
          <Facts
            facts={[
              [t('ground.kept'), formats.number(units.kept)],
              [t('ground.divided'), formats.number(units.divided)],
              [t('ground.clipped'), formats.number(units.clipped)],
              [t('ground.outside'), formats.number(units.outside)],
              [t('ground.covered'), formats.number(units.covered)],
            ]}
          />
        </div>
      )}
      {communities.length > 0 && (
        <details className="more">
          <summary>{t('ground.perCommunity')}</summary>
          <Facts
            facts={communities.map(({ name, id, grids }) => [
              name === '' ? id : name,
              t('ground.gridsOf', { number: formats.number(grids) }),
            ])}
          />
        </details>
      )}
      {findings.length > 0 && (
        <details className="more">
          <summary>
            {t('ground.findings')} <span className="tag">{formats.number(findings.length)}</span>
          </summary>
          <ul className="rows">
            {findings.slice(0, FINDINGS_SHOWN).map((finding, index) => (
              <li key={index}>
                <FindingRow finding={finding} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}
