import type { Catalogue } from './catalogue.ts';

/** Why an edit cannot be made, and what the checks say of one that can. */
export const EDIT_TEXTS = {
  'operation-unknown': {
    'zh-CN': '不认识的操作“{kind}”。',
    en: 'There is no operation “{kind}”.',
  },
  'grid-unknown': {
    'zh-CN': '方案中没有网格 {code}。',
    en: 'The plan has no grid {code}.',
  },
  'code-empty': {
    'zh-CN': '请填写新网格的编码。',
    en: 'The new grid needs a code.',
  },
  'code-in-use': {
    'zh-CN': '编码 {code} 已经用过，不能再用。',
    en: 'The code {code} has been used before and cannot be used again.',
  },
  'too-few-to-merge': {
    'zh-CN': '至少选择两个不同的网格才能合并。',
    en: 'Choose at least two different grids to merge.',
  },
  'grids-not-adjacent': {
    'zh-CN': '所选网格没有连成一片：{codes} 与其余网格没有公共边界。',
    en: 'The chosen grids do not hang together: {codes} shares no border with the rest.',
  },
  'line-invalid': {
    'zh-CN': '所画的线含有无效坐标。',
    en: 'The drawn line holds a position that is not valid.',
  },
  'line-too-short': {
    'zh-CN': '所画的线至少要有两个不同的点。',
    en: 'The drawn line needs at least two different points.',
  },
  'line-does-not-cross': {
    'zh-CN': '所画的线没有穿过网格 {code}。请从一侧边界画到另一侧边界。',
    en: 'The drawn line does not cross grid {code}. Draw from one side of its border to another.',
  },
  'line-does-not-separate': {
    'zh-CN': '所画的线没有把网格 {code} 分成两块。请从一侧边界画到另一侧边界。',
    en: 'The drawn line does not part grid {code} in two. Draw from one side of its border to another.',
  },
  'line-ambiguous': {
    'zh-CN': '所画的线来回穿过同一块土地，分不清左右。请只穿过一次。',
    en: 'The drawn line winds through the same land, so its sides cannot be told. Cross it once only.',
  },
  'piece-too-small': {
    'zh-CN': '所画的线会切出不足 {area} 平方米的碎块。请把线移开一些。',
    en: 'The drawn line would cut off a piece of less than {area} m². Move the line a little.',
  },
  'rounding-conflict': {
    'zh-CN': '所画的线与已有界线过于接近，无法分辨。请把线移开一些。',
    en: 'The drawn line runs too close to a border to be told from it. Move the line a little.',
  },
  'not-enough-ids': {
    'zh-CN': '这次操作需要 {needed} 个新编号，只给了 {given} 个。',
    en: 'The operation needs {needed} new ids and gives {given}.',
  },
  'id-in-use': {
    'zh-CN': '编号 {id} 已被使用。',
    en: 'The id {id} is in use.',
  },
  'nothing-changes': {
    'zh-CN': '这次操作没有改变任何东西。',
    en: 'The operation changes nothing.',
  },
  'coverage-broken': {
    'zh-CN': '操作之后，相邻地块的边界不再完全吻合（{fault}）。',
    en: 'After the operation the pieces no longer fit together edge to edge ({fault}).',
  },
  'area-not-conserved': {
    'zh-CN': '操作之后，面积总和与之前不一致。',
    en: 'After the operation the areas do not add up to what they were.',
  },
  'land-outside': {
    'zh-CN': '操作会改变所涉地块的外围边界。',
    en: 'The operation would change the outer border of the land it touches.',
  },
  'grid-in-parts': {
    'zh-CN': '网格 {code} 会分成 {parts} 块，原来是 {before} 块。',
    en: 'Grid {code} would be in {parts} parts; before there were {before}.',
  },
  'grid-thin': {
    'zh-CN': '网格 {code} 最宽处不足 {limit} 米。',
    en: 'Grid {code} is less than {limit} m wide at its widest.',
  },
  'piece-thin': {
    'zh-CN': '切出的地块最宽处只有 {width} 米，不足 {limit} 米。',
    en: 'A new piece is only {width} m wide at its widest, less than {limit} m.',
  },
  'atom-not-in-plan': {
    'zh-CN': '方案中没有编号为 {id} 的地块，可能已被别人切分。请重新选择。',
    en: 'The plan has no piece of land {id}; somebody may have cut it. Select again.',
  },
  'grid-would-vanish': {
    'zh-CN': '网格 {code} 会失去全部土地。要取消这个网格，请使用“合并”或“撤销网格”。',
    en: 'Grid {code} would lose all its land. To end it, merge or retire it.',
  },
  'grid-is-last': {
    'zh-CN': '{code} 是方案中唯一的网格，不能撤销。',
    en: 'Grid {code} is the only one of the plan and cannot be retired.',
  },
  'grid-into-itself': {
    'zh-CN': '网格 {code} 不能并入自身，请选择另一个网格。',
    en: 'Grid {code} cannot go into itself. Choose another grid.',
  },
  'no-neighbour': {
    'zh-CN': '网格 {code} 有土地没有可以接收的相邻网格。请先解除相邻网格的锁定或专属标记，或指定接收的网格。',
    en: 'No neighbour can take all land of grid {code}. Unlock or unmark one beside it, or name the grid that takes it.',
  },
  'dedicated-kind-unknown': {
    'zh-CN': '没有“{value}”这类专属网格。可选：{kinds}。',
    en: 'There is no kind “{value}” of dedicated grids. Choose one of {kinds}.',
  },
  'lock-value-unknown': {
    'zh-CN': '锁定网格的标记只能是“yes”，收到的是“{value}”。',
    en: 'A lock of a grid says “yes”, not “{value}”.',
  },
  'reason-empty': {
    'zh-CN': '请填写理由。',
    en: 'Give a reason.',
  },
  'reason-too-long': {
    'zh-CN': '理由不能超过 {limit} 个字。',
    en: 'A reason has at most {limit} characters.',
  },
  'grid-locked': {
    'zh-CN': '网格 {code} 已锁定，它的土地不能改变。请先解除锁定。',
    en: 'Grid {code} is locked; its land cannot change. Unlock it first.',
  },
  'grid-dedicated': {
    'zh-CN': '{code} 是专属网格，保持完整。要改变它的土地，请先取消专属标记。',
    en: 'Grid {code} is dedicated and stays whole. Take its mark away before you change its land.',
  },
  'border-locked': {
    'zh-CN': '这次操作会移动或取消 {edges} 段已锁定的界线。请先解除这些界线的锁定。',
    en: 'The operation would move or end {edges} stretches of locked border. Unlock them first.',
  },
  'border-unknown': {
    'zh-CN': '所选线段不是两个网格之间的界线，可能已被别人改动。请重新选择。',
    en: 'A chosen stretch is no border between two grids; somebody may have changed it. Select again.',
  },
  'micro-number-invalid': {
    'zh-CN': '微网格编号要用两位数字（01 到 99），收到的是“{micro}”。',
    en: 'Micro-grids are numbered with two digits, 01 to 99, not “{micro}”.',
  },
  'atom-in-other-grid': {
    'zh-CN': '地块 {id} 不在网格 {code} 内。微网格只能由同一网格的地块组成。',
    en: 'The piece of land {id} is not in grid {code}. A micro-grid is made of land of its own grid.',
  },
  'micro-grid-in-parts': {
    'zh-CN': '网格 {code} 的微网格 {micro} 分成了 {parts} 块。',
    en: 'Micro-grid {micro} of grid {code} lies in {parts} parts.',
  },
  'parts-invalid': {
    'zh-CN': '份数应是 {least} 到 {most} 之间的整数，收到的是 {parts}。',
    en: 'The number of parts is a whole number from {least} to {most}, not {parts}.',
  },
  'too-few-atoms': {
    'zh-CN': '网格 {code} 不能分成 {parts} 份：不切开小区和楼栋，最多分成 {most} 份。',
    en: 'Grid {code} cannot be divided into {parts}: with compounds and buildings left whole there are {most} parts at most.',
  },
  'too-few-parts': {
    'zh-CN': '网格 {code} 的土地互不相连或分属不同社区，至少要分成 {least} 份，不能分成 {parts} 份。',
    en: 'Grid {code} is made of land that lies apart or in several communities; it is divided into {least} parts at least, not {parts}.',
  },
  'parts-uneven': {
    'zh-CN':
      '网格 {code} 没能分得更均匀：最多的一份与平均数相差 {percent}%（目标 {limit}% 以内）。小区和楼栋不切开。',
    en: 'Grid {code} could not be split more evenly: one part is {percent}% off the mean (asked: {limit}%). Compounds and buildings stay whole.',
  },
  'households-by-area': {
    'zh-CN': '没有住户点位，新地块的户数按面积折算，仅供参考。',
    en: 'There are no household points; the households of the new pieces are shared by area and are an estimate.',
  },
} as const satisfies Catalogue;
