import type { Catalogue } from './catalogue.ts';

/** Faults that preparing a layer finds besides those of a check, and what is decided about each. */
export const PREPARE_TEXTS = {
  inlet: {
    'zh-CN': '网格之间有一道狭窄的开口空隙[，相邻：{ids}][，{area} 平方米]。',
    en: 'A narrow gap that is open at one end[, beside {ids}][, {area} m²].',
  },
  sliver: {
    'zh-CN': '网格有一块与主体分离的狭窄碎片[：{ids}][，{area} 平方米]。',
    en: 'A narrow piece apart from the main part of its grid[: {ids}][, {area} m²].',
  },
  'invalid-ring': {
    'zh-CN': '网格边界画得不成面[：{ids}]。',
    en: 'The border of a grid is no polygon as drawn[: {ids}].',
  },
  'open-enclave': {
    'zh-CN': '被网格包围、不属于任何网格的土地[，相邻：{ids}][，{area} 平方米]。',
    en: 'Land of no grid, enclosed by grids[, beside {ids}][, {area} m²].',
  },
  'repair-longest-border': {
    'zh-CN': '划入网格 {receiver}：共同边界最长[（{border} 米）]。',
    en: 'It goes to grid {receiver}: the longest common border[ ({border} m)].',
  },
  'repair-most-households': {
    'zh-CN': '划入网格 {receiver}：户数最多[（{households} 户）]。',
    en: 'It goes to grid {receiver}: the most households[ ({households})].',
  },
  'repair-priority': {
    'zh-CN': '划入网格 {receiver}：按优先次序。',
    en: 'It goes to grid {receiver}: first in the order of priority.',
  },
  'repair-by-hand': {
    'zh-CN': '由人工划入网格 {receiver}。',
    en: 'It goes to grid {receiver}, decided by hand.',
  },
  'repair-by-hand-none': {
    'zh-CN': '由人工决定，不划入任何网格。',
    en: 'It stays in no grid, decided by hand.',
  },
  'repair-last-land': {
    'zh-CN': '划入网格 {receiver}：该网格没有其他土地，否则会消失。',
    en: 'It goes to grid {receiver}, which has no other land and would vanish otherwise.',
  },
  'repair-stays': {
    'zh-CN': '这不是绘图误差，保持原样。',
    en: 'That is no drawing fault, and it stays as it is.',
  },
  'repair-nobody': {
    'zh-CN': '旁边没有可以接收的网格，保持原样。',
    en: 'No grid lies beside it that could receive it, so it stays as it is.',
  },
  'repair-ring': {
    'zh-CN': '环按奇偶规则重新整理，所围土地仍属于本网格。',
    en: 'Its rings are put in order by the even-odd rule; what they enclose stays with the grid.',
  },
  'repair-others': {
    'zh-CN': '也可以划入 {others}。',
    en: 'It could also go to {others}.',
  },
  'repair-fault-gone': {
    'zh-CN': '人工决定 {fault}[（划入 {receiver}）] 已没有对应的问题：图层里不再有这一处。请重新决定或删除。',
    en: 'The decision by hand for {fault}[ (to {receiver})] fits nothing: the layer no longer has that fault. Decide anew, or remove it.',
  },
  'repair-grid-unknown': {
    'zh-CN': '人工决定 {fault} 指定的网格[ {receiver} ]在图层中不存在，因此按规则处理。请改为已有的网格。',
    en: 'The decision by hand for {fault} names a grid[, {receiver},] that the layer does not have, so the rule decided. Name one of its grids.',
  },
} as const satisfies Catalogue;
