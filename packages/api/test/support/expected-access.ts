import type { Role } from '@onegrid/store';

/** Who may ask: a role, a department's key with every scope there is, or nobody who is signed in. */
export type Asker = Role | 'key' | 'nobody';

const DESK: readonly Role[] = ['planner', 'leader', 'administrator'];
const PLANNING: readonly Role[] = ['planner', 'administrator'];
const DEPARTMENTS: readonly Role[] = ['officer', 'administrator'];
const LAYERS: readonly Role[] = ['planner', 'officer', 'administrator'];
/** Who works with residents: single appeals, and whom they are about. */
const RESIDENTS: readonly Role[] = [
  'officer',
  'grid-worker',
  'grid-head',
  'branch-secretary',
  'community-worker',
];
const EVERYBODY: readonly Role[] = [
  ...RESIDENTS,
  'planner',
  'leader',
  'micro-grid-officer',
  'building-head',
  'property-company',
  'unit-liaison',
  'administrator',
];

/** Who works here; property companies and liaisons of paired units work elsewhere. */
const INSIDERS: readonly Role[] = EVERYBODY.filter(
  (role) => role !== 'property-company' && role !== 'unit-liaison',
);

const words = (text: string) => text.trim().split(/\s+/);

interface Expected {
  readonly who: readonly Asker[];
  /** Queries, mutations and subscriptions by name. */
  readonly operations: readonly string[];
  /** Routes as registered. */
  readonly routes?: readonly string[];
  /** Types all of whose fields these may read, and single fields. */
  readonly types: readonly string[];
}

/** List types come with their edges and connections. */
const listed = (text: string) => words(text).flatMap((name) => [name, `${name}Edge`, `${name}Connection`]);

/**
 * What the product promises, written down once more by who may: the other place are the contexts' policies, and neither is
 * made from the other.
 */
export const EXPECTED: readonly Expected[] = [
  {
    who: [...EVERYBODY, 'nobody'],
    operations: words('me signInMethods signIn signOut setup createDistrict'),
    routes: [
      'GET /graphql',
      'POST /graphql',
      'GET /healthz',
      'GET /oidc/start',
      'GET /oidc/callback',
      'GET /{*path}',
      'GET /graphql/explorer/{*path}',
    ],
    types: words('SignedIn CodeRequired SignInMethods Setup SetupSignedIn'),
  },
  // What every answer may hold.
  { who: [...EVERYBODY, 'nobody', 'key'], operations: [], types: ['Refusal'] },
  {
    // One's own account.
    who: EVERYBODY,
    operations: words(
      'mySessions myDelegations changePassword startCode confirmCode dropCode endSession endOtherSessions endDelegation',
    ),
    types: [
      ...words('Account CodeStarted Grant RoleScope AccountName'),
      ...listed('AccountSession Delegation'),
    ],
  },
  // Who works here, and what is said of a plan.
  {
    who: INSIDERS,
    operations: words('colleagues delegate addComment answerComment resolveComment'),
    types: listed('Colleague'),
  },
  {
    // The work on plans and layers before they count, and who does it.
    who: [...INSIDERS, 'key'],
    operations: words('layers gridChangeRequests planPublication comparePlans planChecks planNews'),
    types: [
      ...words(`Plan.changeSets Plan.review Plan.comments Plan.siblings Layer.fileName Layer.fileBytes Layer.report Layer.faults ImportReport Remark RowReport Notice
        LayerFaults LayerFaultCount RepairCandidate PlanReview CommunityReview Signature CommentAnswer PlanNews
        PlannerPresence PlanSaved PlanComparison GridDifference DepartmentPart LayerEdge LayerConnection`),
      ...listed('LayerFault ChangeSet PlanComment GridChangeRequest PlanPart PlanCheck'),
    ],
  },
  {
    // What is in the district, what is in force there, and figures.
    who: [...EVERYBODY, 'key'],
    operations:
      words(`district buildings building compounds compound departments layer legacyGrid currentPlan plans
      plan branches branch whoIsInCharge search appealDensity appealSummary appealSeries appealChange appealLattice
      tileSources businesses`),
    routes: ['GET /tiles/:layer/:revision/:z/:x/:y.mvt'],
    types: [
      ...words(`PageInfo District EngineInfo Department FileRejected PlanRevised EditRejected EditIssue RevisionConflict CrosswalkShare LegacyShare
        WhoIsInCharge DepartmentInCharge SearchHit FigureProtection AppealDensity AppealLattice AppealSummary AppealGroup
        AppealSeries GridSeries AppealChange AppealGroupChange GridDensity PlanOrigin PlanFigures DepartmentFigures
        ServiceComparison ServiceMeasures CommunityGap GridLineage LedgerTotals Ledger TileSource PlanReviewed Publication
        PublishedCode PlanPublished MicroGrid`),
      ...listed(
        'Building Compound LegacyGrid Plan Grid Arc Branch LedgerEntry LostLine PublishedShare Business',
      ),
      'Layer',
    ],
  },
  {
    // Read and answered in person.
    who: EVERYBODY,
    operations: words('myGridChanges'),
    types: [
      ...words('SetupDistrict SetupStep FileInspection FileField Detected FieldTarget GridChangeCount'),
      ...listed('GridChange'),
    ],
  },
  {
    who: [...LAYERS, 'key'],
    operations: words('prepareLayer registerBusiness endBusiness requestGridChange'),
    types: [],
  },
  {
    who: LAYERS,
    operations: words('inspectFile recodedSheets recodedSheet inspectSheet recodeSheet'),
    routes: ['GET /recoded/:id'],
    types: [...words('SheetInspection SheetColumn'), ...listed('RecodedSheet SheetRow')],
  },
  { who: [...LAYERS, 'key'], operations: [], routes: ['POST /files'], types: [] },
  {
    who: PLANNING,
    operations:
      words(`acceptLayer discardLayer chooseRepairs commitEdit revertChangeSet job startMerge startProposal
      startExplanation adoptExplanation startEnsemble cancelJob baseData importBaseData clearBaseData saveDepartment
      removeDepartment submitPlan withdrawPlan publishPlan answerGridChange forkPlan renamePlan revertToRevision showPresence`),
    types: words('Job JobStage Ensemble Explanation BaseDataSet FieldMapping BaseDataImported'),
  },
  {
    who: DESK,
    operations: [],
    routes: [
      'GET /plans/:plan/state/:revision',
      'GET /plans/:plan/ground',
      'GET /plans/:plan/old-borders',
      'GET /plans/:plan/changes',
    ],
    types: [],
  },
  {
    who: [...RESIDENTS, 'planner', 'administrator', 'key'],
    operations: words('appeals appeal'),
    types: listed('Appeal'),
  },
  {
    who: [...RESIDENTS, 'administrator'],
    operations: words('persons person'),
    types: ['Appeal.persons', 'PersonPlace', ...listed('Person PersonReveal')],
  },
  {
    who: RESIDENTS,
    operations: words('myReveals revealLimit revealPerson registerPerson correctPerson'),
    types: words('PersonRevealed RevealLimit'),
  },
  { who: DEPARTMENTS, operations: ['signPlan'], types: [] },
  {
    who: DEPARTMENTS,
    operations: words('apiKeys apiKeyScopes createApiKey rotateApiKey revokeApiKey'),
    types: [...words('ApiKeyScope ApiKeyMade'), ...listed('ApiKey')],
  },
  {
    who: ['administrator'],
    operations:
      words(`accounts account delegations createAccount changeAccount resetPassword unlockAccount resetCode linkOidc
      grantRole revokeGrant endAnyDelegation revokeSession erasePerson retentionRules retentionRuns privacySettings
      setRetentionRule setPrivacySettings runRetention auditLines auditDays auditVerdict`),
    routes: ['POST /persons/:id/file', 'GET /audit.csv'],
    types: [
      ...words(
        'OidcLink GivenGrant AccountCreated PasswordReset RetentionRule PrivacySettings AuditFault AuditVerdict',
      ),
      ...listed('ManagedAccount RetentionRun AuditLine AuditDay'),
    ],
  },
];

const ROOTS: ReadonlySet<string> = new Set(['Query', 'Mutation', 'Subscription']);

/** Who may have a field, named `Type.field`, or call a route, named `METHOD /path`; null where nothing was promised. */
export function promisedTo(entry: string): readonly Asker[] | null {
  if (entry.includes('/')) return EXPECTED.find(({ routes }) => routes?.includes(entry))?.who ?? null;
  const [type, field] = entry.split('.', 2) as [string, string];
  if (ROOTS.has(type)) return EXPECTED.find(({ operations }) => operations.includes(field))?.who ?? null;
  const one =
    EXPECTED.find(({ types }) => types.includes(entry)) ?? EXPECTED.find(({ types }) => types.includes(type));
  return one?.who ?? null;
}
