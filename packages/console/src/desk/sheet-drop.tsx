import { useRef, useState } from 'react';
import { useWords } from '../messages/use-words.ts';
import { Icon } from '../shell/icons.tsx';
import type { SheetOnItsWay } from './use-sheet.ts';

const ACCEPTED = '.csv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Takes a sheet by the button or by dropping it here. */
export function SheetDrop({ sheet }: { readonly sheet: SheetOnItsWay }) {
  const { t, formats } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const { file, stage } = sheet;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way; the button does the same
    <div
      className={`drop ${over ? 'over' : ''} ${file === null ? '' : 'chosen'}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void sheet.choose(event.dataTransfer.files[0]);
      }}
    >
      {file === null ? (
        <>
          <Icon name="upload" size={24} />
          <span>{t('recode.drop')}</span>
        </>
      ) : (
        <span className="drop-name">
          <strong>{file.name}</strong>
          <span className="muted">{formats.bytes(file.size)}</span>
        </span>
      )}
      {stage === 'sending' || stage === 'reading' ? (
        <span role="status">{t(stage === 'sending' ? 'recode.sending' : 'recode.reading')}</span>
      ) : (
        <button type="button" className="button" onClick={() => input.current?.click()}>
          {t(file === null ? 'recode.choose' : 'recode.chooseOther')}
        </button>
      )}
      <input
        ref={input}
        type="file"
        accept={ACCEPTED}
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t('recode.choose')}
        onChange={(event) => {
          void sheet.choose(event.target.files?.[0]);
          // The same sheet may be chosen again, after it was changed.
          event.target.value = '';
        }}
      />
    </div>
  );
}
