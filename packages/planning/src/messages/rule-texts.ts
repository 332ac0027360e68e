import type { Catalogue } from './catalogue.ts';

/** What the rules say of a plan's grids. */
export const RULE_TEXTS = {
  'grid-edges-unmatched': {
    'zh-CN': '网格 {code} 的边界与相邻土地没有完全吻合（{fault}）。请重新运行合并，得到新的底图。',
    en: 'The border of grid {code} and the land beside it do not fit together ({fault}). Run the merge again for a new base.',
  },
  'gap-beside-grid': {
    'zh-CN':
      '网格 {code} 旁边有一条最宽 {width} 米的缝隙，不属于任何网格。请重新运行合并，把它分给一个网格。',
    en: 'Beside grid {code} lies a gap, {width} m wide at most, that belongs to no grid. Run the merge again and give it to one.',
  },
  'grids-overlap-by-turf': {
    'zh-CN':
      '复核（Turf）发现网格 {code} 与 {other} 重叠 {area} 平方米，而覆盖检查没有发现。请停止编辑，并把方案编号告知管理员。',
    en: 'A second check (Turf) finds that grids {code} and {other} overlap by {area} m², which the coverage check does not. Stop editing and tell the administrator which plan it is.',
  },
  'turf-gave-up': {
    'zh-CN': '复核（Turf）无法比较网格 {code} 与 {other}；覆盖检查没有发现问题。',
    en: 'The second check (Turf) could not compare grids {code} and {other}; the coverage check finds no fault.',
  },
  'grid-has-parts': {
    'zh-CN': '网格 {code} 分成 {parts} 块，其中这一块有 {households} 户。请把它划给周围的网格。',
    en: 'Grid {code} lies in {parts} parts; this one has {households} households. Give it to a grid beside it.',
  },
  'grid-in-communities': {
    'zh-CN': '网格 {code} 跨了社区：{communities}。每个网格只能在一个社区内。',
    en: 'Grid {code} lies in several communities: {communities}. A grid lies in exactly one.',
  },
  'communities-unknown': {
    'zh-CN': '缺少社区范围，无法判断网格 {code} 在哪个社区。请先导入社区。',
    en: 'Communities are missing, so nobody can tell which one grid {code} lies in. Import them first.',
  },
  'land-in-no-community': {
    'zh-CN': '网格 {code} 有 {atoms} 块土地不在任何社区内，无法完整判断。请核对社区范围。',
    en: '{atoms} pieces of land of grid {code} lie in no community, so the check is not complete. Look at the communities.',
  },
  'unit-in-grids': {
    'zh-CN': '“{unit}”被分到几个网格：{codes}。小区等单元必须完整地在一个网格内。',
    en: '“{unit}” is divided between grids {codes}. A compound or another unit lies whole in one grid.',
  },
  'units-unknown': {
    'zh-CN': '没有小区等单元的范围，无法检查网格 {code} 是否切开了它们。请先导入小区。',
    en: 'There are no compounds, so nobody can tell whether grid {code} cuts one. Import them first.',
  },
  'building-in-grids': {
    'zh-CN': '楼栋“{building}”被网格界线切开：{codes}。一栋楼必须完整地在一个网格内。',
    en: 'Building “{building}” is cut by the border between grids {codes}. A building lies whole in one grid.',
  },
  'buildings-unknown': {
    'zh-CN': '没有楼栋数据，无法检查网格 {code} 是否切开了楼栋。请先导入楼栋。',
    en: 'There are no buildings, so nobody can tell whether grid {code} cuts one. Import them first.',
  },
  'buildings-at-points': {
    'zh-CN': '网格 {code} 有 {buildings} 栋楼只有点位、没有轮廓，无法检查界线是否切开了它们。',
    en: '{buildings} buildings in grid {code} are known as points without their ground, so nobody can tell whether the border cuts them.',
  },
  'grid-below-band': {
    'zh-CN':
      '网格 {code} 有 {households} 户，少于 {least} 户（范围 {least}–{greatest}）。请扩大网格，或写明保留的理由。',
    en: 'Grid {code} has {households} households, fewer than {least} (band {least}–{greatest}). Enlarge it, or give a reason to leave it.',
  },
  'grid-above-band': {
    'zh-CN':
      '网格 {code} 有 {households} 户，多于 {greatest} 户（范围 {least}–{greatest}）。请拆分网格，或写明保留的理由。',
    en: 'Grid {code} has {households} households, more than {greatest} (band {least}–{greatest}). Split it, or give a reason to leave it.',
  },
  'outside-band-for-reason': {
    'zh-CN': '网格 {code} 有 {households} 户，不在 {least}–{greatest} 的范围内，理由：{reason}。',
    en: 'Grid {code} has {households} households, outside the band {least}–{greatest}, for a reason: {reason}.',
  },
  'band-unset': {
    'zh-CN': '还没有规定网格的户数范围，无法检查网格 {code} 的规模。请先在设置中填写。',
    en: 'No household band has been set, so the size of grid {code} cannot be checked. Set it first.',
  },
  'households-unknown': {
    'zh-CN': '没有住户数据，无法检查网格 {code} 的规模。请先导入住户点位或带户数的楼栋。',
    en: 'There are no households, so the size of grid {code} cannot be checked. Import household points, or buildings with households.',
  },
  'grid-not-compact': {
    'zh-CN': '网格 {code} 的形状过于狭长曲折：紧凑度 {percent}%，低于 {limit}%。',
    en: 'Grid {code} is drawn out or winding: its compactness is {percent}%, less than {limit}%.',
  },
  'code-not-of-community': {
    'zh-CN': '编码 {code} 不是社区“{community}”的 15 位编码（{prefix} 加三位顺序号）。发布时会自动编码。',
    en: 'Code {code} is not one of fifteen digits of community {community} ({prefix} and a number of three). Publication gives codes.',
  },
  'community-without-code': {
    'zh-CN': '社区“{community}”没有编码，无法检查网格编码 {code}。请先为社区填写 12 位编码。',
    en: 'Community {community} has no code, so the code {code} cannot be checked. Give the community its twelve digits first.',
  },
} as const satisfies Catalogue;
