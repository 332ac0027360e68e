import type { EditKind } from '@onegrid/planning';
import type { JsonValue } from '../graphql/graphql.ts';
import { zhCN } from '../messages/zh-CN/index.ts';

export type OperationName = EditKind | 'publish' | 'other';

/** What an operation of a change set did, and to which grids, as far as it names any. */
export interface DoneOperation {
  readonly name: OperationName;
  readonly codes: readonly string[];
}

/** The operations of a change set from the record of it; what is not known to this console is `other`. */
export function operationsOf(operations: JsonValue): DoneOperation[] {
  if (!Array.isArray(operations)) return [];
  return operations.map((operation) => {
    if (typeof operation !== 'object' || operation === null || Array.isArray(operation))
      return { name: 'other', codes: [] };
    const { kind, code, newCode, intoCode, to, codes } = operation;
    const name = typeof kind === 'string' && kind in zhCN.operation ? (kind as OperationName) : 'other';
    const named = Array.isArray(codes) ? codes : [code ?? newCode ?? intoCode ?? to];
    return { name, codes: named.filter((value) => typeof value === 'string') };
  });
}
