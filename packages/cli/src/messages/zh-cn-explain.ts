import type { explainEn } from './en-explain.ts';

/** Chinese texts of `onegrid explain`. */
export const explainZhCn: Readonly<Record<keyof typeof explainEn, string>> = {
  'usage-explain': `用法：onegrid explain --atoms 文件 [选项]

说明各部门的哪些界线在合并中没有保留，怎样才能恢复。文件是 onegrid merge --atoms 或
onegrid propose --atoms-out 写出的。

  --atoms 文件          基本单元及其标签和网格
  --band 下限,上限      网格规模与平均值之比的下限和上限（0.5,1.6）
  --department 部门     只说明该部门的界线
  --lost 文件           把所有未保留的界线及恢复条件写成 GeoJSON
  --line 编号           求出以列表中这条线为网格界线的最佳方案
  --quick               只用十分之一的搜索步数
  --borders             说明每条网格界线在什么条件下会取消
  --ensemble 个数       与这么多个随机的合规方案比较
  --gaps                说明方案与各社区精确最优解的差距（限足够小的社区）
  --seed 整数           输入、选项和种子相同，结果就相同（1）
  --json                全部以 JSON 输出

退出码：0 已说明，1 这条线无法恢复，2 参数或文件有误
`,
  'explain-lost': '未保留的界线 {count} 条，共 {length} 千米；{verdicts}',
  'explain-no-lost': '没有未保留的界线',
  'explain-lost-line': '{number}. {supporters}，{length} 米，在网格 {code} 内：{text}',
  'explain-lost-more': '……另有 {count} 条；--lost 文件 或 --json 列出全部',
  'explain-borders': '网格之间的界线 {count} 条；{verdicts}',
  'explain-border': '{left} | {right}，{length} 米：{text}',
  'verdict-would-improve': '随时可调整',
  'verdict-needs-weight': '取决于权重',
  'verdict-leaves-band': '受规模限制',
  'verdict-breaks-grid': '会断开网格',
  'verdict-crosses-community': '社区之间',
  'verdict-never': '与权重无关',
  'explain-verdict': '{verdict} {count}',
  'explain-line': '第 {number} 条：{text}',
  'explain-no-line': '--line {number}：未保留的界线共 {count} 条',
  'explain-no-department': '没有部门“{department}”；现有 {departments}',
  'explain-ensemble':
    '一致度高于 {plans} 个随机合规方案中的 {share} %：本方案 {own}，随机方案 {low} 至 {high}，中位数 {median}',
  'explain-gaps': '各社区与精确最优解的差距（整个方案的一致度）：',
  'explain-gap': '{community}：基本单元 {atoms} 个，网格 {grids} 个：{gap}',
  'explain-gap-bounded': '{community}：基本单元 {atoms} 个，网格 {grids} 个：至多 {gap}，未证明',
  'explain-no-community': '不属于任何社区的土地',
  'explain-no-gaps': '没有足够小的社区（不超过 64 个基本单元）可以精确求解',
};
