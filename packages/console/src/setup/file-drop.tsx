import { Progress } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../messages/use-words.ts';
import { Icon } from '../shell/icons.tsx';
import type { BroughtFile } from './use-brought-file.ts';

const ACCEPTED = '.geojson,.json,.zip,.shp,.shx,.dbf,.prj,.cpg,application/geo+json,application/json';

/**
 * Takes files: by the button, or by dropping them anywhere on the page, the map included. Shows what was chosen
 * and how far it has come.
 */
export function FileDrop({
  brought,
  replacing,
}: {
  readonly brought: BroughtFile;
  readonly replacing?: boolean;
}) {
  const { t, formats } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const over = useDropOnPage((files) => void brought.choose(files));
  const { files, sent, reading } = brought;
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  return (
    <div className={`drop ${over ? 'over' : ''} ${files.length > 0 ? 'chosen' : ''}`}>
      {files.length === 0 ? (
        <>
          <Icon name="upload" size={24} />
          <span>{t(replacing === true ? 'file.dropReplace' : 'file.drop')}</span>
        </>
      ) : (
        <span className="drop-name">
          <strong>{mainFile(files).name}</strong>
          <span className="muted">
            {files.length > 1 ? `${t('file.parts', { number: formats.number(files.length) })} · ` : ''}
            {formats.bytes(bytes)}
          </span>
        </span>
      )}
      {sent !== null || reading ? (
        <div className="drop-progress">
          <Progress
            percent={Math.round((sent ?? 1) * 100)}
            showInfo={false}
            size="small"
            status={reading ? 'active' : 'normal'}
            aria-label={t('file.inspecting')}
          />
          <span role="status">
            {sent === null ? t('file.inspecting') : t('file.sending', { percent: formats.percent(sent) })}
          </span>
          {sent !== null && (
            <button type="button" className="button" onClick={brought.reset}>
              {t('file.cancel')}
            </button>
          )}
        </div>
      ) : (
        <button type="button" className="button" onClick={() => input.current?.click()}>
          {t(files.length === 0 ? 'file.choose' : 'file.chooseOther')}
        </button>
      )}
      <input
        ref={input}
        type="file"
        multiple
        accept={ACCEPTED}
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t('file.choose')}
        onChange={(event) => {
          void brought.choose([...(event.target.files ?? [])]);
          // The same file may be chosen again, after it was changed.
          event.target.value = '';
        }}
      />
    </div>
  );
}

/** The one whose name stands for the others: the geometry of a shapefile, else the first. */
function mainFile(files: readonly File[]): File {
  return files.find(({ name }) => name.toLowerCase().endsWith('.shp')) ?? files[0];
}

/** Takes files dropped anywhere on the page; true while some are held over it. */
function useDropOnPage(onFiles: (files: readonly File[]) => void): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(onFiles);
  latest.current = onFiles;
  useEffect(() => {
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    const hold = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(false);
      latest.current([...(event.dataTransfer?.files ?? [])]);
    };
    document.addEventListener('dragover', hold);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', hold);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
    };
  }, []);
  return over;
}
