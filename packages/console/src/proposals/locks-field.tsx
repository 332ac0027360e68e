import { Select } from 'antd';
import { useEffect, useState } from 'react';
import { useWorkbench } from '../app/workbench.tsx';
import type { Plan } from '../graphql/fragments.ts';
import { arcId } from '../map/selection-layers.ts';
import { useWords } from '../messages/use-words.ts';
import { IconButton } from '../shell/parts.tsx';
import { lockKey, toggleLock, useLocks } from './locks.ts';

type Picking = 'grids' | 'arcs';

/** Grids and boundaries that stay as they are: picked on the map, or by code and from a boundary's own page. */
export function LocksField({ plan }: { readonly plan: Plan }) {
  const { t } = useWords();
  const { grids } = useWorkbench();
  const key = lockKey(plan);
  const locks = useLocks(key);
  const [picking, setPicking] = useState<Picking | null>(null);
  usePicking(key, picking);
  useEffect(() => {
    if (picking === null) return;
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setPicking(null);
    };
    window.addEventListener('keydown', leave);
    return () => window.removeEventListener('keydown', leave);
  }, [picking]);
  const pick = (kind: Picking) => (
    <button
      type="button"
      className="button small"
      aria-pressed={picking === kind}
      onClick={() => setPicking(picking === kind ? null : kind)}
    >
      {t(kind === 'grids' ? 'locks.pickGrids' : 'locks.pickArcs')}
    </button>
  );
  const codes = (kind: 'grids' | 'dedicated') => (
    <Select
      mode="multiple"
      aria-label={t(`locks.${kind}`)}
      placeholder={t(`locks.${kind}`)}
      style={{ width: '100%' }}
      value={[...locks[kind]]}
      options={grids.map(({ code }) => ({ value: code, label: code }))}
      onSelect={(code) => toggleLock(key, kind, code)}
      onDeselect={(code) => toggleLock(key, kind, code)}
    />
  );
  return (
    <fieldset className="plain">
      <legend>{t('locks.title')}</legend>
      <div className="chips">
        {pick('grids')}
        {pick('arcs')}
      </div>
      <p className="muted" role="status">
        {picking === null ? t('locks.note') : t(picking === 'grids' ? 'locks.pressGrid' : 'locks.pressArc')}
      </p>
      {codes('grids')}
      {codes('dedicated')}
      <p className="muted">{t('locks.dedicatedNote')}</p>
      {locks.arcs.length > 0 && (
        <ul className="rows" aria-label={t('locks.arcs')}>
          {locks.arcs.map((id) => (
            <li key={id} className="row">
              <span className="grow">{t('locks.arc', { id })}</span>
              <IconButton
                icon="close"
                label={t('locks.free', { name: t('locks.arc', { id }) })}
                onClick={() => toggleLock(key, 'arcs', id)}
              />
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}

/** While something is being picked, a press on the map locks or frees it. */
function usePicking(key: string, picking: Picking | null): void {
  const { stage } = useWorkbench();
  useEffect(() => {
    if (stage === null || picking === null) return;
    stage.hold({
      cursor: 'crosshair',
      click: (_at, hit) => {
        if (picking === 'grids' && hit.grid !== null) toggleLock(key, 'grids', hit.grid);
        if (picking === 'arcs' && hit.selection.kind === 'arc')
          toggleLock(key, 'arcs', arcId(hit.selection.id));
      },
      move: () => undefined,
      finish: () => undefined,
    });
    return () => stage.hold(null);
  }, [stage, key, picking]);
}
