import { type Locale, type MessageCode, type MessageParams, message } from '../messages/index.ts';
import type { GridLineage } from './earlier-plan.ts';

/** What became of grids, as a reason code with what fills it. */
export function lineageReason({ kind, from, to }: GridLineage): { code: MessageCode; params: MessageParams } {
  const sides = {
    ...(from.length > 0 ? { from: [...from] } : {}),
    ...(to.length > 0 ? { to: [...to] } : {}),
  };
  const [code] = from;
  switch (kind) {
    case 'same':
      return { code: 'lineage-same', params: { code: code! } };
    case 'changed':
      return code === to[0]
        ? { code: 'lineage-changed', params: { code: code! } }
        : { code: 'lineage-recoded', params: sides };
    case 'split':
      return { code: to.includes(code!) ? 'lineage-split-kept' : 'lineage-split', params: sides };
    case 'merged':
      return { code: 'lineage-merged', params: sides };
    case 'new':
      return { code: 'lineage-new', params: sides };
    case 'retired':
      return { code: 'lineage-retired', params: sides };
  }
}

/** The same as a sentence. */
export function explainLineage(entry: GridLineage, locale: Locale): string {
  const { code, params } = lineageReason(entry);
  return message(locale, code, params);
}
