import { navigation, useUrl } from '../app/navigation.ts';
import type { Proposal } from '../graphql/merge-documents.ts';
import { OBJECTIVE_PARTS, objectiveName, objectiveOf, sharesOf } from '../merge/objective.ts';
import type { Formats } from '../messages/formats.ts';
import { useWords } from '../messages/use-words.ts';
import { type Difference, differences } from './differences.ts';

/** One plan: what it was made for, its key figures, how it differs from the one that is shown. */
export function ProposalCard({ proposal, shown }: { readonly proposal: Proposal; readonly shown: Proposal }) {
  const { t, formats } = useWords();
  const against = useUrl('against');
  const isShown = proposal.id === shown.id;
  const rows = differences(proposal.measures, isShown ? null : shown.measures);
  const titleId = `proposal-${proposal.id}`;
  return (
    <article className="proposal" aria-labelledby={titleId} aria-current={isShown || undefined}>
      <header>
        <h3 id={titleId}>{proposal.name}</h3>
        <div className="chips">
          <span className="tag accent">
            <ObjectiveWords proposal={proposal} />
          </span>
          {isShown && <span className="tag">{t('proposals.shown')}</span>}
          {proposal.status !== 'DRAFT' && (
            <span className="tag good">{t(`planStatus.${proposal.status}`)}</span>
          )}
        </div>
      </header>
      <dl className="proposal-figures">
        {rows.map((row) => (
          <div key={row.key}>
            <dt>{t(`figure.${row.key}`)}</dt>
            <dd>
              <span>{formats.number(row.value, row.digits)}</span>
              <Change row={row} formats={formats} />
            </dd>
          </div>
        ))}
        <div className="whole">
          <dt>{t('figure.sizes')}</dt>
          <dd>
            {t('figure.sizesOf', {
              least: formats.number(proposal.measures.sizeMin),
              mean: formats.number(proposal.measures.sizeMean),
              most: formats.number(proposal.measures.sizeMax),
            })}
          </dd>
        </div>
      </dl>
      {!isShown && (
        <div className="proposal-actions">
          <button
            type="button"
            className="button small"
            aria-label={t('proposals.openOf', { name: proposal.name })}
            onClick={() =>
              navigation.go({ plan: proposal.id, selection: null, against: null, compare: 'after' })
            }
          >
            {t('proposals.open')}
          </button>
          <button
            type="button"
            className="button small"
            aria-label={t(against === proposal.id ? 'proposals.compareEndOf' : 'proposals.compareOf', {
              name: proposal.name,
            })}
            aria-pressed={against === proposal.id}
            onClick={() =>
              navigation.go(
                against === proposal.id
                  ? { against: null, compare: 'after' }
                  : { against: proposal.id, compare: 'swipe' },
              )
            }
          >
            {t(against === proposal.id ? 'proposals.compareEnd' : 'proposals.compare')}
          </button>
        </div>
      )}
    </article>
  );
}

/** The name of a plan's objective, or the shares of its own mix. */
function ObjectiveWords({ proposal }: { readonly proposal: Proposal }) {
  const { t, formats } = useWords();
  const mix = objectiveOf(proposal.origin);
  const name = objectiveName(mix);
  if (name !== null) return t(`objective.${name}`);
  const shares = sharesOf(mix);
  if (shares === null) return t('objective.own');
  return OBJECTIVE_PARTS.filter((part) => shares[part] > 0)
    .map((part) => `${t(`objectivePart.${part}`)} ${formats.percent(shares[part])}`)
    .join(' · ');
}

function Change({ row, formats }: { readonly row: Difference; readonly formats: Formats }) {
  const { t } = useWords();
  if (row.change === null) return null;
  return (
    <span className={`change ${row.verdict ?? ''}`}>
      {formats.signed(row.change, row.digits)}
      {row.verdict !== null && <span className="visually-hidden"> {t(`figure.${row.verdict}`)}</span>}
    </span>
  );
}
