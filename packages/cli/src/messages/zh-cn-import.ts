import type { importEn } from './en-import.ts';

/** Chinese texts of `onegrid import` by code. */
export const importZhCn: Readonly<Record<keyof typeof importEn, string>> = {
  'usage-import': `用法：onegrid import 文件 --as layer:部门 --to 地址 [--id 字段] [--accept] [--new-round] [选项]
      onegrid import 文件 --as 类别 --to 地址 [--map 项目=字段 ...] [选项]

把文件交给正在运行的服务。服务读取文件，原样保存，并逐条报告结果。

  文件                 GeoJSON、Shapefile 的 zip，或 .shp（其他部分放在旁边）
  --as layer:部门      一个部门的网格：存为草稿图层；加 --accept 则立即采用
  --as 类别            基础数据，整体替换原有内容：outline（边界）、towns（乡镇街道）、communities（社区）、
                       compounds（小区）、buildings（楼栋）、streets（道路）、water（水系）
  --to 地址            服务地址，例如 http://localhost:4000
  --id 字段            图层中的网格编号字段
  --new-round          开启新一轮规划：统一网格发布后，只有规划人员可以这样导入图层
  --map 项目=字段      文件中哪个字段作为基础数据的哪个项目：name、code、town、id、kind、address、
                       households、floors、compound、class、width、nameEn；每个项目一次
  --reference 坐标系   坐标所用的坐标系，以此为准：EPSG:4548、GCJ-02、BD-09
  --encoding 编码      Shapefile 属性表的编码：gbk、utf-8、big5

用 ONEGRID_USER 和 ONEGRID_PASSWORD 登录。

退出码：0 全部采用，1 部分要素未采用，2 参数或文件有误，或服务拒绝
`,
  'import-file-missing': '没有给出要导入的文件；请看 onegrid import --help',
  'import-wrong-target': '--as {value}：应为 layer:部门，或以下之一：{kinds}',
  'import-map-of-layer': '--map 用于基础数据；图层请用 --id',
  'import-option-of-layer': '{option} 用于图层，不用于 {kind}',
  'import-wrong-map': '--map {value}：应为“项目=字段”',
  'import-wrong-url': '--to {value}：应为地址，例如 http://localhost:4000',
  'import-account-in-url': '--to：地址中不要写账号和密码，请用 ONEGRID_USER 和 ONEGRID_PASSWORD 给出',
  'import-account-missing': 'ONEGRID_USER 和 ONEGRID_PASSWORD 应为服务上的账号和密码',
  'import-unencrypted': '注意：密码将不加密地发往 {host}，请改用 https',
  'import-columns': '文件中的列：{columns}',
  'server-unreachable': '{url}：无法连接（{reason}）',
  'server-of-another-kind': '{url}：有回应，但不是 OneGrid 服务',
  'imported-rows': '{path}：{read} 个要素，采用 {accepted} 个，未采用 {refused} 个，修复 {repaired} 处',
  'imported-refused': '  未采用：第 {row} 行 {id}：{message}',
  'imported-repaired': '  已修复：第 {row} 行：{message}',
  'imported-more': '  ……另有 {count} 条',
  'imported-base-data': '{kind}：现有 {count} 个',
  'imported-draft': '{department}：草稿图层，共 {grids} 个网格；用 --accept 或在界面上采用',
  'imported-accepted': '{department}：已采用图层，共 {grids} 个网格',
  'stage-upload': '上传',
  'stage-import': '导入',
};
