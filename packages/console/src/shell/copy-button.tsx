import { useState } from 'react';
import { useWords } from '../messages/use-words.ts';

/** Puts a text on the clipboard and says so. */
export function CopyButton({ text, label }: { readonly text: string; readonly label?: string }) {
  const { t } = useWords();
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // Without the right to the clipboard, or over plain http: the text is there to be marked by hand.
      setCopied(false);
    }
  };
  return (
    <>
      <button type="button" className="button small" onClick={() => void copy()}>
        {copied === true ? t('copy.done') : (label ?? t('copy.copy'))}
      </button>
      <span className="visually-hidden" role="status">
        {copied === true ? t('copy.done') : ''}
      </span>
      {copied === false && (
        <span className="muted" role="alert">
          {t('copy.byHand')}
        </span>
      )}
    </>
  );
}
