import { auditEn } from './en-audit.ts';
import { explainEn } from './en-explain.ts';
import { importEn } from './en-import.ts';

/** English texts by code. `{name}` is filled in. */
export const en = {
  usage: `OneGrid merges the grids of a district's departments into one.

usage:
  onegrid merge --outline city.geojson --layer name=path#idField --layer ... --out unified.geojson
  onegrid propose --atoms atoms.geojson [--objective most-even] [--community ID] --out unified.geojson
  onegrid check layer.geojson [--outline city.geojson] [--repairs list.json] [--repaired layer.geojson] [--json]
  onegrid explain --atoms atoms.geojson [--line NUMBER] [--ensemble 1000] [--gaps]
  onegrid recode sheet.csv --plan unified.geojson --lon COLUMN --lat COLUMN [--code COLUMN --atoms atoms.geojson --department NAME]
  onegrid serve [--empty | --demo district|town]   (settings: PORT, HOST, ONEGRID_DATA, DATABASE_URL)
  onegrid account NAME --role planner|officer|leader|administrator|...   (password: ONEGRID_PASSWORD)
  onegrid import FILE --as layer:DEPARTMENT|outline|communities|... --to URL   (account: ONEGRID_USER, ONEGRID_PASSWORD)
  onegrid db copy --to postgres://USER:PASSWORD@HOST/DATABASE [--from ADDRESS]
  onegrid audit verify [--anchor DAY:HASH] | days | export FILE.csv
  onegrid <command> --help

  --lang zh-CN|en    language of messages (otherwise that of LANG)
  --version          version of this program
`,
  'usage-merge': `usage: onegrid merge --outline FILE --layer NAME=FILE#FIELD ... [options] [outputs]

inputs (GeoJSON, a shapefile, or a zip of one; paths are relative to where you called from)
  --outline FILE               the land to divide
  --layer NAME=FILE#FIELD      a department's layer and the field that holds its grids' ids; once for each
  --weight NAME=NUMBER         how much a department's opinion counts (1)
  --households FILE#FIELD      points or polygons with the number of households or people; else area decides
  --units FILE[#FIELD]         compounds and other land that no grid may cut; where two overlap, the first
                               keeps the ground
  --within FILE[#FIELD]        communities: every grid lies in one. Codes of 12 digits, in FIELD or in a column
                               called code, give the grids codes of 15 digits
  --streets FILE               centre lines of streets: lines within the tolerance are led along them
  --buildings FILE[#FIELD]     buildings (points or polygons): no grid cuts one that has ground and lies in no
                               unit; they tell which borders residents meet
  --earlier FILE[#FIELD]       the unified grids in force and the field of their codes (code): a grid keeps its code
                               where each of the two holds most of the other; the others are numbered on
  --retired FILE               codes that ended before, never given again: what --lineage wrote with --earlier
  --reference NAME=SYSTEM      what the coordinates of a file are in, whatever it says: EPSG:4548, GCJ-02, BD-09.
                               NAME is a department, or outline, households, units, within, streets,
                               buildings, earlier
  --encoding NAME=ENCODING     the encoding of a shapefile's table: gbk, utf-8, big5

options
  --tolerance METRES           lines nearer than this were meant to be one line (10)
  --grids NUMBER               number of unified grids (proposed from the departments' own)
  --band LOW,HIGH              least and greatest size of a grid as multiples of the mean (0.5,1.6)
  --seed NUMBER                same input, options and seed: the same result to the byte (1)
  --objective GOAL             most-agreed, most-even, least-change, or a mix: agreement:0.5,evenness:0.3
  --quick                      a first answer with about a tenth of the search
  --plane                      coordinates are metres on a plane, not degrees

outputs (at least one)
  --out FILE                   the unified grids
  --atoms FILE                 the atoms with every department's label
  --arcs FILE                  the borders of the unified grids, with who supports them
  --report FILE                inputs, faults, repairs, measures, timings
  --ledger FILE                what of every old grid, in land and households, went where (.csv or .json)
  --faults FILE                the faults of each layer, where, and how they were repaired (JSON)
  --lineage FILE               how the grids follow from those of --earlier, and all codes that have ended

exit code: 0 merged, 1 the result did not pass its own checks, 2 bad arguments or files
`,
  'usage-propose': `usage: onegrid propose --atoms FILE [options] [outputs]
       onegrid propose --atoms FILE --micro HOUSEHOLDS [--grid CODE] [outputs]

Proposes the grids of a merge anew on the same atoms. Grids that stay much the same keep their codes; what is
locked, and all land outside the community named, keeps its codes to the byte.

  --atoms FILE           what onegrid merge --atoms wrote, or --atoms-out before

options
  --objective MIX        most-agreed, most-even, least-change, or weights such as
                         agreement:0.5,evenness:0.3,stability:0.2 (most-agreed)
  --community ID         propose this community only
  --grids NUMBER         number of grids of what is proposed (as many as there are)
  --band LOW,HIGH        least and greatest size of a grid as multiples of the plan's mean (0.5,1.6)
  --lock-grid CODE       this grid stays as it is; any number of times
  --dedicated-grid CODE  the same, and it counts neither for the band nor for evenness
  --lock-arc CODE,CODE   the border between these two grids stays; any number of times
  --quick                a tenth of the search
  --micro HOUSEHOLDS     micro-grids of about so many households within every grid, or within --grid CODE
  --seed NUMBER          same input, options and seed: the same result to the byte (1)

outputs (at least one)
  --out FILE             the grids
  --atoms-out FILE       the atoms with their new grids
  --report FILE          objective and terms, grids outside the band with reasons, households that changed grid

exit code: 0 proposed, 2 bad arguments or files, or no such plan
`,
  'propose-no-output': 'no output is asked for: give --out, --atoms-out or --report',
  'propose-micro-alone': '{option} does not go with --micro, which leaves the grids as they are',
  'propose-grid-without-micro': '--grid belongs to --micro',
  'propose-wrong-arc': '--lock-arc {value}: must be the codes of two grids, CODE,CODE',
  'propose-wrong-objective':
    '--objective {value}: must be one of {names}, or weights such as agreement:0.5,evenness:0.5',
  'propose-no-border': 'the grids {one} and {other} have no common border within a community',
  'propose-no-atom':
    'feature {feature} is no atom of a merge: it needs one polygon, id, grid, households, community, labels, shares',
  'propose-no-members':
    'this is not what onegrid merge --atoms writes: departments, links or byHouseholds are missing, or ids repeat',
  proposed: '{grids} grids proposed; value {value}',
  'proposed-micro': '{grids} micro-grids proposed',

  'usage-check': `usage: onegrid check FILE[#FIELD] [--outline FILE] [--reference SYSTEM] [--plane] [--json] [repairs]

  FILE                        any GeoJSON geometry or collection, a shapefile, or a zip of one; the parts of
                              a shapefile are found beside the .shp
  --outline FILE              the land the layer should cover
  --reference SYSTEM          what the coordinates are in, whatever the file says: EPSG:4548, GCJ-02, BD-09
  --outline-reference SYSTEM  the same of the outline
  --encoding ENCODING         the encoding of a shapefile's table: gbk, utf-8, big5
  --plane                     numbers are metres, not longitude and latitude
  --json                      the report as JSON

repairs (any of these options has them proposed: who receives the land of each fault)
  --repair-rule RULE          longest-border (otherwise), most-households or priority
  --priority ID,ID,...        grids in the order in which they receive; the others come after, by id
  --households FILE#FIELD     points or polygons with the number of households, counted for each fault and grid
  --decide FAULT=GRID         a decision by hand for a fault of the list; once for each
  --leave FAULT               the land of this fault stays in no grid; once for each
  --thin METRES               land of no grid narrower than this is a drawing fault (15)
  --repairs FILE              the list as JSON, or as features where the name ends in .geojson
  --repaired FILE             the layer as prepared, GeoJSON

exit code: 0 clean, 1 faults, 2 bad arguments or files
`,
  'usage-serve': `usage: onegrid serve [--empty | --demo district|town]

Serves console and API. A database without a district first gets one:

  --demo district  the synthetic demo district, merged and published (what happens without an option)
  --demo town      a small synthetic town without a merge
  --empty          none: the console opens the set-up of a district of your own. Where HOST is not a
                   loopback address, the set-up asks for the code that stands on standard output

settings (environment)
  PORT             port to listen on (4000, or the next free one)
  HOST             address to listen on (127.0.0.1)
  ONEGRID_DATA     folder of the embedded database (.data)
  ONEGRID_CACHE    folder in which the demo district is kept ready for the next first start (.cache/demo)
  DATABASE_URL     postgres://... of a PostgreSQL server with PostGIS, in place of the embedded database
  NODE_ENV         production: strangers cannot read the schema, and DATABASE_URL asks for a master key
  ONEGRID_MASTER_KEY       32 random bytes in base64, which what is personal is encrypted with. Keep it apart from
                           the database; without it, in a trial, it is made and kept as master.key in ONEGRID_DATA
  ONEGRID_HTTPS            1: a proxy in front speaks TLS; cookies are then for TLS alone
  ONEGRID_TRUST_PROXY      how many proxies stand in front (1 to 9), loopback, or their addresses (none)
  ONEGRID_HOSTS            names that the server goes by, separated by commas (on loopback its own, else any)
  ONEGRID_ALLOWED_ORIGINS  other origins whose pages may ask, such as https://maps.example.cn, by commas (none)
  ONEGRID_UPLOAD_LIMIT     bytes of one upload (67108864)
  ONEGRID_OIDC_ISSUER      address of the office's own sign-in, https://...; with
  ONEGRID_OIDC_CLIENT_ID, ONEGRID_OIDC_CLIENT_SECRET    what it knows this server by
  ONEGRID_OIDC_NAME        what the sign-in page calls it (its host)
  ONEGRID_OIDC_CLAIM       a claim that holds the name of an account here: joins it the first time
                           (none: administrators join accounts)
  ONEGRID_PUBLIC_URL       the address that browsers reach this server by (as each request says)

More of each: packages/docs/running.md

exit code: 0 ended when asked to, 1 cannot start, 2 bad arguments or settings
`,
  'usage-recode': `usage: onegrid recode SHEET --plan FILE[#FIELD] --lon COLUMN --lat COLUMN [options]
       onegrid recode SHEET --plan FILE[#FIELD] --code COLUMN --atoms FILE --department NAME [options]

Writes the sheet again with four columns more: unified code, share, status, remark. Coordinates decide by the
grid they lie in; old codes by where their grid went, the largest share where it was divided. With both, rows in
which they contradict are doubtful and get no code.

  SHEET                a CSV in any encoding, or an Excel file (.xlsx); titles above the header are passed over
  --plan FILE#FIELD    the unified grids and the field of their codes (code)
  --lon, --lat COLUMN  columns of longitude and latitude: decimal, or degrees, minutes and seconds
  --code COLUMN        column of the old code, with
  --atoms FILE         the atoms that onegrid merge wrote together with the plan, and
  --department NAME    the department whose codes they are
  --reference SYSTEM   what the coordinates are in: EPSG:4548, GCJ-02, BD-09 (CGCS2000, WGS 84)
  --encoding ENCODING  of a CSV, where it is not recognised: gbk, utf-8, big5
  --worksheet NAME     of an Excel file (the first)
  --out FILE           .csv or .xlsx; without it CSV on standard output
  --report FILE        counts and all doubtful rows as JSON

exit code: 0 every row has a code, 1 some are doubtful or unmatched, 2 bad arguments or files
`,
  'usage-account': `usage: onegrid account NAME --role ROLE [--display TEXT] [--department ID]

Makes an account, or gives an existing one a new password (its role stays; its department too, unless named).

  --role ROLE      planner, officer, leader, administrator, grid-worker, grid-head, micro-grid-officer,
                   branch-secretary, building-head, community-worker, property-company or unit-liaison;
                   where the last eight hold, an administrator says in the console
  --display TEXT   the name that others see (NAME)
  --department ID  the department an officer works for

The password is read from ONEGRID_PASSWORD; ONEGRID_DATA and DATABASE_URL name the database as for
serve, which must have started once and, with the embedded database, must not be running. A password has at
least 10 characters of three kinds and does not hold the name. A new one ends the account's sessions.

exit code: 0 done, 2 bad arguments or no database
`,
  'account-name': 'give one name: onegrid account NAME --role ROLE',
  'account-demo': 'the name {name} is kept for demo accounts; choose another',
  'account-role': '--role must be one of {roles}',
  'account-department':
    '--department {department}: the district has no such department; it has {departments}',
  'account-password': 'ONEGRID_PASSWORD must hold a good password. {reason}',
  'account-no-district': 'the database holds no district yet; start the server once',
  'account-made': 'account {name} made, role {role}',
  'account-changed': 'account {name} has a new password',

  'master-key-unusable':
    '{from}: the master key must be 32 bytes in base64, as `openssl rand -base64 32` makes it',
  'master-key-required':
    'ONEGRID_MASTER_KEY is missing: in production what is personal is encrypted with it. Make one with `openssl rand -base64 32` and keep it apart from the database: without it names, numbers and homes cannot be read again',
  'copied-master-key':
    'What is personal stays encrypted with the key in {file}: start on the copy with ONEGRID_MASTER_KEY=$(cat {file})',

  'empty-with-demo': '--empty and --demo exclude each other',
  'wrong-demo': '--demo {value}: must be one of {demos}',

  'usage-db-copy': `usage: onegrid db copy --to ADDRESS [--from ADDRESS]

Copies everything of one database into another one, which must be empty: districts, plans with their
history, files, accounts, sessions, the audit log. All of it arrives in one transaction, and only where
counts and hashes of every table are equal on both sides; otherwise the target stays empty.

  --to ADDRESS     postgres://USER:PASSWORD@HOST:PORT/DATABASE of a PostgreSQL server with PostGIS,
                   or the data folder of an embedded database
  --from ADDRESS   the same; the folder of ONEGRID_DATA unless given (.data)

No server may be running on an embedded database. A bare target gets its tables first. Jobs that wait go
on waiting in the target, jobs that were running count as interrupted. Afterwards, start the server with
DATABASE_URL set to the target.

exit code: 0 copied and equal, 1 the copy failed, 2 bad arguments, or source or target refused
`,
  'wrong-database': '{option}: must be postgres://USER:PASSWORD@HOST:PORT/DATABASE or a folder',
  'copy-source-missing': '{folder}: there is no embedded database in this folder',
  'copy-same-place': '--from and --to name the same database',
  'copy-unreachable': '{address}: cannot be reached ({reason})',
  'copy-target-foreign': 'the target holds tables of another program ({table}); name a database of its own',
  'copy-target-not-empty': 'the target is not empty: {table} has {rows} rows',
  'data-folder-locked':
    'the data folder {folder} is in use by process {pid}; stop that server, then copy again',
  'embedded-too-large':
    'the embedded database takes at most {buildings} buildings, {rows} rows of any other table, files of {fileMB} MB and {databaseMB} MB in all. This would be more: move to a PostgreSQL server with "onegrid db copy --to postgres://..." and start with DATABASE_URL',
  'database-roles-missing':
    'the login {login} may not make the roles that row-level security needs ({roles}). An administrator of the database server has to run once: {sql}',
  'database-roles-closed':
    'the login {login} may not act as {roles}, which row-level security needs. An administrator of the database server has to run once: {sql}',
  'database-roles-too-strong':
    'row-level security does not hold for {roles}: they are superusers, bypass it or own tables. An administrator of the database server has to run: {sql}',
  'copy-failed': 'the copy failed, and nothing was kept of it: {reason}',
  copied:
    '{tables} tables with {rows} rows copied from {from} to {to}; counts and hashes are equal on both sides',
  'copied-jobs': 'jobs that wait: {queued}; jobs that were running and count as interrupted: {interrupted}',

  'recode-sheet-missing': 'the sheet is missing; see onegrid recode --help',
  'recode-wrong-plan': '--plan {value}: must be FILE or FILE#FIELD',
  'recode-no-column': 'no column is named: give --lon and --lat, or --code, or all three',
  'recode-lonely-column': '--lon and --lat belong together',
  'recode-old-codes': '--code, --atoms and --department belong together',
  'recode-out-ending': '--out {path}: must end in .csv or .xlsx',
  'recode-workbook-out': 'an Excel file is not written to standard output; give --out',
  'recode-no-such-column': 'there is no column "{name}"; there are {columns}',
  'recode-plan-field': 'no grid has the field "{field}"; there are {fields}',
  'recode-no-atoms': 'feature {feature} is no atom of a merge: it lacks grid, households or labels',
  'recode-other-plan':
    'an atom belongs to grid {grid}, which the plan does not have; atoms and plan are of different merges',
  'recode-no-department': 'the atoms know no department "{department}"; they know {departments}',
  recoded:
    '{path}: rows {rows}, matched {matched}, divided {divided}, doubtful {doubtful}, unmatched {unmatched}',
  'recoded-row': 'row {row}: {reason}',
  'recoded-more': '... and {count} more; --report lists all',

  'unknown-command': 'there is no command "{command}"; onegrid --help lists them',
  'unknown-option': 'there is no option {option}; see onegrid {command} --help',
  'unexpected-argument': 'the argument "{argument}" belongs to no option; see onegrid {command} --help',
  'option-without-value': '{option} needs a value',
  'option-with-value': '{option} takes no value',
  'option-repeated': '{option} is given more than once',
  'option-missing': '{option} is missing; see onegrid {command} --help',
  'argument-missing': 'the file to check is missing; see onegrid check --help',
  'no-output': 'no output is asked for: give --out, --atoms, --arcs or --report',
  'not-a-number': '{option} {value}: not a number',
  'not-a-count': '{option} {value}: must be a whole number, 1 or more',
  'not-a-seed': '{option} {value}: must be a whole number',
  'not-positive': '{option} {value}: must be above 0',
  'wrong-band': '--band {value}: must be LOW,HIGH with 0 <= LOW <= 1 <= HIGH',
  'wrong-layer': '--layer {value}: must be NAME=FILE#FIELD',
  'wrong-weight': '--weight {value}: must be NAME=NUMBER',
  'wrong-file': '{option} {value}: must be FILE or FILE#FIELD',
  'only-with-earlier': '{option} needs the plan in force: give --earlier too',
  'ledger-of-quick-merge': 'a quick merge (--quick) keeps no ledger: leave out --quick or --ledger',
  'no-lineage': 'not what --lineage writes: there is no list of codes called retired',
  'no-lines': 'there is no usable line in it',
  'wrong-households': '--households {value}: must be FILE#FIELD',
  'wrong-declaration': '{option} {value}: must be NAME=VALUE',
  'wrong-reference': 'there is no reference system "{value}"; name an EPSG code, GCJ-02 or BD-09',
  'declared-file-unknown':
    '{option} {value}: "{name}" is no department of a --layer and no option that names a file',
  'source-doubtful': '{path}: {name}? {reason}',
  'wrong-language': '--lang {value}: must be zh-CN or en',
  'department-repeated': '--layer {value}: the department "{department}" is given more than once',
  'department-unknown': '--weight {value}: there is no --layer of the department "{department}"',
  'output-repeated': '{option} {path}: another output goes to the same file',
  'output-is-input': '{option} {path}: this file is an input',
  'folder-missing': '{option} {path}: the folder does not exist',
  'cannot-write': '{path}: cannot be written ({reason})',

  'file-not-found': '{path}: no such file',
  'file-not-readable': '{path}: cannot be read ({reason})',
  'at-feature': 'feature {feature}: ',
  'at-place': ' ({path} line {line}, column {column}, byte {byte})',
  'coordinate-maybe-plane': ' If numbers are metres, use --plane.',
  'no-usable-feature': 'no feature can be used',

  'row-refused': '{path}: feature {feature} is left out: {reason}',
  'rows-refused-more': '{path}: features left out beyond these: {count}; the report lists them',

  'stage-read': 'reading',
  'stage-prepare': 'preparing',
  'stage-reconcile': 'reconciling lines',
  'stage-atoms': 'building atoms',
  'stage-propose': 'proposing grids',
  'stage-explain': 'explaining borders',
  'stage-judge': 'judging',
  'stage-checks': 'checking',
  'stage-write': 'writing',
  'stage-copy': 'copying',
  'stage-compare': 'comparing',
  merged:
    '{layers} layers merged into {grids} grids of {atoms} atoms; mean agreement (adjusted Rand index) {agreement}',

  'merge-refused': 'the merge was refused: {code} {params}',

  'check-clean': '{path}: no faults (features: {features})',
  'check-faults': '{path}: faults: {faults} (features: {features})',
  'check-notices': 'notices: {count}',
  'check-more': '  ... and {count} more; --json lists all',
  'check-pairs': '  pairs of polygons that overlap: {count}',
  'check-disagreement':
    '  the second check sees features {rows} differently: {integer} m2 here, {turf} m2 there {message}',
  'check-area-disagreement':
    '  the second check sees the whole area differently: {integer} m2 here, {turf} m2 there',
  'check-fault': '  {severity} #{rows} at {at}: {fault}',
  'repairs-head': 'proposed repairs: {count}',
  'repairs-none': 'nothing to repair',
  'repair-line': '  {fault} at {at}: {text}',
  'repairs-more': '  ... and {count} more; --repairs FILE has all',
  'wrong-repair-rule': '--repair-rule {value}: must be one of {rules}',
  'repair-rule-without-households': '--repair-rule most-households needs --households FILE#FIELD',
  'repair-rule-without-priority': '--repair-rule priority needs --priority ID,ID,...',
  'wrong-priority': '--priority {value}: must be ids of grids, each once, with commas between them',
  'wrong-decision': '--decide {value}: must be FAULT=GRID',
  'decided-twice': 'there are two decisions for {fault}',
  'wrong-thin': '--thin {value}: must be a number above 0 and at most 1000',
  'severity-error': 'error',
  'severity-warning': 'warning',
  'severity-notice': 'notice',

  ...auditEn,
  ...explainEn,
  ...importEn,
} as const;
