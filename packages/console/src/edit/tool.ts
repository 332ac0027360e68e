import type { ComponentType, LazyExoticComponent } from 'react';
import type { IconName } from '../shell/icons.tsx';
import type { WorkSession } from '../work/work-types.ts';

export const TOOL_NAMES = [
  'redraw',
  'vertices',
  'split',
  'split-evenly',
  'merge',
  'reassign',
  'paint',
  'new-grid',
  'retire',
  'micro',
  'dedicated',
  'lock',
] as const;
export type ToolName = (typeof TOOL_NAMES)[number];

/** A tool: its key, its sign, when it may be taken up, and what works while it is in hand. */
export interface Tool {
  /** Its name in both languages is `tool.<name>`. */
  readonly name: ToolName;
  /** The key that takes it up, in lower case. */
  readonly key: string;
  readonly icon: IconName;
  /** Tools of a group stand together in the bar. */
  readonly group: 'border' | 'land' | 'mark';
  /** A reason code that disables its button and words its hint; null where it may be taken up. */
  canStart(work: WorkSession): string | null;
  /** Holds the map and shows a line of help for as long as the tool is in hand. */
  readonly Component: LazyExoticComponent<ComponentType> | ComponentType;
}
