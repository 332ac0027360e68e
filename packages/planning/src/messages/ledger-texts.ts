import type { Catalogue, Text } from './catalogue.ts';

/** What the concession ledger says of an old grid, a unified grid or a department. */
export const LEDGER_TEXTS = {
  'ledger-kept-whole': {
    'zh-CN': '原网格 {grid} 全部归入统一网格 {code}。',
    en: 'The old grid {grid} lies wholly in unified grid {code}.',
  },
  'ledger-kept-households': {
    'zh-CN': '原网格 {grid} 的 {share}% 住户归入统一网格 {code}[，其余归入 {others}]。',
    en: 'Of the households of old grid {grid}, {share}% are in unified grid {code}[; the others went to {others}].',
  },
  'ledger-kept-land': {
    'zh-CN': '原网格 {grid} 无住户，{share}% 的土地归入统一网格 {code}[，其余归入 {others}]。',
    en: 'Nobody lives in old grid {grid}; {share}% of its land is in unified grid {code}[, the rest went to {others}].',
  },
  'ledger-kept-area': {
    'zh-CN': '原网格 {grid} 的 {share}% 土地归入统一网格 {code}[，其余归入 {others}]。',
    en: 'Of the land of old grid {grid}, {share}% is in unified grid {code}[; the rest went to {others}].',
  },
  'ledger-outside': {
    'zh-CN': '原网格 {grid} 不在任何统一网格内。',
    en: 'The old grid {grid} lies in no unified grid.',
  },
  'ledger-partly-outside': {
    'zh-CN': '其中 {area} 平方米[、{households} 户]在合并范围之外，不在任何统一网格内。',
    en: 'Of it, {area} m²[ (households: {households})] lie outside the outline, in no unified grid.',
  },
  'ledger-conceded': {
    'zh-CN': '该部门共让出 {area} 平方米[、{households} 户]：各原网格中未归入其主要统一网格的部分。',
    en: 'The department concedes {area} m²[ (households: {households})]: what of its old grids lies outside the unified grid that holds most of each.',
  },
  'ledger-granted': {
    'zh-CN': '统一网格 {code} 有 {area} 平方米[、{households} 户]原来不属于该部门的任何网格。',
    en: 'Of unified grid {code}, {area} m²[ (households: {households})] were in no old grid of the department.',
  },
} as const satisfies Catalogue;

/** Titles of a ledger's columns, and words in its cells. */
export const LEDGER_WORDS = {
  department: { 'zh-CN': '部门', en: 'Department' },
  legacy: { 'zh-CN': '原网格', en: 'Old grid' },
  unified: { 'zh-CN': '统一网格', en: 'Unified grid' },
  areaM2: { 'zh-CN': '面积（平方米）', en: 'Area (m²)' },
  households: { 'zh-CN': '住户', en: 'Households' },
  /** The account of no grid, on either side. */
  none: { 'zh-CN': '（无）', en: '(none)' },
} as const satisfies Readonly<Record<string, Text>>;
