import { accountEn } from './en-account.ts';
import { auditEn } from './en-audit.ts';
import { keyEn } from './en-key.ts';
import { personEn } from './en-person.ts';
import { reviewEn } from './en-review.ts';
import { setupEn } from './en-setup.ts';
import { workEn } from './en-work.ts';

/** English sentences for the reason codes of the api itself; the other codes have theirs in planning. */
export const en: Readonly<Record<string, string>> = {
  'unknown-problem': 'Something was refused for a reason this server has no words for ({code}).',

  'sign-in-refused': 'Name or password is wrong.',
  'sign-in-too-often': 'Too many attempts. Try again in {seconds} seconds.',
  'demo-account-refused':
    'Demo accounts work only on this machine itself. Ask an administrator for an account of your own.',
  'origin-refused': 'The request comes from a page of another site.',
  'host-unknown':
    'This server does not go by that name. Behind a proxy, set ONEGRID_TRUST_PROXY; for names of its own, ONEGRID_HOSTS.',
  'custom-header-missing': 'Requests that change something must carry the header x-onegrid.',
  'not-signed-in': 'Sign in first.',
  'not-allowed': 'Your role may not do this.',
  'not-found': 'There is nothing here.',
  'bad-request': 'The request cannot be understood.',
  'internal-error': 'The server failed. The incident is logged.',

  'file-too-large':
    'The file has more than {limit} bytes and was not read. It is kept as received ({kept} bytes). Send a smaller file, or ask for a higher limit.',
  'file-too-large-cut':
    'The file has more than {limit} bytes and was not read. Only its first {kept} bytes are kept. Send a smaller file, or ask for a higher limit.',
  'file-missing': 'The upload holds no file. Send it as a multipart field named file.',
  'upload-broken-off': 'The upload broke off after {kept} bytes; what arrived is kept.',
  'uploads-too-many': 'Too many uploads are under way. Wait for one to end.',
  'upload-malformed': 'The upload is not a readable multipart form; nothing was received.',
  'file-unknown': 'There is no such file. Upload it again.',
  'outside-outline':
    'The layer does not meet the district. Check its coordinates: they must be longitude and latitude of this district.',
  'no-usable-grid': 'No feature of the file can be used as a grid. Every one was refused; the file is kept.',
  'unknown-department': 'There is no such department.',
  'geometry-not-valid': 'The database finds the geometry of these rows not valid: {rows}.',
  'layer-not-found': 'There is no such layer.',
  'layer-not-draft': 'Only a draft layer can be accepted or discarded.',

  'district-missing': 'No district is set up yet.',
  'layers-too-few': 'Choose at least one accepted layer.',
  'layer-not-accepted': 'The layer {file} is not accepted.',
  'one-layer-a-department': 'Choose one layer a department; {department} has several.',
  'weight-out-of-range': 'A weight lies above 0 and at most 100.',
  'tolerance-out-of-range': 'The tolerance lies from 0.1 to 100 metres.',
  'grids-out-of-range': 'The number of grids lies from 1 to {limit}.',
  'band-out-of-range':
    'The size band must hold 1: its lower end lies from 0 to 1, its upper end from 1 to 10.',
  'seed-out-of-range': 'The seed is a whole number from 0 to 2147483647.',
  'objective-out-of-range':
    'The weights of agreement, evenness and stability lie from 0 to 1,000, and one of them above 0.',
  'ensemble-out-of-range': 'Compare with {least} to {limit} random plans.',
  'grid-unknown': 'The plan has no grid {code}.',
  'arc-unknown': 'The plan has no such arc between two grids. Look at its newest revision.',
  'community-unknown': 'There is no such community.',
  'one-line-expected': 'Name one lost line or one arc.',
  'line-unknown-here': 'The plan has no such lost line. Look at its newest revision.',
  'job-not-found': 'There is no such job.',
  'layer-not-current': 'Repairs are chosen for a draft or an accepted layer only.',
  'repairs-too-many': 'At most {limit} choices by hand, and as many grids in the order of priority.',
  'repairs-without-priority': 'Name the grids in the order of their priority.',
  'repairs-named-twice': 'A grid or a fault is named twice.',
  'ledger-missing':
    'The department {department} has no ledger in this plan: it had no layer in the merge, or the merge was made before ledgers were kept. Merge again.',
  'job-finished': 'The job has ended already.',
  'job-not-explanation': 'This job has not looked for what becomes of a line: there is nothing to adopt.',
  'explanation-not-finished':
    'This job has no result yet, or none at all. Wait until it is done, or ask again.',
  'explanation-impossible': 'No legal plan was found with this change: there is nothing to adopt.',
  'plan-moved-on':
    'The plan has been edited since, it is at revision {revision} now. Ask again about its newest revision.',
  'job-crashed':
    'The computation ended unexpectedly. The inputs are unchanged; start it again, and tell an administrator if it happens again.',
  'bad-tile-address':
    'A tile is at /tiles/{layer}/{revision}/{z}/{x}/{y}.mvt with whole numbers inside the pyramid.',
  interrupted: 'The server stopped while the job was running. Start it again.',
  'verdict-failed': "The result failed the database's checks and was not saved.",

  'plan-not-found': 'There is no such plan.',
  'plan-not-draft':
    'Only a draft is changed. Take a plan in review back first; make a draft of a published one.',
  'revision-unknown': 'The plan has no such revision.',
  'change-set-not-found': 'There is no such change set.',
  'edit-changes-nothing': 'The edit changes nothing.',
  'operation-count': 'Send at least one and at most {limit} operations.',
  'one-operation-member': 'An operation has exactly one member.',
  'line-expected': 'The line of a split must be a LineString.',
  'point-out-of-range': 'Longitude lies within 180 degrees, latitude within 90.',

  'recode-columns-missing': 'Choose the column of the old code, or those of longitude and latitude, or both.',
  'recode-column-pair': 'Longitude and latitude belong together: choose both columns or neither.',
  'recode-department-missing': 'Choose the department that the old codes belong to.',
  'department-not-in-plan':
    'The department has no layer in this plan, so its old codes cannot be translated.',
  'department-expected': 'Name a department: your account belongs to none.',
  'column-unknown': 'The sheet has no column "{found}".',
  'recoded-name': '{name}-unified-codes',

  'embedded-too-large':
    'The embedded database takes at most {buildings} buildings, {rows} rows of any other table, files of {fileMB} MB and {databaseMB} MB in all. This would be more: move to a PostgreSQL server with "onegrid db copy --to postgres://..." and start with DATABASE_URL.',
  'embedded-for-trying-out':
    'The embedded database is for trying out: a power cut can lose the last changes. Use a PostgreSQL server for real work.',

  'serve-loading-district':
    'Loading the demo district: it is made and merged once, then kept (a minute or two; Ctrl-C ends it) ...',
  'serve-loading-town': 'Loading the start-up town ...',
  'serve-demo-refused': 'Demo accounts are refused on {host}: they work on a loopback address only.',
  'serve-port-in-use': 'Port {port} on {host} is in use. Choose another with PORT.',
  'serve-bad-port': 'PORT must be a whole number from 0 to 65535, not {port}.',

  'argument-over-limit': '{argument} must be from 1 to {limit}, not {asked}.',
  'bbox-expected': 'A bbox is west, south, east, north in CRS84 degrees.',
  'geometry-expected': 'A geometry is a GeoJSON object.',
  'geometry-type': 'The type of a geometry is one of {types}.',
  'geometry-nesting': 'The coordinates do not match the type of the geometry.',
  'geometry-position':
    'A position is [longitude, latitude] in CRS84 degrees: the first within 180, the second within 90.',
  'geometry-crs': 'Only CRS84 (longitude, latitude) is accepted; leave out the crs member.',
  'cursor-unknown': 'The cursor in after is none of this list.',
  'text-not-storable':
    'A text holds a character that cannot be stored (NUL or half of a pair). Type it anew.',
  'geometry-unusable':
    'A line has two positions or more; a ring is closed, encloses ground and crosses neither itself nor another.',
  'polygon-expected': 'Something lies within a Polygon or a MultiPolygon.',
  'distance-out-of-range': 'A distance lies above 0 and at most {limit} metres.',
  'plan-missing': "There is no plan yet. Merge the departments' layers first.",
  'query-too-deep': 'The query or its variables are nested too deeply.',
  'query-too-costly': 'The query costs {cost}; the limit is {limit}. Ask for smaller pages.',
  'schema-not-signed-in': 'Sign in to read the schema.',

  'cell-too-fine': 'Cells are at least {least} m wide.',
  'password-must-change': 'Change your password first.',
  'figure-too-fine':
    'Figures of an area of your own choice are for those who may see every appeal in it: ask by grid, community or town.',
  'figure-one-category': 'Protected figures are told of one category or of all: choose one.',
  'figure-one-status': 'Protected figures are told of one status or of all: choose one.',
  'figure-hours':
    'Protected figures are told of one hour, of a quarter of the day (from 0, 6, 12 or 18) or of the whole day: choose other hours.',
  'figure-period':
    'Protected figures are told of 1, 7, 14, 30, 90 or 365 days, of a calendar month, quarter or year, or of all time: choose another first or last day.',
  'lattice-has-no-grid': 'Counts in square cells cannot name a grid (gridCode).',
  'bad-tile-filter':
    'The filter of appeal tiles has category, status, from, until, hourFrom and hourUntil, e.g. ?category=NOISE,PARKING&from=2026-10-01T00:00:00Z&hourFrom=18&hourUntil=22.',
  'hours-out-of-range':
    'Hours of the day: hourFrom lies from 0 to 23, hourUntil from 1 to 24, and they differ.',

  'appeal-category-environment': 'Environment',
  'appeal-category-property': 'Property service',
  'appeal-category-parking': 'Parking',
  'appeal-category-noise': 'Noise',
  'appeal-category-safety': 'Safety',
  'appeal-category-facilities': 'Public facilities',
  'appeal-category-neighbours': 'Neighbours',
  'appeal-category-welfare': 'Welfare',
  'appeal-category-other': 'Other',
  'appeal-status-collected': 'Collected',
  'appeal-status-filed': 'Filed',
  'appeal-status-dispatched': 'Dispatched',
  'appeal-status-handling': 'In hand',
  'appeal-status-answered': 'Answered',
  'appeal-status-closed': 'Closed',

  ...setupEn,
  ...accountEn,
  ...workEn,
  ...auditEn,
  ...keyEn,
  ...personEn,
  ...reviewEn,
};
