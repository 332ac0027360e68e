import { useEdit } from './edit-state.tsx';
import { MergeTool } from './merge-tool.tsx';
import { SplitTool } from './split-tool.tsx';

/** One line at the bottom that says what the tool in hand does; nothing while no tool is in hand. */
export function ToolLine() {
  const { tool } = useEdit();
  if (tool === null) return null;
  return tool === 'split' ? <SplitTool /> : <MergeTool />;
}
