/** English sentences for the reason codes of work on plans. */
export const workEn: Readonly<Record<string, string>> = {
  'change-set-id-invalid': 'The id of a change set has to be a UUID.',
  'change-set-id-taken': 'The id {id} is that of a change of another plan. Choose another.',
  'plan-name-length': 'The name of a plan has 1 to {limit} characters.',
  'plan-state-not-found': 'There is no such plan, or it has no such revision. Open the newest.',
  'after-expected': 'Say with after which revision you have, for example ?after=3.',
  'polygon-expected': 'A Polygon is expected here.',
  'position-expected': 'A position is a longitude and a latitude, for example [118.2, 31.1].',
  'edge-expected': 'An edge has two positions.',
  'operation-too-long': 'The operation names too many atoms or edges. Do it in parts.',
  'subscription-expected': 'Only subscriptions go over this connection. Send everything else over HTTP.',
  'subscriptions-over-limit': 'At most {limit} subscriptions go over one connection. End one first.',
  'name-too-long': 'Names have at most {limit} characters.',
  'rule-unknown': 'There is no rule {rule}. There are {rules}.',
};
