import type { IncomingMessage } from 'node:http';
import type { Store } from '@onegrid/store';
import { type SessionOptions, Sessions } from '../access/sessions.ts';
import { SignInLimit, type SignInLimitOptions } from '../access/sign-in-limit.ts';
import { InsightThread } from '../insight/insight-thread.ts';
import { PlanInsights } from '../insight/plan-insights.ts';
import { type ApiKeyLimits, ApiKeys } from '../key/api-keys.ts';
import { LayerFaultFinder } from '../layer/layer-faults.ts';
import { ReadingThread } from '../layer/reading-thread.ts';
import { UploadsUnderWay } from '../layer/uploads-under-way.ts';
import { OidcDoor } from '../oidc/oidc-door.ts';
import { EditEvidenceReader } from '../plan/edit-evidence.ts';
import { GridChangeReader } from '../recode/grid-changes.ts';
import { SetupDoor } from '../setup/setup-door.ts';
import { TileSets } from '../tile/tile-sets.ts';
import { NewsDesk } from '../work/news-desk.ts';
import { PlanChecks } from '../work/plan-checks.ts';
import { PlanComparisons } from '../work/plan-comparisons.ts';
import { PlanDocuments } from '../work/plan-documents.ts';
import { PlanGroundReader } from '../work/plan-ground.ts';
import { HeldDistrict } from './held-district.ts';
import { redacted } from './redacted.ts';
import { type Arrival, arrivals } from './request-origin.ts';
import type { Settings } from './settings.ts';

/** What lives as long as the server. */
export interface Services {
  readonly settings: Settings;
  readonly sessions: Sessions;
  readonly signInLimit: SignInLimit;
  /** The office's own sign-in; null where there is none. */
  readonly oidc: OidcDoor | null;
  /** Who asks with a department's key. */
  readonly keys: ApiKeys;
  /** Who may create the first district. */
  readonly setupDoor: SetupDoor;
  readonly tiles: TileSets;
  readonly reading: ReadingThread;
  /** Uploads under way. */
  readonly uploads: UploadsUnderWay;
  readonly grounds: PlanGroundReader;
  readonly documents: PlanDocuments;
  readonly checks: PlanChecks;
  readonly comparisons: PlanComparisons;
  readonly news: NewsDesk;
  readonly evidence: EditEvidenceReader;
  readonly gridChanges: GridChangeReader;
  readonly insights: PlanInsights;
  readonly thinking: InsightThread;
  readonly faults: LayerFaultFinder;
  readonly held: HeldDistrict;
  /** Whether demo accounts may sign in: only where nobody but this machine can reach the server. */
  readonly demoAllowed: boolean;
  /** The address that the server listens on. */
  readonly listensOn: string;
  /** From where a request came, and how. */
  arrivalOf(request: IncomingMessage): Arrival;
  /** One plain line for each thing worth logging; secrets are taken out of it. */
  readonly log: (line: string) => void;
}

export interface ServiceOptions {
  readonly settings: Settings;
  readonly listensOn: string;
  readonly demoAllowed: boolean;
  readonly log: (line: string) => void;
  readonly session?: Partial<SessionOptions>;
  readonly signInLimit?: Partial<SignInLimitOptions>;
  readonly keyLimits?: Partial<ApiKeyLimits> | undefined;
  /** The code that creates the first district where others than this machine can reach the server. */
  readonly setupCode?: string | null | undefined;
}

export function createServices(store: Store, options: ServiceOptions): Services {
  const { settings, demoAllowed, listensOn, log } = options;
  const thinking = new InsightThread();
  const grounds = new PlanGroundReader();
  return {
    settings,
    demoAllowed,
    listensOn,
    arrivalOf: arrivals(settings),
    log: (line) => log(redacted(line)),
    sessions: new Sessions(demoAllowed, options.session),
    signInLimit: new SignInLimit(options.signInLimit),
    oidc: settings.oidc == null ? null : new OidcDoor(settings.oidc),
    keys: new ApiKeys(options.keyLimits),
    setupDoor: new SetupDoor(!demoAllowed, options.setupCode ?? null),
    tiles: new TileSets(),
    reading: new ReadingThread(),
    uploads: new UploadsUnderWay(),
    grounds,
    documents: new PlanDocuments(grounds),
    checks: new PlanChecks(grounds, thinking),
    comparisons: new PlanComparisons(thinking),
    news: new NewsDesk(store.news),
    evidence: new EditEvidenceReader(grounds),
    gridChanges: new GridChangeReader(),
    insights: new PlanInsights(),
    thinking,
    faults: new LayerFaultFinder(store, thinking),
    held: new HeldDistrict(store),
  };
}
