import { useWords } from '../messages/use-words.ts';
import type { FigureProtection } from './protection.ts';

/** Says how counts were made safe to tell; nothing where they are exact. */
export function ProtectedNote({ protection }: { readonly protection: FigureProtection | undefined }) {
  const { t, formats } = useWords();
  if (protection === undefined || !protection.rounded) return null;
  const step = formats.number(protection.leastGroup);
  const least = formats.number(protection.leastTold);
  return (
    <div className="note protected-note" data-testid="protected">
      <p>{t('protection.note', { step, least })}</p>
      <details>
        <summary>{t('protection.method')}</summary>
        <p>{t('protection.methodText')}</p>
      </details>
    </div>
  );
}
