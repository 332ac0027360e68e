/** English texts of `onegrid explain`. */
export const explainEn = {
  'usage-explain': `usage: onegrid explain --atoms FILE [options]

Tells which borders of the departments were lost in a merge and what would bring each back. FILE is what
"onegrid merge --atoms" or "onegrid propose --atoms-out" wrote.

  --atoms FILE          the atoms with their labels and grids
  --band LOW,HIGH       least and greatest size of a grid as multiples of the mean (0.5,1.6)
  --department NAME     only lines that this department drew
  --lost FILE           writes all lost lines as GeoJSON, with what would bring them back
  --line NUMBER         searches the best plan in which this line of the list is a border of grids
  --quick               a tenth of that search
  --borders             tells of every border between two grids what would take it away
  --ensemble NUMBER     compares the plan with so many random legal plans
  --gaps                tells how far the plan is from the exact optimum of each community that is small enough
  --seed NUMBER         same input, options and seed: the same answer (1)
  --json                everything as JSON

exit code: 0 told, 1 the line cannot be brought back, 2 bad arguments or files
`,
  'explain-lost': 'lost lines: {count}, {length} km; {verdicts}',
  'explain-no-lost': 'no line was lost',
  'explain-lost-line': '{number}. {supporters}, {length} m in grid {code}: {text}',
  'explain-lost-more': '... and {count} more; --lost FILE or --json has all',
  'explain-borders': 'borders between grids: {count}; {verdicts}',
  'explain-border': '{left} | {right}, {length} m: {text}',
  'verdict-would-improve': 'free to come or go',
  'verdict-needs-weight': 'a matter of weight',
  'verdict-leaves-band': 'against the size band',
  'verdict-breaks-grid': 'grids would break',
  'verdict-crosses-community': 'between communities',
  'verdict-never': 'by no weight',
  'explain-verdict': '{verdict} {count}',
  'explain-line': 'line {number}: {text}',
  'explain-no-line': '--line {number}: there are {count} lost lines',
  'explain-no-department': 'there is no department "{department}"; there are {departments}',
  'explain-ensemble':
    'agrees better than {share} % of {plans} random legal plans: {own}, theirs {low} to {high}, {median} at the median',
  'explain-gaps': 'distance from the exact optimum (agreement of the whole plan) by community:',
  'explain-gap': '{community}: {atoms} atoms, {grids} grids: {gap}',
  'explain-gap-bounded': '{community}: {atoms} atoms, {grids} grids: at most {gap}, not proved',
  'explain-no-community': 'land in no community',
  'explain-no-gaps': 'no community is small enough (64 atoms) to be solved exactly',
} as const;
