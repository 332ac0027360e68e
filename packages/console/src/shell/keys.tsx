import { TOOLS } from '../edit/tools.ts';
import { useWords } from '../messages/use-words.ts';
import { Modal } from './modal.tsx';
import { IconButton } from './parts.tsx';

const KEYS = [
  ['V', 'keys.select'],
  ['Z', 'keys.undo'],
  ['Shift Z', 'keys.redo'],
  ['F', 'keys.findings'],
  ['Ctrl K', 'keys.search'],
  ['Ctrl P', 'keys.print'],
  ['Esc', 'keys.leave'],
  ['?', 'keys.all'],
] as const;

const TOOL_KEYS = TOOLS.map(({ key, name }) => [key.toUpperCase(), `tool.${name}`] as const);

const MAP_KEYS = [
  ['← ↑ ↓ →', 'keys.pan'],
  ['+ −', 'keys.zoom'],
  ['Enter', 'keys.inspect'],
] as const;

const DRAW_KEYS = [
  ['← ↑ ↓ →', 'keys.crosshair'],
  ['Space', 'keys.point'],
  ['Enter', 'keys.finish'],
  ['Backspace', 'keys.lastPoint'],
] as const;

export function Keys({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  return (
    <Modal label={t('keys.title')} onClose={onClose}>
      <div className="panel-head">
        <h2>{t('keys.title')}</h2>
        <span className="top-space" />
        <IconButton icon="close" label={t('state.close')} onClick={onClose} />
      </div>
      <div className="panel-body keys">
        {(
          [
            ['keys.general', KEYS],
            ['keys.tools', TOOL_KEYS],
            ['keys.map', MAP_KEYS],
            ['keys.drawing', DRAW_KEYS],
          ] as const
        ).map(([title, rows]) => (
          <section key={title} className="section">
            <h3>{t(title)}</h3>
            <dl className="facts">
              {rows.map(([key, what]) => (
                <div key={key} className="key-row">
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{t(what)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
