import { type ReactNode, useState } from 'react';
import { useWorkbench } from '../app/workbench.tsx';
import { departmentColour } from '../map/palette.ts';
import type { Formats } from '../messages/formats.ts';
import { useWords } from '../messages/use-words.ts';
import { Modal } from '../shell/modal.tsx';
import { Bar, Dot, IconButton, Section } from '../shell/parts.tsx';
import type { MergeReport } from './report.ts';

interface Candidate {
  readonly key: string;
  readonly name: string;
  /** Null for the unified grids. */
  readonly colour: string | null;
  readonly measures: MergeReport['measures'];
  readonly uncovered: number | null;
  readonly unitsCut: number | null;
  readonly acrossCommunities: number | null;
}

/** Share of a grid outside its community from which on it counts as lying across. */
const ACROSS_FROM_SHARE = 0.02;

/** Each department's own grids judged as if they had been chosen for all, beside the unified ones. */
export function JudgedLayers({ report }: { readonly report: MergeReport }) {
  const { t, formats } = useWords();
  const [open, setOpen] = useState(false);
  const candidates = useCandidates(report);
  if (report.layersJudged.length === 0) return null;
  return (
    <Section title={t('judged.title')} aside={t('judged.note')}>
      <ul className="rows">
        {candidates.map((candidate) => (
          <li key={candidate.key} className="agreement">
            <span>
              <Name candidate={candidate} />
            </span>
            <span className="number">{formats.index(candidate.measures.meanAdjustedRandIndex)}</span>
            <Bar
              share={candidate.measures.meanAdjustedRandIndex}
              colour={candidate.colour ?? 'var(--accent)'}
            />
            <span className="muted">
              {[
                `${t('judged.grids')} ${formats.number(candidate.measures.grids)}`,
                `${t('judged.band')} ${formats.number(candidate.measures.bandViolations)}`,
                ...(candidate.unitsCut === null
                  ? []
                  : [`${t('judged.unitsCut')} ${formats.number(candidate.unitsCut)}`]),
              ].join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {t('judged.all')}
      </button>
      {open && (
        <Modal label={t('judged.title')} className="wide" onClose={() => setOpen(false)}>
          <div className="panel-head">
            <h2>{t('judged.title')}</h2>
            <IconButton icon="close" label={t('state.close')} onClick={() => setOpen(false)} />
          </div>
          <ComparisonTable candidates={candidates} />
        </Modal>
      )}
    </Section>
  );
}

const COLUMNS = [
  'grids',
  'agreement',
  'band',
  'variation',
  'parts',
  'compactness',
  'uncovered',
  'unitsCut',
  'communities',
] as const;

function ComparisonTable({ candidates }: { readonly candidates: readonly Candidate[] }) {
  const { t, formats } = useWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls has to be reached by the keyboard
    <section className="comparison" tabIndex={0} aria-label={t('judged.caption')}>
      <table>
        <caption className="visually-hidden">{t('judged.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('judged.candidate')}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`judged.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {candidates.map((candidate) => (
            <tr key={candidate.key} data-unified={candidate.colour === null || undefined}>
              <th scope="row">
                <Name candidate={candidate} />
              </th>
              {valuesOf(candidate, formats, t('judged.none')).map((value, index) => (
                <td key={COLUMNS[index]}>{value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="muted">{t('judged.agreementNote')}</p>
      <p className="muted">{t('judged.unitsCutNote')}</p>
    </section>
  );
}

/** The figures of a row in the order of `COLUMNS`. */
function valuesOf(candidate: Candidate, formats: Formats, none: string): readonly ReactNode[] {
  const { measures } = candidate;
  const count = (value: number | null) => (value === null ? none : formats.number(value));
  return [
    formats.number(measures.grids),
    formats.index(measures.meanAdjustedRandIndex),
    formats.number(measures.bandViolations),
    formats.percent(measures.size.coefficientOfVariation),
    formats.number(measures.gridsInSeveralParts),
    formats.index(measures.meanCompactness),
    candidate.uncovered === null ? none : formats.percent(candidate.uncovered),
    count(candidate.unitsCut),
    count(candidate.acrossCommunities),
  ];
}

function Name({ candidate }: { readonly candidate: Candidate }) {
  return candidate.colour === null ? (
    <strong>{candidate.name}</strong>
  ) : (
    <>
      <Dot colour={candidate.colour} /> {candidate.name}
    </>
  );
}

/** The unified grids first, then the departments by their agreement with the others. */
function useCandidates(report: MergeReport): readonly Candidate[] {
  const { t, name } = useWords();
  const { departments } = useWorkbench();
  const unified: Candidate = {
    key: 'unified',
    name: t('judged.unified'),
    colour: null,
    measures: report.measures,
    uncovered: null,
    unitsCut: report.units?.cut ?? null,
    // Where even the worst grid lies in one community to 98 %, none counts as across; else it is not known.
    acrossCommunities: (report.outsideCommunityShare ?? 1) <= ACROSS_FROM_SHARE ? 0 : null,
  };
  const layers = report.layersJudged.map((layer): Candidate => {
    const department = departments.find(({ id }) => id === layer.department);
    return {
      key: layer.department,
      name: department === undefined ? layer.department : name(department),
      colour: departmentColour(department?.hue ?? ''),
      measures: layer.measures,
      uncovered: layer.uncoveredShare,
      unitsCut: layer.unitsCut?.over2Percent ?? null,
      acrossCommunities: layer.gridsAcrossCommunities,
    };
  });
  const byAgreement = (a: Candidate, b: Candidate) =>
    b.measures.meanAdjustedRandIndex - a.measures.meanAdjustedRandIndex;
  return [unified, ...layers.sort(byAgreement)];
}
