/** English sentences for the reason codes of the log. */
export const auditEn: Readonly<Record<string, string>> = {
  'audit-anchor-unreadable':
    'A day that was written down has a date such as 2026-11-23 and a hash of 64 hexadecimal digits.',
  'audit-line-changed':
    'Line {entry} at place {position} ({day}) does not belong to its hash: it was changed after it was written.',
  'audit-link-broken': 'The link at place {position} ({day}) does not follow from the one before it.',
  'audit-line-missing': 'The line at place {position} is gone.',
  'audit-line-unlinked': 'Line {entry} ({day}) is in the log and not in the chain: it was put in past it.',
  'audit-end-missing': 'The chain once went on at place {position}: its end was cut off.',
  'audit-anchor-differs': 'The chain does not hold the hash that was written down for {day}.',
};
