import type { EditOp } from '@onegrid/planning';
import { useWords } from '../messages/use-words.ts';

/** What a fix does, seen from the grid that it mends. */
export function useFixWords(): (op: EditOp, code: string) => string {
  const { t, formats } = useWords();
  const list = (codes: readonly string[]) => codes.map((each) => each.slice(-3)).join(t('edit.and'));
  return (op, code) => {
    switch (op.kind) {
      case 'merge-grids':
        return t('fix.merge-grids', { code: list(op.codes.filter((each) => each !== code)) });
      case 'reassign-atoms':
        return t('fix.reassign-atoms', {
          number: formats.number(op.atomIds.length),
          code: op.to.slice(-3),
        });
      case 'move-land':
        return t('fix.move-land', { code: op.to.slice(-3) });
      case 'create-grid':
        return t('fix.create-grid', { code: op.newCode.slice(-3) });
      case 'split-evenly':
        return t('fix.split-evenly', { number: formats.number(op.newCodes.length + 1) });
      case 'split-grid':
      case 'redraw-boundary':
      case 'retire-grid':
      case 'mark-grid':
        return t(`fix.${op.kind}`, { code: op.code.slice(-3) });
      case 'move-vertices':
      case 'set-micro-grid':
      case 'divide-micro-grids':
      case 'decide-border':
        return t(`fix.${op.kind}`);
    }
  };
}
