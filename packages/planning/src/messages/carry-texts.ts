import type { Catalogue } from './catalogue.ts';

/** How the grids of a plan follow from those of an earlier one, and why an earlier plan cannot be used. */
export const CARRY_TEXTS = {
  'lineage-same': {
    'zh-CN': '网格 {code} 沿用原编码，范围基本不变（变动不超过 2%）。',
    en: 'Grid {code} keeps its code; it is the same to within 2%.',
  },
  'lineage-changed': {
    'zh-CN': '网格 {code} 沿用原编码，范围有调整。',
    en: 'Grid {code} keeps its code; its border has changed.',
  },
  'lineage-recoded': {
    'zh-CN': '原网格 {from} 改用编码 {to}（所属社区变更，或重新编号）；原编码停用。',
    en: 'The earlier grid {from} goes on as {to} (in another community, or renumbered); the earlier code ends.',
  },
  'lineage-split-kept': {
    'zh-CN': '原网格 {from} 分成 {to}；原编码由占其大半的网格沿用。',
    en: 'The earlier grid {from} was split into {to}; the one that holds most of it keeps the code.',
  },
  'lineage-split': {
    'zh-CN': '原网格 {from} 分成 {to}，没有一个占其大半；原编码停用。',
    en: 'The earlier grid {from} was split into {to}, none of which holds most of it; its code ends.',
  },
  'lineage-merged': {
    'zh-CN': '原网格 {from} 合并为 {to}。',
    en: 'The earlier grids {from} were merged into {to}.',
  },
  'lineage-new': {
    'zh-CN': '网格 {to} 为新设[，土地主要来自原网格 {from}]。',
    en: 'Grid {to} is new[; its land comes mostly from {from}].',
  },
  'lineage-retired': {
    'zh-CN': '原网格 {from} 已撤销，编码停用[，土地主要划入 {to}]。',
    en: 'The earlier grid {from} ends with its code[; its land went mostly to {to}].',
  },
  'earlier-empty': {
    'zh-CN': '原方案里没有任何网格。请选用一份已有的统一网格。',
    en: 'The earlier plan holds no grid. Choose an existing unified plan.',
  },
  'earlier-elsewhere': {
    'zh-CN': '原方案的网格都不在范围之内。请检查是否选错了方案，或坐标系不一致。',
    en: 'No grid of the earlier plan lies in the outline. Check that it is the right plan and in the right reference system.',
  },
} as const satisfies Catalogue;
