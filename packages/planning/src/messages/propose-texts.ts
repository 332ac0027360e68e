import type { Catalogue } from './catalogue.ts';

/** Why a plan cannot be proposed anew under the rules that were given. */
export const PROPOSE_TEXTS = {
  'apart-in-one-piece': {
    'zh-CN': '这些地块要求分开，但它们连为一体或在同一个锁定的网格中：{pairs}。请解除锁定或放弃这条边界。',
    en: 'These pieces of land are to lie apart, but they are tied together or lie in one locked grid: {pairs}. Unlock the grid or give up the line.',
  },
  'apart-not-found': {
    'zh-CN': '没有找到能把这些地块分开的方案：{pairs}。请增加网格数或减少锁定的边界。',
    en: 'No plan was found in which these pieces of land lie apart: {pairs}. Allow more grids or lock fewer borders.',
  },
  'together-across-closed': {
    'zh-CN': '这些地块要求在同一个网格，但锁定网格的边界把它们隔开：{pairs}。',
    en: 'These pieces of land are to lie in one grid, but the border of a locked grid parts them: {pairs}.',
  },
  'community-unknown': {
    'zh-CN': '没有社区 {community}。',
    en: 'There is no community {community}.',
  },
  'atom-unknown': {
    'zh-CN': '没有地块 {ids}。',
    en: 'There are no pieces of land {ids}.',
  },
} as const satisfies Catalogue;
