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
  'json-text-not-storable': {
    'zh-CN': '文字 {found} 中有无法保存的字符（空字符或不完整的字符），请删去后重新导出。',
    en: 'The text {found} holds a character that cannot be stored (NUL or half of a pair). Remove it and export again.',
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
  'reference-unknown': {
    'zh-CN': '没有这样的坐标系[：{found}]。请写 EPSG 代号、GCJ-02 或 BD-09。',
    en: 'There is no such reference system[: {found}]. Name an EPSG code, GCJ-02 or BD-09.',
  },
  'reference-missing': {
    'zh-CN': '文件没有说明坐标系，从数值[（{found}）]也看不出来。请用 EPSG 代号声明坐标系。',
    en: 'The file does not say its reference system, and its numbers[ ({found})] do not show it. Declare one, such as EPSG:4548.',
  },
  'prj-not-understood': {
    'zh-CN': '.prj 中的坐标系无法识别[：{found}]。请声明坐标系。',
    en: 'The reference system in the .prj is not understood[: {found}]. Declare one.',
  },
  'coordinate-outside-reference': {
    'zh-CN': '[第 {feature} 个要素：]坐标[ {found} ]不属于这个坐标系。请检查声明的坐标系。',
    en: '[Feature {feature}: ]the position[ {found}] is none of this reference system. Check what is declared.',
  },
  'content-contradicts-name': {
    en: 'The file {file} is named {expected} but does not begin like one (found: {found}). Send it under the name of what it is.',
    'zh-CN': '{file} 的扩展名为 {expected}，但内容并非该类型（实为：{found}）。请按实际类型命名后再上传。',
  },
  'zip-too-many-files': {
    en: 'The zip holds {found} files; {expected} are the most that is looked through.',
    'zh-CN': '压缩包含有 {found} 个文件，最多只处理 {expected} 个。',
  },
  'zip-name-unsafe': {
    en: 'A name in the zip leads out of its folder ({found}). Pack the files anew, without paths.',
    'zh-CN': '压缩包中的文件名指向目录之外（{found}）。请去掉路径后重新打包。',
  },
  'zip-bomb': {
    en: 'The file {file} in the zip would unpack to {found} bytes, out of all proportion to what was sent. Send the file itself.',
    'zh-CN': '压缩包中的 {file} 解压后将达 {found} 字节，与压缩包大小极不相称。请直接上传该文件。',
  },
  'zip-damaged': {
    'zh-CN': '压缩包已损坏或不完整[：{found}]。',
    en: 'The zip is damaged or cut off[: {found}].',
  },
  'reference-contradicted': {
    'zh-CN': '坐标[ {found} ]像经纬度，与投影坐标系不符。请检查 .prj 或声明的坐标系。',
    en: 'The position[ {found}] looks like degrees, not like a projected reference system. Check the .prj or what is declared.',
  },
  'zip-encrypted': {
    'zh-CN': '压缩包有密码。请解开后再交。',
    en: 'The zip is encrypted. Unpack it first.',
  },
  'zip-without-data': {
    'zh-CN': '压缩包里没有 GeoJSON，也没有 .shp。',
    en: 'The zip holds neither GeoJSON nor a .shp.',
  },
  'several-data-sets': {
    'zh-CN': '里面有几份数据[：{found}]。请一次只交一份。',
    en: 'There are several data sets in it[: {found}]. Give one at a time.',
  },
  'part-missing': {
    'zh-CN': '缺少 shapefile 的[ {expected} ]部分。请把同名的 .shp、.shx、.dbf 一起交来。',
    en: 'The[ {expected}] part of the shapefile is missing. Give the .shp, .shx and .dbf of one name together.',
  },
  'part-repeated': {
    'zh-CN': 'shapefile 的同一部分出现了两次[：{found}]。',
    en: 'A part of the shapefile is given twice[: {found}].',
  },
  'shapefile-truncated': {
    'zh-CN': '.shp 不完整[：有 {found} 字节][，应有 {expected} 字节]。请重新导出或传送。',
    en: 'The .shp is cut off[: it has {found} bytes][ of {expected}]. Export or send it again.',
  },
  'shapefile-damaged': {
    'zh-CN': '[第 {feature} 个要素：].shp 已损坏[（{found}）]。',
    en: '[Feature {feature}: ]the .shp is damaged[ ({found})].',
  },
  'shapefile-type': {
    'zh-CN': '不支持这种 shapefile[：类型 {found}]。',
    en: 'This type of shapefile is not supported[: {found}].',
  },
  'table-truncated': {
    'zh-CN': '.dbf 不完整[：有 {found} 字节][，应有 {expected} 字节]。请重新导出或传送。',
    en: 'The .dbf is cut off[: it has {found} bytes][ of {expected}]. Export or send it again.',
  },
  'table-damaged': {
    'zh-CN': '.dbf 已损坏[（{found}）]。',
    en: 'The .dbf is damaged[ ({found})].',
  },
  'table-rows': {
    'zh-CN': '.dbf 的行数与 .shp 的要素数不同[：{found} 与 {expected}]。它们可能不是同一份数据。',
    en: 'The .dbf and the .shp differ in length[: {found} rows][, {expected} shapes]. They may not belong together.',
  },
  'encoding-unknown': {
    'zh-CN': '没有这样的编码[：{found}]。',
    en: 'There is no such encoding[: {found}].',
  },
  'sheet-empty': { 'zh-CN': '表格里没有内容。', en: 'The sheet holds nothing.' },
  'sheet-without-header': {
    'zh-CN': '找不到表头。请在数据上面写一行列名。',
    en: 'There is no header. Put a row with the names of the columns above the data.',
  },
  'sheet-too-long': {
    'zh-CN': '表格行数太多[，上限 {expected} 行]。',
    en: 'The sheet has too many rows[; the limit is {expected}].',
  },
  'sheet-damaged': {
    'zh-CN': '表格无法读取，可能已损坏[（{found}）]。',
    en: 'The sheet cannot be read; it may be damaged[ ({found})].',
  },
  'sheet-old-excel': {
    'zh-CN': '这是旧版 Excel（.xls）或有密码的文件。请另存为 .xlsx 或 CSV。',
    en: 'This is an old Excel file (.xls) or has a password. Save it as .xlsx or CSV.',
  },
  'sheet-kind-unknown': {
    'zh-CN': '这不是表格。可以用 CSV 或 Excel（.xlsx）。',
    en: 'This is no sheet. Use CSV or Excel (.xlsx).',
  },
  'worksheet-unknown': {
    'zh-CN': '没有这个工作表[：{found}][，有的是：{expected}]。',
    en: 'There is no such worksheet[: {found}][; there are {expected}].',
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
  'not-a-line': {
    'zh-CN': '应为线[，却是 {found}]。',
    en: 'A line is expected[; this is a {found}].',
  },
  'not-a-point': {
    'zh-CN': '应为点[，却是 {found}]。',
    en: 'A point is expected[; this is a {found}].',
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
  'outside-reference-area': {
    'zh-CN': '[有 {count} 个]要素在该坐标系适用范围之外。请检查坐标系是否选对。',
    en: '[{count} ]features lie outside the area that the reference system is made for. Check that it is the right one.',
  },
  'encoding-contradicted': {
    'zh-CN': '.cpg 或表头写的编码与内容不符，已按内容判断。',
    en: 'The .cpg or the header names an encoding that the text is not in; the text decided.',
  },
  'rows-deleted': {
    'zh-CN': '[有 {count} 行]在表中标为已删除，未读取。',
    en: '[{count} ]rows are marked as deleted in the table and were not read.',
  },
  'table-missing': {
    'zh-CN': '没有 .dbf，要素没有属性。',
    en: 'There is no .dbf, so features have no properties.',
  },
  'digits-lost': {
    'zh-CN': '[有 {count} 个]数字超过 15 位，表格软件已丢失末尾的数字。请把这一列设为文本后重新填写。',
    en: '[{count} ]numbers have more than 15 digits, of which a spreadsheet has lost the last. Format the column as text and enter them again.',
  },
  'formula-without-result': {
    'zh-CN': '[有 {count} 个]公式没有保存结果，按空白读取。请用表格软件打开并保存一次。',
    en: '[{count} ]formulas have no stored result and were read as blank. Open the file in a spreadsheet and save it.',
  },
  'cells-beyond-header': {
    'zh-CN': '[有 {count} 个]单元格在表头右边，未读取。',
    en: '[{count} ]cells lie to the right of the header and were not read.',
  },
  'encoding-declared': { 'zh-CN': '编码由您指定。', en: 'The encoding was given by you.' },
  'encoding-mark': {
    'zh-CN': '编码由文件开头的字节序标记说明。',
    en: 'The encoding is told by the byte order mark at the start.',
  },
  'encoding-plain': { 'zh-CN': '全部是 ASCII 字符。', en: 'All characters are ASCII.' },
  'encoding-cpg': { 'zh-CN': '编码取自 .cpg 文件。', en: 'The encoding is named in the .cpg.' },
  'encoding-code-page': {
    'zh-CN': '编码取自 .dbf 表头。',
    en: 'The encoding is named in the header of the .dbf.',
  },
  'encoding-utf8-valid': {
    'zh-CN': '全部文字都是合法的 UTF-8。',
    en: 'All text is valid UTF-8.',
  },
  'encoding-guessed': {
    'zh-CN': '编码是从文字猜出的，请核对样例。',
    en: 'The encoding was guessed from the text; look at the samples.',
  },
  'encoding-assumed': {
    'zh-CN': '看不出编码，按 GB18030 读取，请核对样例。',
    en: 'The encoding does not show; the text was read as GB18030. Look at the samples.',
  },
  'reference-declared': { 'zh-CN': '坐标系由您指定。', en: 'The reference system was given by you.' },
  'reference-geojson': {
    'zh-CN': 'GeoJSON 没有另作说明，即为 WGS 84 经纬度。',
    en: 'GeoJSON that says nothing else is longitude and latitude on WGS 84.',
  },
  'reference-crs-member': {
    'zh-CN': '坐标系取自文件中的 crs。',
    en: 'The reference system is named in the crs member of the file.',
  },
  'reference-prj': { 'zh-CN': '坐标系取自 .prj 文件。', en: 'The reference system is that of the .prj.' },
  'reference-local-datum': {
    'zh-CN': '地方基准，没有当地转换参数，位置可能偏差几十米到一百多米。请与底图核对。',
    en: 'A local datum: without parameters of the place it can be off by tens of metres to over a hundred. Compare with the map.',
  },
  'reference-range-degrees': {
    'zh-CN': '没有 .prj，数值像经纬度，按 WGS 84 读取，请核对位置。',
    en: 'There is no .prj; the numbers look like degrees and were read as WGS 84. Check the place.',
  },
  'reference-range-zone': {
    'zh-CN': '没有 .prj，从坐标的带号看像 CGCS2000 高斯投影，请核对位置。',
    en: 'There is no .prj; the zone in the eastings points to CGCS2000 Gauss-Kruger. Check the place.',
  },
  'reference-plane': { 'zh-CN': '按平面上的米读取。', en: 'The numbers were read as metres on a plane.' },
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
