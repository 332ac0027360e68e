import './edit.css';
import { useEffect, useState } from 'react';
import { useWords } from '../messages/use-words.ts';
import { IconButton } from '../shell/parts.tsx';
import { useCompact } from '../shell/use-compact.ts';
import { useWork } from '../work/work-session.tsx';
import { useEdit } from './edit-state.tsx';
import type { Tool } from './tool.ts';
import { TOOLS } from './tools.ts';

const GROUPS: readonly Tool['group'][] = ['border', 'land', 'mark'];

/** The tools with their keys, and the way back and forth. On a phone it opens from one button. */
export function ToolBar() {
  const { t } = useWords();
  const edit = useEdit();
  const work = useWork();
  const compact = useCompact();
  const [open, setOpen] = useState(false);
  // There is room for the tools or for the map. The one in hand is named in the line of help.
  const { tool } = edit;
  useEffect(() => {
    if (tool !== null) setOpen(false);
  }, [tool]);
  if (!edit.mayEdit) return null;
  if (compact && !open) {
    return (
      <div className="floating stack">
        <IconButton icon="plan" label={t('draw.open')} onClick={() => setOpen(true)} />
        <IconButton
          icon="undo"
          label={`${t('edit.undo')} (Z)`}
          disabled={!work.canUndo}
          onClick={edit.undo}
        />
      </div>
    );
  }
  return (
    <div className="floating tool-bar" role="toolbar" aria-label={t('draw.bar')} aria-orientation="vertical">
      {GROUPS.map((group) => (
        <ToolGroup key={group} group={group} />
      ))}
      <div className="tool-group">
        <IconButton
          icon="undo"
          label={`${t('edit.undo')} (Z)`}
          disabled={!work.canUndo}
          onClick={edit.undo}
        />
        <IconButton
          icon="redo"
          label={`${t('work.redo')} (Shift Z)`}
          disabled={!work.canRedo}
          onClick={edit.redo}
        />
        {compact && <IconButton icon="close" label={t('draw.more')} onClick={() => setOpen(false)} />}
      </div>
    </div>
  );
}

function ToolGroup({ group }: { readonly group: Tool['group'] }) {
  const { t, reason } = useWords();
  const edit = useEdit();
  const work = useWork();
  const tools = TOOLS.filter((tool) => tool.group === group);
  if (tools.length === 0) return null;
  return (
    <div className="tool-group">
      {tools.map((tool) => {
        const against = tool.canStart(work);
        const name = `${t(`tool.${tool.name}`)} (${tool.key.toUpperCase()})`;
        return (
          <IconButton
            key={tool.name}
            icon={tool.icon}
            label={against === null ? name : `${name}: ${reason(against)}`}
            pressed={edit.tool === tool.name}
            disabled={against !== null}
            onClick={() => edit.take(edit.tool === tool.name ? null : tool.name)}
          />
        );
      })}
    </div>
  );
}
