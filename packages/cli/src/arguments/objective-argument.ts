import { OBJECTIVES, type Objective, type ObjectiveName } from '@onegrid/planning';
import { commandError } from './command-error.ts';
import { decimal } from './numbers.ts';

const TERMS = ['agreement', 'evenness', 'stability'] as const;

/** A name, or a mix such as `agreement:0.5,evenness:0.3,stability:0.2`; what is not named counts for nothing. */
export function readObjective(value: string): Objective {
  if (isName(value)) return OBJECTIVES[value];
  const objective = { agreement: 0, evenness: 0, stability: 0 };
  const named = new Set<string>();
  for (const part of value.split(',')) {
    const [name = '', digits = '', ...rest] = part.split(':');
    const term = TERMS.find((known) => known === name);
    const weight = decimal(digits);
    if (term === undefined || named.has(term) || rest.length > 0 || !(weight >= 0 && weight < Infinity))
      throw commandError('propose-wrong-objective', { value, names: Object.keys(OBJECTIVES).join(', ') });
    named.add(term);
    objective[term] = weight;
  }
  if (TERMS.every((term) => objective[term] === 0))
    throw commandError('propose-wrong-objective', { value, names: Object.keys(OBJECTIVES).join(', ') });
  return objective;
}

function isName(value: string): value is ObjectiveName {
  return Object.hasOwn(OBJECTIVES, value);
}
