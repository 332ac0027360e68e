import type { Catalogue } from './catalogue.ts';

/** Why borders cannot be redrawn, moved or drawn anew. */
export const BOUNDARY_TEXTS = {
  'cut-off-has-no-neighbour': {
    'zh-CN': '所画的线从网格 {code} 切下的部分没有相邻网格可以接收。要把它变成新网格，请用“拆分”。',
    en: 'What the drawn line cuts off grid {code} has no neighbouring grid to go to. To make it a grid of its own, split the grid.',
  },
  'land-beside-plan': {
    'zh-CN': '所画的范围不在方案之内。请在方案的土地上画。',
    en: 'The drawn land lies beside the plan. Draw on the land of the plan.',
  },
  'no-land-chosen': {
    'zh-CN': '请先选择地块或画出范围，再新建网格。',
    en: 'Choose atoms or draw land for the new grid first.',
  },
  'vertex-unknown': {
    'zh-CN': '此处没有网格边界的顶点，可能边界已被他人修改。请重新选择。',
    en: 'No border of a grid has a vertex here; the border may have been changed. Choose the vertex again.',
  },
  'vertex-is-node': {
    'zh-CN': '此处有三个以上网格相接，这个顶点不能删除，只能移动。',
    en: 'Three or more grids meet at this vertex. It can be moved but not taken away.',
  },
  'outside-moves': {
    'zh-CN': '方案的外围边界不能改变。外围上的交点只能沿外围移动。',
    en: 'The outside of the plan cannot change. Where a border meets it, the vertex can only slide along it.',
  },
  'border-crosses-itself': {
    'zh-CN': '移动后的边界会与自身或其他边界相交。请不要越过相邻的边界。',
    en: 'The moved border would cross itself or another border. Do not move it past a border beside it.',
  },
} as const satisfies Catalogue;
