/** English texts of `onegrid audit` by code. */
export const auditEn = {
  'usage-audit': `usage: onegrid audit verify [--anchor DAY:HASH ...] [--json]
       onegrid audit days
       onegrid audit export FILE.csv|FILE.jsonl [--since DAY] [--until DAY]

verify   computes the hash of every line of the log anew, in this program, and says where the log is not what it
         was: a line that was changed, removed, put in or moved, or an end that was cut off
days     writes a line a day, DAY:HASH and the number of lines: keep them where nobody who runs the database can
         change them, and give them to verify later
export   writes the lines of the log, oldest first, as CSV or as a JSON object a line; the log says that it was done

  --anchor DAY:HASH  a day that was written down earlier, once for each: whoever changes the whole log from some
                     line on can make a new chain, but not one that holds this hash
  --json             the verdict as JSON
  --since DAY        from this day on: 2026-11-23 in China, or a moment such as 2026-11-23T08:00:00Z
  --until DAY        up to the end of this day, or before this moment

Reads DATABASE_URL, or the embedded database in ONEGRID_DATA, which no server may be using.

exit code: 0 the log holds, 1 it does not, 2 bad arguments or files
`,
  'audit-no-district': 'the database holds no district yet; start the server once',
  'audit-wrong-anchor':
    '--anchor {value}: must be a day and its hash, such as 2026-11-23:0f3a... (64 digits)',
  'audit-wrong-time':
    '{option} {value}: must be a day such as 2026-11-23 or a moment such as 2026-11-23T08:00:00Z',
  'audit-wrong-file': '{file}: must end in .csv or .jsonl',
  'audit-file-missing': 'name the file to write: onegrid audit export FILE.csv',
  'audit-empty': 'the log is empty',
  'audit-holds': 'the log holds: lines {lines}, days {days}, lines of erased persons {erased}',
  'audit-fails': 'THE LOG DOES NOT HOLD: faults {faults}, lines {lines}, days {days}',
  'audit-fails-more': 'THE LOG DOES NOT HOLD: faults {faults} or more, lines {lines}, days {days}',
  'audit-end': 'it ends with line {position}: {day}:{hash}',
  'audit-exported': 'lines {lines} written to {file}',
  'stage-verify': 'verifying the log',
  'stage-export': 'exporting the log',
};
