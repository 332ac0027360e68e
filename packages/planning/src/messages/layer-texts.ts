import type { Catalogue } from './catalogue.ts';

/** Faults of a layer's polygons, one by one and together. */
export const LAYER_TEXTS = {
  overlap: {
    'zh-CN': '网格重叠[：{ids}][，{area} 平方米]。',
    en: 'Grids overlap[: {ids}][, {area} m²].',
  },
  'narrow-overlap': {
    'zh-CN': '网格的重叠不到 2 厘米宽[：{ids}][，{area} 平方米]，视为同一条线。',
    en: 'Grids overlap by less than 2 cm[: {ids}][, {area} m²]; that counts as one line.',
  },
  gap: {
    'zh-CN': '网格之间有空隙[，相邻：{ids}][，{area} 平方米]。',
    en: 'A gap between grids[, beside {ids}][, {area} m²].',
  },
  enclave: {
    'zh-CN': '范围之外的飞地[，{area} 平方米]，不属于缺陷。',
    en: 'An enclave outside the outline[, {area} m²]; not a fault.',
  },
  uncovered: {
    'zh-CN': '范围边缘有未覆盖的土地[，{area} 平方米]。',
    en: 'Land at the rim of the outline is not covered[, {area} m²].',
  },
  outside: {
    'zh-CN': '网格伸出范围之外[：{ids}][，{area} 平方米]。',
    en: 'A grid reaches beyond the outline[: {ids}][, {area} m²].',
  },
  point: {
    'zh-CN': '应为面，却是点。',
    en: 'A point where a polygon belongs.',
  },
  empty: {
    'zh-CN': '几何为空。',
    en: 'The geometry is empty.',
  },
  coordinate: {
    'zh-CN': '坐标无效。',
    en: 'A coordinate is not valid.',
  },
  unclosed: {
    'zh-CN': '环没有闭合。',
    en: 'A ring is not closed.',
  },
  'duplicate-point': {
    'zh-CN': '同一点连续出现两次。',
    en: 'The same position twice in a row.',
  },
  line: {
    'zh-CN': '环退化为线，不围住任何土地。',
    en: 'A ring is a mere line and encloses nothing.',
  },
  bowtie: {
    'zh-CN': '边界自相交，成蝴蝶结形。',
    en: 'A border crosses itself like a bowtie.',
  },
  spike: {
    'zh-CN': '边界有尖刺：沿同一段去而复返。',
    en: 'A spike: the border runs out and back along one stretch.',
  },
  'self-touch': {
    'zh-CN': '边界在一点上碰到自己。',
    en: 'A border touches itself in a point.',
  },
  'nested-ring': {
    'zh-CN': '环套在同一个面的另一个环内。',
    en: 'A ring lies inside another of the same polygon.',
  },
  'crossing-rings': {
    'zh-CN': '同一个面的两个环相交。',
    en: 'Two rings of one polygon cross.',
  },
  'shared-edge': {
    'zh-CN': '同一个面的两个环有一段重合。',
    en: 'Two rings of one polygon run along the same stretch.',
  },
  'hole-outside-shell': {
    'zh-CN': '洞在外环之外。',
    en: 'A hole lies outside its shell.',
  },
  'split-interior': {
    'zh-CN': '洞多处碰到外环，把内部隔开了。',
    en: 'A hole touches its shell so often that it divides the interior.',
  },
} as const satisfies Catalogue;
