import type { LayerFault } from '../graphql/merge-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { isRepairable } from './repairs.ts';

/** One fault with its proposed repair; opened, the grids that could receive its land. */
export function FaultRow(props: {
  readonly fault: LayerFault;
  readonly open: boolean;
  readonly mayChoose: boolean;
  readonly onToggle: () => void;
  /** Null leaves the land in no grid, undefined leaves it to the rule. */
  readonly onChoose: (receiver: string | null | undefined) => void;
}) {
  const { t, formats } = useWords();
  const { fault, open } = props;
  const stays = fault.decidedBy === 'STAYS';
  return (
    <>
      <button type="button" className="row fault-row" aria-expanded={open} onClick={props.onToggle}>
        <span className={`tag ${stays ? '' : 'warn'}`}>{t(`faultKind.${fault.kind}`)}</span>
        <span className="grow wrap">
          <span>{fault.text}</span>
          <span className="muted">
            {formats.area(fault.areaM2)}
            {fault.households !== null &&
              ` · ${t('grid.householdsOf', { number: formats.number(fault.households) })}`}
            {' · '}
            {t(`decidedBy.${fault.decidedBy}`)}
          </span>
        </span>
      </button>
      {open && isRepairable(fault) && (
        <fieldset className="plain fault-choice" disabled={!props.mayChoose}>
          <legend>{t('faults.receiver')}</legend>
          {fault.candidates.map(({ grid, borderM, households }) => (
            <label key={grid} className="check">
              <input
                type="radio"
                name={`fault-${fault.id}`}
                checked={fault.receiver === grid}
                onChange={() => props.onChoose(grid)}
              />
              <span className="grow">{grid}</span>
              <span className="muted number">
                {t('faults.border', { length: formats.length(borderM) })}
                {households !== null &&
                  ` · ${t('grid.householdsOf', { number: formats.number(households) })}`}
              </span>
            </label>
          ))}
          <label className="check">
            <input
              type="radio"
              name={`fault-${fault.id}`}
              checked={fault.receiver === null}
              onChange={() => props.onChoose(null)}
            />
            <span className="grow">{t('faults.leave')}</span>
          </label>
          {fault.decidedBy === 'BY_HAND' && (
            <button type="button" className="button small" onClick={() => props.onChoose(undefined)}>
              {t('faults.byRule')}
            </button>
          )}
        </fieldset>
      )}
    </>
  );
}
