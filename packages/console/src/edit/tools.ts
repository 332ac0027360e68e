import { lazy } from 'react';
import { SELECT_TOOLS } from './select/select-tools.ts';
import type { Tool, ToolName } from './tool.ts';

const always = () => null;

/** All tools in the order of the bar. What a tool needs is loaded when it is taken up. */
export const TOOLS: readonly Tool[] = [
  {
    name: 'redraw',
    key: 'b',
    icon: 'redraw',
    group: 'border',
    canStart: always,
    Component: lazy(() => import('./redraw-tool.tsx')),
  },
  {
    name: 'vertices',
    key: 'e',
    icon: 'vertices',
    group: 'border',
    canStart: always,
    Component: lazy(() => import('./vertices-tool.tsx')),
  },
  {
    name: 'split',
    key: 's',
    icon: 'split',
    group: 'border',
    canStart: always,
    Component: lazy(() => import('./split-tool.tsx')),
  },
  {
    name: 'split-evenly',
    key: 'x',
    icon: 'split-evenly',
    group: 'border',
    canStart: always,
    Component: lazy(() => import('./split-evenly-tool.tsx')),
  },
  ...SELECT_TOOLS,
];

/** The tool of a name; tools of other names are not in the bar. */
export function toolNamed(name: ToolName | null): Tool | null {
  return TOOLS.find((tool) => tool.name === name) ?? null;
}
