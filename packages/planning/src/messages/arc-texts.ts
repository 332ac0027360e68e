import type { Catalogue } from './catalogue.ts';

/** Why an arc of the unified grid lies where it does. */
export const ARC_TEXTS = {
  'arc-kept-by-all': {
    'zh-CN': '在此有网格的部门都在这里划界：{supporters}。',
    en: 'Every department with a grid here has its border here: {supporters}.',
  },
  'arc-kept-by-most': {
    'zh-CN': '多数部门在这里划界：{supporters}。',
    en: 'Most departments have a border here: {supporters}.',
  },
  'arc-one-department': {
    'zh-CN': '只有{supporters}在这里划界。',
    en: 'Only {supporters} has a border here.',
  },
  'arc-few-departments': {
    'zh-CN': '少数部门在这里划界：{supporters}。',
    en: 'A minority of the departments has a border here: {supporters}.',
  },
  'arc-moved-to-building': {
    'zh-CN': '界线移到小区等单元的边缘，使其保持完整；在此划界的部门：{supporters}。',
    en: 'Moved to the edge of a compound or another unit, which stays whole; drawn by {supporters}.',
  },
  'arc-moved-to-street': {
    'zh-CN': '界线移到道路上；在此划界的部门：{supporters}。',
    en: 'Moved to the street; drawn by {supporters}.',
  },
  'arc-community-line': {
    'zh-CN': '社区界线；每个网格只在一个社区内。',
    en: 'A line between communities; every grid lies in one.',
  },
  'arc-split-for-size': {
    'zh-CN': '没有部门在这里划界；为使网格规模合适而新分。',
    en: 'No department has a border here; it divides land to keep the grids within their size.',
  },
  'arc-gap-filled': {
    'zh-CN': '{supporters}的网格到此为止；其未覆盖的土地已划入相邻网格。',
    en: 'The grids of {supporters} end here; the land they left uncovered now belongs to a grid.',
  },
  'arc-overlap-resolved': {
    'zh-CN': '{supporters}的两个网格在此重叠；重叠的土地已归入其中一个。',
    en: 'Two grids of {supporters} overlap here; the land both claimed now belongs to one.',
  },
  'arc-by-hand': {
    'zh-CN': '由规划员手工划定。',
    en: 'Drawn by a planner.',
  },
  'arc-outline': {
    'zh-CN': '辖区边界。',
    en: 'The edge of the district.',
  },
  'arc-moved': {
    'zh-CN': '距其原有界线的中位数为 {median} 米，最远 {max} 米。',
    en: 'It lies {median} m from their own lines at the median, {max} m at most.',
  },
  'arc-opposed': {
    'zh-CN': '两侧同属一个网格的部门：{opponents}。',
    en: 'One grid on both sides: {opponents}.',
  },
  'arc-silent': {
    'zh-CN': '两侧都没有网格的部门：{silent}。',
    en: 'No grid on either side: {silent}.',
  },
} as const satisfies Catalogue;
