import type { auditEn } from './en-audit.ts';

/** Chinese texts of `onegrid audit` by code. */
export const auditZhCn: Readonly<Record<keyof typeof auditEn, string>> = {
  'usage-audit': `用法：onegrid audit verify [--anchor 日期:摘要 ...] [--json]
      onegrid audit days
      onegrid audit export 文件.csv|文件.jsonl [--since 日期] [--until 日期]

verify   由本程序重新计算每条日志的摘要，并指出日志何处与原来不同：
         被改动、删除、插入、调换的日志，或被截断的末尾
days     每天一行，给出“日期:摘要”和条数：请留存在数据库管理者无法改动的地方，
         以后交给 verify 核对
export   按时间先后导出日志，CSV 或每行一个 JSON 对象；导出本身也记入日志

  --anchor 日期:摘要  先前留存的某一天，可多次给出：从某条起改写全部日志的人可以重做一条链，
                      但做不出含有这一摘要的链
  --json              以 JSON 给出结果
  --since 日期        从这一天起：2026-11-23（中国时间），或时刻 2026-11-23T08:00:00Z
  --until 日期        到这一天结束为止，或某一时刻之前

读取 DATABASE_URL，或 ONEGRID_DATA 中的内置数据库（此时服务须已停止）。

退出码：0 日志完好，1 日志有问题，2 参数或文件有误
`,
  'audit-no-district': '数据库中还没有区域，请先启动一次服务',
  'audit-wrong-anchor': '--anchor {value}：须为日期和摘要，例如 2026-11-23:0f3a…（64 位）',
  'audit-wrong-time': '{option} {value}：须为日期（如 2026-11-23）或时刻（如 2026-11-23T08:00:00Z）',
  'audit-wrong-file': '{file}：须以 .csv 或 .jsonl 结尾',
  'audit-file-missing': '请给出要写的文件：onegrid audit export 文件.csv',
  'audit-empty': '日志为空',
  'audit-holds': '日志完好：{lines} 条，{days} 天，其中已删除个人信息的 {erased} 条',
  'audit-fails': '日志有问题：{faults} 处；共 {lines} 条，{days} 天',
  'audit-fails-more': '日志有问题：不少于 {faults} 处；共 {lines} 条，{days} 天',
  'audit-end': '末条为第 {position} 条：{day}:{hash}',
  'audit-exported': '已将 {lines} 条写入 {file}',
  'stage-verify': '核验日志',
  'stage-export': '导出日志',
};
