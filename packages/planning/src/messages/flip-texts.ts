import type { Catalogue } from './catalogue.ts';

/** What would bring a department's line back, and what would take a border of the unified grid away. */
export const FLIP_TEXTS = {
  'flip-line-would-improve': {
    'zh-CN': '就近调整就能恢复这条线，部门间的一致度不会下降。',
    en: 'A small change brings this line back, and the departments agree no less.',
  },
  'flip-arc-would-improve': {
    'zh-CN': '就近调整就能取消这条界线，部门间的一致度不会下降。',
    en: 'A small change takes this border away, and the departments agree no less.',
  },
  'flip-line-needs-weight': {
    'zh-CN': '若{wanted}的权重提高到 {factor} 倍，这条线会回来。',
    en: 'If the weight of {wanted} were {factor} times what it is, this line would come back.',
  },
  'flip-arc-needs-weight': {
    'zh-CN': '若{wanted}的权重提高到 {factor} 倍，这条界线会消失。',
    en: 'If the weight of {wanted} were {factor} times what it is, this border would go.',
  },
  'flip-line-never': {
    'zh-CN': '就近调整不能恢复这条线，{wanted}的权重再高也不行。',
    en: 'No small change brings this line back, whatever the weight of {wanted}.',
  },
  'flip-arc-never': {
    'zh-CN': '就近调整不会取消这条界线，{wanted}的权重再高也不会。',
    en: 'No small change takes this border away, whatever the weight of {wanted}.',
  },
  'flip-arc-unwanted': {
    'zh-CN': '没有部门把两侧划在一个网格里，取消这条界线只会降低一致度。',
    en: 'No department has one grid on both sides; without this border they would agree less.',
  },
  'flip-grid-too-large-households': {
    'zh-CN': '这会使网格 {code} 超过规模：{size} 户，最多 {limit} 户。',
    en: 'It brings grid {code} over its size: {size} households, {limit} allowed.',
  },
  'flip-grid-too-small-households': {
    'zh-CN': '这会使网格 {code} 低于规模：{size} 户，至少 {limit} 户。',
    en: 'It brings grid {code} under its size: {size} households, {limit} needed.',
  },
  'flip-grid-too-large-area': {
    'zh-CN': '这会使网格 {code} 超过规模：{size} 公顷，最多 {limit} 公顷。',
    en: 'It brings grid {code} over its size: {size} ha, {limit} ha allowed.',
  },
  'flip-grid-too-small-area': {
    'zh-CN': '这会使网格 {code} 低于规模：{size} 公顷，至少 {limit} 公顷。',
    en: 'It brings grid {code} under its size: {size} ha, {limit} ha needed.',
  },
  'flip-new-grid-too-large-households': {
    'zh-CN': '这会新增一个超过规模的网格：{size} 户，最多 {limit} 户。',
    en: 'It makes a new grid over the size: {size} households, {limit} allowed.',
  },
  'flip-new-grid-too-small-households': {
    'zh-CN': '这会新增一个低于规模的网格：{size} 户，至少 {limit} 户。',
    en: 'It makes a new grid under the size: {size} households, {limit} needed.',
  },
  'flip-new-grid-too-large-area': {
    'zh-CN': '这会新增一个超过规模的网格：{size} 公顷，最多 {limit} 公顷。',
    en: 'It makes a new grid over the size: {size} ha, {limit} ha allowed.',
  },
  'flip-new-grid-too-small-area': {
    'zh-CN': '这会新增一个低于规模的网格：{size} 公顷，至少 {limit} 公顷。',
    en: 'It makes a new grid under the size: {size} ha, {limit} ha needed.',
  },
  'flip-breaks-grid': {
    'zh-CN': '就近调整会把一个网格断成不相连的几块。',
    en: 'A small change would leave a grid in pieces that do not touch.',
  },
  'flip-crosses-community': {
    'zh-CN': '两侧属于不同社区，网格不能跨社区。',
    en: 'The two sides lie in different communities, and no grid may lie in both.',
  },
  'flip-moves': {
    'zh-CN': '约 {households} 户会改归网格 {to}。',
    en: 'About {households} households would go to grid {to}.',
  },
  'flip-moves-land': {
    'zh-CN': '一片无人居住的土地会改归网格 {to}。',
    en: 'Land where nobody lives would go to grid {to}.',
  },
  'flip-makes-grid': {
    'zh-CN': '网格会增加一个，新网格约 {households} 户。',
    en: 'There would be one grid more, with about {households} households.',
  },
  'flip-joins': {
    'zh-CN': '两个网格会并为网格 {to}，网格减少一个。',
    en: 'The two grids would be one, {to}.',
  },
  'agreement-falls': {
    'zh-CN': '部门间的平均一致度会下降千分之 {points}。',
    en: 'The mean agreement of the departments would fall by {points} thousandths.',
  },
  'agreement-rises': {
    'zh-CN': '部门间的平均一致度会上升千分之 {points}。',
    en: 'The mean agreement of the departments would rise by {points} thousandths.',
  },
  'agreement-stays': {
    'zh-CN': '部门间的平均一致度基本不变。',
    en: 'The mean agreement of the departments would stay the same.',
  },
  'line-brought-back': {
    'zh-CN': '可以保留这条线：在重新求得的最佳方案中，约 {households} 户改归其他网格。',
    en: 'This line can be kept: in the best plan found with it, about {households} households have another grid.',
  },
  'arc-taken-away': {
    'zh-CN': '可以取消这条界线：在重新求得的最佳方案中，约 {households} 户改归其他网格。',
    en: 'This border can go: in the best plan found without it, about {households} households have another grid.',
  },
  'counterfactual-outside-band': {
    'zh-CN': '规模超出范围的网格：{codes}。',
    en: 'Grids outside the size band: {codes}.',
  },
  'line-unknown': {
    'zh-CN': '这条线不沿基本单元的边界。',
    en: 'This line does not follow borders of atoms.',
  },
  'line-on-border': {
    'zh-CN': '这里已经是网格界线。',
    en: 'This line is a border of grids already.',
  },
  'line-off-border': {
    'zh-CN': '这里没有网格界线可以取消。',
    en: 'There is no border of grids here that could go.',
  },
  'line-tied': {
    'zh-CN': '两侧的土地必须同属一个网格，或在一个锁定的网格内。',
    en: 'The land on both sides must stay in one grid, or lies in a locked grid.',
  },
  'line-locked': {
    'zh-CN': '这里是锁定网格的边界。',
    en: 'A locked grid ends here.',
  },
  'line-crosses-communities': {
    'zh-CN': '这里是社区界线，网格不能跨社区。',
    en: 'This is a line between communities, and no grid may lie in both.',
  },
  'line-without-plan': {
    'zh-CN': '按现有的网格数，没有找到符合要求的方案。',
    en: 'No such plan was found with as many grids as now.',
  },
} as const satisfies Catalogue;
