import type { Catalogue } from './catalogue.ts';

/** What a merge found, decided or refused. */
export const MERGE_TEXTS = {
  'part-left-out': {
    'zh-CN': '范围中有一小块（[{area} 平方米，]不足 50 平方米或宽不足 15 米）未参与划分。',
    en: 'A small part of the outline ([{area} m², ]under 50 m² or under 15 m across) is left out.',
  },
  'islet-attached': {
    'zh-CN': '范围中不与主体相连的一小块划入了最近的网格[ {ids}]，该网格因此分成几块。',
    en: 'A small separate part of the outline was given to the nearest grid[ {ids}], which is therefore in several parts.',
  },
  'units-empty': {
    'zh-CN': '单元文件里没有任何面。',
    en: 'The units hold no polygon.',
  },
  'communities-empty': {
    'zh-CN': '社区文件里没有任何面。',
    en: 'The communities hold no polygon.',
  },
  'duplicate-unit': {
    'zh-CN': '有两个单元的编号都是 {id}。请为每个单元给出不同的编号。',
    en: 'Two units have the id {id}. Give every unit an id of its own.',
  },
  'community-codes-repeated': {
    'zh-CN': '有两个社区的代码都是 {code}。请改正其中一个。',
    en: 'Two communities have the code {code}. Correct one of them.',
  },
  'community-codes-differ': {
    'zh-CN': '社区 {id} 有不同的代码：{codes}。请改正代码，或指定能区分各社区的列（例如代码列）。',
    en: 'The community {id} has different codes: {codes}. Correct them, or name a column that tells communities apart, such as that of the codes.',
  },
  'units-overlap': {
    'zh-CN': '单元[ {ids} ]互相重叠[ {area} 平方米]。',
    en: 'Units[ {ids}] overlap[ by {area} m²].',
  },
  'first-keeps-the-ground': {
    'zh-CN': '重叠部分归文件中在前的一个。',
    en: 'The one that comes first in the file keeps the ground.',
  },
  'unit-outside': {
    'zh-CN': '单元[ {ids} ]不在范围之内，未参与合并。',
    en: 'Unit[ {ids}] lies outside the outline and takes no part.',
  },
  'unit-covered': {
    'zh-CN': '单元[ {ids} ]完全被文件中在前的单元覆盖，没有自己的土地。',
    en: 'Unit[ {ids}] is covered wholly by units before it in the file and has no ground of its own.',
  },
  'unit-without-land': {
    'zh-CN': '单元[ {ids} ]没有面积，未参与合并。',
    en: 'Unit[ {ids}] has no area and takes no part.',
  },
  'community-without-grid': {
    'zh-CN': '社区[ {ids} ]在范围之内的土地太小或太窄[（{area} 平方米）]，不能成为网格，已划入相邻网格。',
    en: 'The land of community[ {ids}] inside the outline is too small or too narrow for a grid[ ({area} m²)]; it went to its neighbours.',
  },
  'unit-crosses-community': {
    'zh-CN': '单元跨越社区界线[（{ids}）][，较小的部分 {area} 平方米]。',
    en: 'A unit crosses a community line[ ({ids})][; the smaller part has {area} m²].',
  },
  'unit-in-parts': {
    'zh-CN': '单元[ {ids} ]由互不相连的几块组成[（{parts} 块）]，它们同属一个网格。',
    en: 'Unit[ {ids}] lies in separate parts[ ({parts})], which belong to one grid.',
  },
  divided: {
    'zh-CN': '已在社区界线处分开，各部分保持完整。',
    en: 'It is divided there; each part stays whole.',
  },
  'unit-clipped': {
    'zh-CN': '单元[ {ids} ]有一部分在范围之外[（{area} 平方米）]。',
    en: 'Part of unit[ {ids}] lies outside the outline[ ({area} m²)].',
  },
  clipped: {
    'zh-CN': '范围之外的部分已去掉。',
    en: 'What lies outside was cut off.',
  },
  'grid-without-atom': {
    'zh-CN': '原有网格[ {ids} ]在合并结果中没有占到任何地块。',
    en: 'The legacy grid[ {ids}] holds no piece of the merged division.',
  },
  'grid-broken': {
    'zh-CN': '原有网格[ {ids} ]在合并结果中分成了几块。',
    en: 'The legacy grid[ {ids}] is broken into several parts.',
  },
  'outside-band': {
    'zh-CN': '网格[ {code} ]的规模在规定范围之外。',
    en: 'The size of grid[ {code}] lies outside the band.',
  },
  'atom-too-heavy': {
    'zh-CN': '其中一个不可分的地块已超过上限。',
    en: 'One of its pieces, which cannot be divided, is heavier than the band allows.',
  },
  'component-too-small': {
    'zh-CN': '所在的这部分范围太小，不够应有的网格数。',
    en: 'Its part of the outline holds too little for the grids it must have.',
  },
  'component-too-large': {
    'zh-CN': '所在的这部分范围太大，分到的网格数不够。',
    en: 'Its part of the outline holds too much for the grids it was given.',
  },
  'no-legal-cut-found': {
    'zh-CN': '搜索没有找到使它落在规定范围之内的划分。',
    en: 'The search found no legal plan with it inside the band.',
  },
  'checks-disagree': {
    'zh-CN':
      '两种检查的结论不一致[（{of}）][，涉及网格 {grids}][：整数检查得 {integer} 平方米，叠置检查得 {turf}]。',
    en: 'The two checks disagree[ ({of})][ on grids {grids}][: the integer check finds {integer} m², the overlay check {turf}].',
  },
  'coverage-invalid': {
    'zh-CN': '合并结果不是边界完全吻合的一整片[（{faults} 处，如 {fault}，位置 {at}）]，不能使用。',
    en: 'The result is not one edge-matched coverage[ ({faults} faults, such as {fault} at {at})] and must not be used.',
  },
  'no-atoms': {
    'zh-CN': '没有可以划分的地块。',
    en: 'There is no piece of land to divide.',
  },
  'given-its-best-atom': {
    'zh-CN': '已把与它重合最多的地块给它。',
    en: 'It was given the piece it shares most with.',
  },
  'stray-pieces-relabelled': {
    'zh-CN': '零散的地块已改归相邻网格。',
    en: 'Its stray pieces were given to the grids beside them.',
  },
  'largest-claim-holds-the-atom': {
    'zh-CN': '重叠的土地归占地最多的网格。',
    en: 'The land goes to the grid that claims most of it.',
  },
  'uncovered-or-absorbed': {
    'zh-CN': '窄缝并入相邻地块；较大的空白仍算该部门未覆盖。',
    en: 'Narrow gaps join the land beside them; larger ones stay uncovered for this department.',
  },
  'no-layers': {
    'zh-CN': '至少需要一个部门的图层。',
    en: 'A merge needs at least one layer.',
  },
  'duplicate-department': {
    'zh-CN': '部门 {department} 给了不止一个图层。',
    en: 'The department {department} is given more than once.',
  },
  'bad-weight': {
    'zh-CN': '部门 {department} 的权重 {weight} 无效；权重应大于 0。',
    en: 'The weight {weight} of {department} is not valid; a weight is above 0.',
  },
  'bad-tolerance': {
    'zh-CN': '容差 {tolerance} 无效；应大于 0 米，不超过 1000 米。',
    en: 'The tolerance {tolerance} is not valid; it is above 0 and at most 1,000 metres.',
  },
  'bad-grids': {
    'zh-CN': '网格数 {grids} 无效；应为正整数。',
    en: 'The number of grids {grids} is not valid; it is a whole number above 0.',
  },
  'bad-band': {
    'zh-CN': '规模范围 {low}–{high} 无效；下限为 0 至 1，上限不小于 1。',
    en: 'The band {low}–{high} is not valid; its lower end lies from 0 to 1, its upper end is 1 or more.',
  },
  'bad-seed': {
    'zh-CN': '种子 {seed} 无效；应为整数。',
    en: 'The seed {seed} is not valid; it is a whole number.',
  },
  'outline-empty': {
    'zh-CN': '范围中没有面。',
    en: 'The outline holds no polygon.',
  },
  'outline-too-small': {
    'zh-CN': '范围太小[（{area} 平方米）]，没有可以划分的土地。',
    en: 'The outline is too small[ ({area} m²)]; there is no land to divide.',
  },
  'layer-empty': {
    'zh-CN': '图层[ {department} ]没有可用的网格。',
    en: 'The layer[ {department}] holds no usable grid.',
  },
  'layer-outside-outline': {
    'zh-CN': '图层 {department} 与范围没有交集。请检查坐标系。',
    en: 'The layer {department} does not meet the outline. Check its reference system.',
  },
  'extent-too-large': {
    'zh-CN': '{what} 的范围过大：距区域中心超过 3 度，或纬度超过 85 度。请检查坐标系。',
    en: 'The extent of {what} is too large: more than 3 degrees from the middle of the outline, or beyond 85 degrees of latitude. Check its reference system.',
  },
  'grids-outside-outline': {
    'zh-CN': '原有网格[ {ids} ]不在范围之内。',
    en: 'The legacy grids[ {ids}] lie outside the outline.',
  },
  'grids-without-land': {
    'zh-CN':
      '原有网格[ {ids} ]没有面积，未参与合并。请检查图形：重复绘制、只有一条线，或被自身的洞完全覆盖。',
    en: 'The legacy grids[ {ids}] enclose no land and take no part. Check their rings: drawn twice, a mere line, or filled by a hole of their own.',
  },
  'households-empty': {
    'zh-CN': '住户数据中没有大于 0 的数值。',
    en: 'The household source holds no weight above 0 inside the outline.',
  },
  'households-outside': {
    'zh-CN': '住户数据都在范围之外。',
    en: 'All households lie outside the outline.',
  },
  'too-few-grids': {
    'zh-CN': '{grids} 个网格太少：范围由 {least} 块较大的部分组成，每块至少一个网格。',
    en: '{grids} grids are too few: the outline has {least} larger parts, and each needs a grid of its own.',
  },
  'too-many-grids': {
    'zh-CN': '{grids} 个网格太多[：最多 {most} 个]。',
    en: '{grids} grids are too many[: there are {most} pieces].',
  },
} as const satisfies Catalogue;
