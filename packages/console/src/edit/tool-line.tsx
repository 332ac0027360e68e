import { lazy, Suspense } from 'react';
import { useEdit } from './edit-state.tsx';

const SplitTool = lazy(() => import('./split-tool.tsx'));
const MergeTool = lazy(() => import('./merge-tool.tsx'));

/** One line at the bottom that says what the tool in hand does; nothing while no tool is in hand. */
export function ToolLine() {
  const { tool } = useEdit();
  if (tool === null) return null;
  return <Suspense>{tool === 'split' ? <SplitTool /> : <MergeTool />}</Suspense>;
}
