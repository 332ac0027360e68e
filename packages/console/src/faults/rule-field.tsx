import { useWords } from '../messages/use-words.ts';
import { PriorityList } from './priority-list.tsx';
import { candidateGrids, firstOrder, REPAIR_RULES, type Repairs } from './repairs.ts';
import type { FaultsOfLayer } from './use-layer-faults.ts';

/** Which rule names the receiver where nobody chose by hand. */
export function RuleField(props: {
  readonly found: FaultsOfLayer;
  readonly busy: boolean;
  readonly onChoose: (repairs: Repairs) => void;
}) {
  const { t } = useWords();
  const { repairs, faults } = props.found;
  const grids = candidateGrids(faults);
  return (
    <fieldset className="plain" disabled={props.busy}>
      <legend>{t('faults.rule')}</legend>
      {REPAIR_RULES.map((rule) => (
        <label key={rule} className="choice">
          <input
            type="radio"
            name="repair-rule"
            checked={repairs.rule === rule}
            onChange={() => props.onChoose(withRule(props.found, rule))}
          />
          <span className="grow">
            <span>{t(`decidedBy.${rule}`)}</span>
            <span className="muted">{t(`ruleNote.${rule}`)}</span>
          </span>
        </label>
      ))}
      {repairs.rule === 'PRIORITY' && (
        <PriorityList
          order={repairs.priority}
          others={grids.filter((grid) => !repairs.priority.includes(grid))}
          onChange={(priority) => props.onChoose({ ...repairs, priority })}
        />
      )}
    </fieldset>
  );
}

/** The same choice by another rule; an order is begun where there is none, for the rule goes by nothing else. */
function withRule({ repairs, faults }: FaultsOfLayer, rule: Repairs['rule']): Repairs {
  const begin = rule === 'PRIORITY' && repairs.priority.length === 0;
  return { ...repairs, rule, priority: begin ? firstOrder(faults) : repairs.priority };
}
