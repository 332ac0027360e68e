import type { Catalogue } from './catalogue.ts';

/** What reading a file reports: why a file or a row is refused, what was repaired, what is worth knowing. */
export const IMPORT_TEXTS = {
  'file-empty': {
    'zh-CN': '文件是空的。',
    en: 'The file is empty.',
  },
  'file-too-large': {
    'zh-CN': '文件太大[：{found} 字节][，上限 {expected} 字节]。',
    en: 'The file is too large[: {found} bytes][; the limit is {expected}].',
  },
  'not-utf8': {
    'zh-CN': '文件不是 UTF-8 编码[（出现 {found}）]。',
    en: 'The file is not UTF-8[ (it holds {found})].',
  },
  'json-truncated': {
    'zh-CN': 'JSON 没有结束，文件可能被截断。',
    en: 'The JSON does not end; the file may be cut off.',
  },
  'json-syntax': {
    'zh-CN': 'JSON 语法有误[，出现 {found}]。',
    en: 'The JSON is malformed[ at {found}].',
  },
  'json-number-not-finite': {
    'zh-CN': 'JSON 中有不是有限数的数值[：{found}]。',
    en: 'The JSON holds a number that is not finite[: {found}].',
  },
  'json-duplicate-key': {
    'zh-CN': '同一个对象中键名重复[：{found}]。',
    en: 'A key stands twice in one object[: {found}].',
  },
  'json-too-deep': {
    'zh-CN': 'JSON 嵌套太深。',
    en: 'The JSON is nested too deeply.',
  },
  'wrong-root': {
    'zh-CN': '文件应是 GeoJSON[，出现的是 {found}][，应为 {expected}]。',
    en: 'The file is no GeoJSON[: it holds {found}][, expected {expected}].',
  },
  'no-features': {
    'zh-CN': '文件中没有带几何的要素。',
    en: 'The file holds no feature with a geometry.',
  },
  'wrong-feature': {
    'zh-CN': '[第 {feature} 个要素：]不是 GeoJSON 要素[，出现的是 {found}]。',
    en: '[Feature {feature}: ]not a GeoJSON feature[; it holds {found}].',
  },
  'wrong-geometry': {
    'zh-CN': '[第 {feature} 个要素：]几何不符合 GeoJSON[，出现的是 {found}][，应为 {expected}]。',
    en: '[Feature {feature}: ]not a GeoJSON geometry[; it holds {found}][, expected {expected}].',
  },
  'reference-system': {
    'zh-CN': '文件声明的坐标系不是经纬度[：{found}][，应为 {expected}]。',
    en: 'The file declares another reference system[: {found}][, expected {expected}].',
  },
  'coordinate-not-a-number': {
    'zh-CN': '[第 {feature} 个要素：]坐标不是数字[：{found}]。',
    en: '[Feature {feature}: ]a coordinate is not a number[: {found}].',
  },
  'coordinate-missing': {
    'zh-CN': '[第 {feature} 个要素：]坐标不全[：{found}]。',
    en: '[Feature {feature}: ]a position lacks a coordinate[: {found}].',
  },
  'coordinate-out-of-range': {
    'zh-CN': '[第 {feature} 个要素：]坐标超出经纬度范围[：{found}]。',
    en: '[Feature {feature}: ]a coordinate is no longitude or latitude[: {found}].',
  },
  'mixed-geometries': {
    'zh-CN': '[第 {feature} 个要素：]点和面不能混在一个文件中[，出现的是 {found}]。',
    en: '[Feature {feature}: ]points and polygons cannot stand in one file[; it holds {found}].',
  },
  'id-collision': {
    'zh-CN': '[第 {feature} 个要素：]编号 {found} 与自动编号相同。',
    en: '[Feature {feature}: ]the id {found} is also the number given to a feature without one.',
  },
  'ring-closed': {
    'zh-CN': '已闭合没有闭合的环。',
    en: 'An open ring was closed.',
  },
  'duplicate-points-removed': {
    'zh-CN': '已去掉连续重复的点。',
    en: 'Repeated points were removed.',
  },
  'bowtie-split': {
    'zh-CN': '边界自相交，已在交点处拆开。',
    en: 'A border that crossed itself was split at the crossing.',
  },
  'spike-removed': {
    'zh-CN': '已去掉尖刺。',
    en: 'A spike was removed.',
  },
  'self-touch-split': {
    'zh-CN': '边界碰到自己，已在该点拆开。',
    en: 'A border that touched itself was split at that point.',
  },
  'nested-ring-cut-out': {
    'zh-CN': '套在里面的环已改作洞。',
    en: 'A ring inside another was cut out as a hole.',
  },
  'crossing-rings-resolved': {
    'zh-CN': '相交的环已分清。',
    en: 'Rings that crossed were resolved.',
  },
  'shared-edge-resolved': {
    'zh-CN': '环之间重合的一段已消去。',
    en: 'A stretch shared by two rings was resolved.',
  },
  'hole-outside-shell-dropped': {
    'zh-CN': '已去掉外环之外的洞。',
    en: 'A hole outside its shell was dropped.',
  },
  'interior-split': {
    'zh-CN': '内部被洞隔开，已分成几部分。',
    en: 'An interior divided by holes was split into parts.',
  },
  'ring-without-area-dropped': {
    'zh-CN': '已去掉没有面积的环。',
    en: 'A ring without area was dropped.',
  },
  'ring-reoriented': {
    'zh-CN': '已把环的方向改正。',
    en: 'A ring was turned the right way round.',
  },
  'not-a-polygon': {
    'zh-CN': '应为面[，却是 {found}]。',
    en: 'A polygon is expected[; this is a {found}].',
  },
  'empty-geometry': {
    'zh-CN': '几何为空。',
    en: 'The geometry is empty.',
  },
  'no-area': {
    'zh-CN': '面没有面积。',
    en: 'The polygon has no area.',
  },
  'weight-missing': {
    'zh-CN': '没有权重值。',
    en: 'The weight is missing.',
  },
  'weight-not-a-number': {
    'zh-CN': '权重不是数字[：{found}]。',
    en: 'The weight is not a number[: {found}].',
  },
  'weight-negative': {
    'zh-CN': '权重为负[：{found}]。',
    en: 'The weight is negative[: {found}].',
  },
  'row-outside-outline': {
    'zh-CN': '要素完全在辖区之外。',
    en: 'The feature lies wholly outside the district.',
  },
  'byte-order-mark': {
    'zh-CN': '文件开头有字节序标记，已忽略。',
    en: 'The file starts with a byte order mark, which was ignored.',
  },
  'without-geometry': {
    'zh-CN': '[有 {count} 个]要素没有几何，未读取。',
    en: '[{count} ]features have no geometry and were not read.',
  },
  'altitude-dropped': {
    'zh-CN': '高程值已忽略[（{count} 个要素）]。',
    en: 'Altitudes were ignored[ ({count} features)].',
  },
  'id-field-absent': {
    'zh-CN': '文件中没有指定的编号字段。',
    en: 'The file has no such id field.',
  },
  'ids-generated': {
    'zh-CN': '[有 {count} 个]要素没有编号，已按行号编为 #n。',
    en: '[{count} ]features have no id and were numbered #n by their row.',
  },
  'several-features-one-id': {
    'zh-CN': '[有 {count} 个]要素与别的要素编号相同，算作同一个网格的几部分。',
    en: '[{count} ]features share an id with others and count as parts of one grid.',
  },
} as const satisfies Catalogue;
