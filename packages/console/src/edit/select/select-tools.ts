import { lazy } from 'react';
import type { Tool } from '../tool.ts';

const always = () => null;

/** Tools that give land to grids and mark grids and borders; each is loaded when it is taken up. */
export const SELECT_TOOLS: readonly Tool[] = [
  {
    name: 'merge',
    key: 'm',
    icon: 'merge',
    group: 'land',
    canStart: always,
    Component: lazy(() => import('./merge-tool.tsx')),
  },
  {
    name: 'reassign',
    key: 'a',
    icon: 'reassign',
    group: 'land',
    canStart: always,
    Component: lazy(() => import('./reassign-tool.tsx')),
  },
  {
    name: 'paint',
    key: 'p',
    icon: 'paint',
    group: 'land',
    canStart: always,
    Component: lazy(() => import('./paint-tool.tsx')),
  },
  {
    name: 'new-grid',
    key: 'n',
    icon: 'new-grid',
    group: 'land',
    canStart: always,
    Component: lazy(() => import('./new-grid-tool.tsx')),
  },
  {
    name: 'retire',
    key: 'r',
    icon: 'retire',
    group: 'land',
    canStart: always,
    Component: lazy(() => import('./retire-tool.tsx')),
  },
  {
    name: 'micro',
    key: 'g',
    icon: 'micro',
    group: 'mark',
    canStart: always,
    Component: lazy(() => import('./micro-tool.tsx')),
  },
  {
    name: 'dedicated',
    key: 'd',
    icon: 'dedicated',
    group: 'mark',
    canStart: always,
    Component: lazy(() => import('./dedicated-tool.tsx')),
  },
  {
    name: 'lock',
    key: 'l',
    icon: 'lock',
    group: 'mark',
    canStart: always,
    Component: lazy(() => import('./lock-tool.tsx')),
  },
];
