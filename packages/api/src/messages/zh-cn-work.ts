/** Chinese sentences for the reason codes of work on plans. */
export const workZhCN: Readonly<Record<string, string>> = {
  'change-set-id-invalid': '修改编号应为 UUID。',
  'change-set-id-taken': '修改编号 {id} 已用于另一方案，请换一个。',
  'plan-name-length': '方案名称应为 1 至 {limit} 个字符。',
  'plan-state-not-found': '没有这个方案，或方案没有这一版。请打开最新版本。',
  'after-expected': '请用 after 给出已有的版本号，例如 ?after=3。',
  'polygon-expected': '这里需要一个多边形（Polygon）。',
  'position-expected': '位置应为一个经度和一个纬度，例如 [118.2, 31.1]。',
  'edge-expected': '一段边应由两个位置组成。',
  'operation-too-long': '一次操作涉及的原子或边过多，请分次进行。',
  'subscription-expected': '这一连接只用于订阅，其他请求请经 HTTP 发送。',
  'subscriptions-over-limit': '同一连接最多订阅 {limit} 项，请先关闭不用的。',
  'name-too-long': '名称最长 {limit} 个字符。',
  'rule-unknown': '没有规则 {rule}。可用：{rules}。',
};
