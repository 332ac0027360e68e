import { Suspense } from 'react';
import { useWords } from '../messages/use-words.ts';
import { useWork } from '../work/work-session.tsx';
import { useEdit } from './edit-state.tsx';
import { ToolHelp } from './tool-help.tsx';
import { toolNamed } from './tools.ts';

/** One line at the bottom that says what the tool in hand does; nothing while no tool is in hand. */
export function ToolLine() {
  const { t } = useWords();
  const { tool: name } = useEdit();
  const work = useWork();
  const tool = toolNamed(name);
  if (tool === null) return null;
  if (work.state === 'error') {
    return (
      <ToolHelp help={t('draw.notReady', { reason: work.error ?? '' })}>
        <button type="button" onClick={() => work.reload()}>
          {t('state.retry')}
        </button>
      </ToolHelp>
    );
  }
  const preparing = <ToolHelp help={t('draw.preparing')} />;
  if (work.state !== 'ready') return preparing;
  const { Component } = tool;
  return (
    <Suspense fallback={preparing}>
      {/* A tool begins anew when it is taken up again. */}
      <Component key={tool.name} />
    </Suspense>
  );
}
