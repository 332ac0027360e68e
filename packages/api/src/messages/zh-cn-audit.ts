/** Chinese sentences for the reason codes of the log. */
export const auditZhCN: Readonly<Record<string, string>> = {
  'audit-anchor-unreadable': '留存的锚点应为日期（如 2026-11-23）和 64 位十六进制摘要。',
  'audit-line-changed': '第 {position} 位的日志 {entry}（{day}）与摘要不符：写入后被改动过。',
  'audit-link-broken': '第 {position} 位的链接（{day}）与前一位衔接不上。',
  'audit-line-missing': '第 {position} 位的日志不见了。',
  'audit-line-unlinked': '日志 {entry}（{day}）不在链上：是绕过链写入的。',
  'audit-end-missing': '链在第 {position} 位之后曾有内容：末尾被截断。',
  'audit-anchor-differs': '链上没有 {day} 留存的摘要。',
};
