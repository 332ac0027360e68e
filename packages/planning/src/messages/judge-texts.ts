import type { Catalogue, Text } from './catalogue.ts';

/** What each measure of a division says, as its formula in a sentence; and how before compares with after. */
export const JUDGE_TEXTS = {
  'measure-adjusted-rand-index': {
    'zh-CN':
      '任取两户，看两种划分是否同样判断它们在不在同一网格；扣除偶然一致后，1 为完全一致，0 为与随机相当。',
    en: 'For any two households: whether both divisions agree on their being in one grid. Corrected for chance: 1 is equal, 0 is what chance gives.',
  },
  'measure-variation-of-information': {
    'zh-CN':
      '知道一户在一种划分中的网格后，对它在另一种划分中的网格还缺多少信息（比特），两个方向相加；0 为完全一致。',
    en: 'How many bits are missing to tell the grid of a household in one division from that in the other, both ways added; 0 is equal.',
  },
  'measure-best-match-jaccard': {
    'zh-CN': '每个原网格与最相似的统一网格：共有部分除以合并部分，按住户加权平均。',
    en: 'Every old grid with the unified grid most like it: what they share over what they cover together, averaged by households.',
  },
  'measure-grids-split': {
    'zh-CN': '没有一个统一网格占到其 95% 的原网格数。',
    en: 'Old grids of which no unified grid holds 95%.',
  },
  'measure-units-cut': {
    'zh-CN': '超过 2% 的土地在主要网格之外的小区、建筑数。',
    en: 'Compounds and buildings with more than 2% of their land outside the grid that holds most of it.',
  },
  'measure-size-spread': {
    'zh-CN': '各网格住户数的标准差除以平均数；0 为完全均衡。',
    en: 'The standard deviation of the households a grid over their mean; 0 is even.',
  },
  'measure-workload-spread': {
    'zh-CN': '各网格工作量的标准差除以平均数；工作量为住户数[加每件诉求折合 {households} 户]。',
    en: 'The standard deviation of the workload a grid over its mean; the workload is the households[ and {households} more for each appeal].',
  },
  'measure-compactness': {
    'zh-CN': '4π×面积÷周长的平方，各网格平均；圆为 1。',
    en: '4π × area / perimeter squared, averaged over the grids; a disc has 1.',
  },
  'service-households-per-grid': {
    'zh-CN':
      '更精细：每个网格平均住户[由 {before} 变为 {after}]。合并前为各部门网格内住户之和除以各部门网格数之和。',
    en: 'Finer: mean households of a grid[, {before} before and {after} after]. Before: the households in the grids of all departments over the number of those grids.',
  },
  'service-households-per-worker': {
    'zh-CN': '每名网格员平均住户[由 {before} 变为 {after}]。',
    en: 'Mean households of a grid worker[, {before} before and {after} after].',
  },
  'service-buildings-agreed': {
    'zh-CN':
      '更精准：各部门网格都归到同一个统一网格的建筑占[ {before}%]；合并后整栋在一个统一网格内的占[ {after}%]。',
    en: 'More precise: the share of buildings whose departments\u2019 grids all stand for one unified grid[, {before}%]; after, of those that lie in one unified grid[, {after}%].',
  },
  'service-borders-through-building': {
    'zh-CN': '更便民：平均每栋建筑被网格界线分割的次数，合并前按各部门相加[，由 {before} 变为 {after}]。',
    en: 'More convenient: mean number of borders through a building, before added over the departments[, {before} before and {after} after].',
  },
  'service-buildings-cut': {
    'zh-CN':
      '被网格界线分割（超过 2% 在外）的建筑数，合并前为至少一个部门分割的[，由 {before} 变为 {after}]。',
    en: 'Buildings that borders cut (more than 2% outside), before by at least one department[, {before} before and {after} after].',
  },
  'service-borders-on-walk': {
    'zh-CN':
      '从一栋建筑直线走到最近的四栋建筑，平均穿过的网格界线数，合并前按各部门相加[，由 {before} 变为 {after}]。',
    en: 'Mean number of borders on the straight way from a building to each of its four nearest neighbours, before added over the departments[, {before} before and {after} after].',
  },
} as const satisfies Catalogue;

/** Short names of the measures, for tables. */
export const JUDGE_WORDS = {
  adjustedRandIndex: { 'zh-CN': '调整兰德指数', en: 'Adjusted Rand index' },
  variationOfInformation: { 'zh-CN': '信息差异（比特）', en: 'Variation of information (bits)' },
  bestMatchJaccard: { 'zh-CN': '最佳匹配相似度', en: 'Best-match Jaccard index' },
  gridsSplit: { 'zh-CN': '被拆分的原网格', en: 'Old grids split' },
  unitsCut: { 'zh-CN': '被分割的小区', en: 'Compounds cut' },
  buildingsCut: { 'zh-CN': '被分割的建筑', en: 'Buildings cut' },
  sizeSpread: { 'zh-CN': '住户变异系数', en: 'Spread of households' },
  workloadSpread: { 'zh-CN': '工作量变异系数', en: 'Spread of workload' },
  compactness: { 'zh-CN': '紧凑度', en: 'Compactness' },
  householdsPerGrid: { 'zh-CN': '户/网格', en: 'Households a grid' },
  householdsPerWorker: { 'zh-CN': '户/网格员', en: 'Households a worker' },
  buildingsAgreedShare: { 'zh-CN': '部门一致的建筑', en: 'Buildings agreed on' },
  bordersThroughBuilding: { 'zh-CN': '穿过建筑的界线', en: 'Borders through a building' },
  bordersOnWalk: { 'zh-CN': '途中的界线', en: 'Borders on a walk' },
} as const satisfies Readonly<Record<string, Text>>;
