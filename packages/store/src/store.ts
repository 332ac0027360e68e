/**
 * The store's contract. Everything outside this package reads and writes through it.
 *
 * Lists are keyset-paged in a stable order. Geometry is GeoJSON in CRS84 degrees on the 1e-7 lattice.
 * Expected refusals are values (`Refused`), a `StoreError` is a bug or a broken engine. Each mutation
 * takes an `Actor` and writes its audit line in its own transaction.
 *
 * Changes to this contract, newest first:
 * - 6: `in` for an account, under row-level security; grants, delegations, keys (`access`), persons (`persons`),
 *   the chained log (`audit`), retention (`retention`), privacy settings.
 * - 5: edits by a client-chosen id with micro-grids and marks, forks, changes by revision, who is at work (`work`).
 * - 4: proposals as plans, what follows from a plan (`insights`), faults of layers, finished stages of jobs.
 * - 3: one's own district (`foundDistrict`, `setup`): a district may have no outline yet, which `district` then
 *   answers with null; base data; files of one upload belong together.
 * - 2: tile sets `land-use` and `appeals`; `openStore`, `seedTown`.
 * - 1: first form.
 */
import type { Geometry } from 'geojson';
import type { AccountRepository } from './access/account-records.ts';
import type { AccessRepository } from './access/records.ts';
import type { SessionRepository } from './access/session-records.ts';
import type { Actor } from './actor.ts';
import type { AppealReach, AppealRepository, PointConditions } from './appeal/records.ts';
import type {
  AssetRepository,
  BuildingRecord,
  DistrictHead,
  DistrictRecord,
  NewDistrict,
} from './asset/records.ts';
import type { AuditRepository } from './audit/records.ts';
import type { BusinessRepository } from './business/records.ts';
import type { EmbeddedLimits } from './engine/embedded-limits.ts';
import type { FileRepository } from './file/records.ts';
import type { InsightRepository } from './insight/records.ts';
import type { JobHandler, JobRepository } from './job/records.ts';
import type { ApiKeyRepository } from './key/records.ts';
import type {
  DepartmentRecord,
  LayerFaultRepository,
  LayerRepository,
  LegacyGridRecord,
} from './layer/records.ts';
import type { News } from './news.ts';
import type { BranchRecord, OrganisationRepository } from './organisation/records.ts';
import type { Refused } from './outcome.ts';
import type { PersonRepository } from './personal/records.ts';
import type { GridRecord, PlanRepository } from './plan/records.ts';
import type { PublicationRepository } from './publication/records.ts';
import type { RecodeRepository } from './recode/records.ts';
import type { RetentionRepository } from './retention/records.ts';
import type { ReviewRepository } from './review/records.ts';
import type { DistrictSetUp, NewDistrictSetup, SetupRepository } from './setup/records.ts';
import type { WorkRepository } from './work/records.ts';

export type EngineKind = 'embedded' | 'server';

/** What the engine can do, found out at start. */
export interface Capabilities {
  /** ST_AsMVT and ST_AsMVTGeom. */
  readonly vectorTiles: boolean;
  /** ST_CoverageInvalidEdges. */
  readonly coverageChecks: boolean;
  /** The server ends statements by itself; without it the child process is restarted. */
  readonly statementTimeout: boolean;
  /** NOTIFY reaches other connections. */
  readonly notify: boolean;
}

export interface EngineFacts {
  readonly kind: EngineKind;
  readonly postgres: string;
  readonly postgis: string;
  readonly geos: string;
  readonly capabilities: Capabilities;
  /** Message code of a caveat shown in console and log: `embedded-for-trying-out` (fsync is off), else null. */
  readonly notice: 'embedded-for-trying-out' | null;
}

export interface StoreOptions {
  /** `postgres://...` of a PostGIS server; without it the embedded engine runs in `dataDir`. */
  readonly databaseUrl?: string;
  /** Folder of the embedded database; locked while the store is open. Unused with `databaseUrl`. */
  readonly dataDir: string;
  /** A statement that runs longer, in milliseconds, fails with `database-timeout`. 60,000 unless told. */
  readonly statementTimeoutMs?: number;
  /**
   * 32 bytes under which what is personal is encrypted, the same for as long as the database lives. Without it
   * nothing behind a mask can be read or written: StoreError `master-key-missing`.
   */
  readonly masterKey?: Uint8Array;
  /** To which size the embedded engine takes a district; EMBEDDED_LIMITS unless told. */
  readonly embeddedLimits?: EmbeddedLimits;
  /** One plain line for each thing worth logging. */
  readonly log?: (line: string) => void;
}

export interface PlaceInCharge {
  readonly address: string | null;
  readonly building: BuildingRecord | null;
  /** Every department, also those without a grid here, in the order of `departments()`. */
  readonly departments: readonly {
    readonly department: DepartmentRecord;
    readonly grids: readonly LegacyGridRecord[];
  }[];
  /** Null without a plan or outside it. */
  readonly unified: GridRecord | null;
  readonly branch: BranchRecord | null;
}

export interface SearchHitRecord {
  readonly kind: 'grid' | 'building' | 'branch' | 'address';
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly at: readonly [number, number];
}

/**
 * What a tile set holds. Grids and arcs are those of one revision and never change. `appeals` are points with
 * category and status: for whoever may see points, everybody else gets densities.
 */
export type TileSet =
  | { readonly kind: 'grids' | 'arcs'; readonly planId: string; readonly revision: number }
  | { readonly kind: 'legacy-grids'; readonly layerId: string }
  | {
      readonly kind: 'appeals';
      readonly conditions?: PointConditions;
      /** Only those within it. */
      readonly reach?: AppealReach;
    }
  | {
      readonly kind:
        | 'outline'
        | 'communities'
        | 'compounds'
        | 'buildings'
        | 'streets'
        | 'water'
        | 'land-use'
        | 'branches';
    };

/** Properties are flat and hold nothing personal. */
export interface TileFeature {
  readonly id: string;
  readonly geometry: Geometry;
  readonly properties: Readonly<Record<string, string | number | boolean | null>>;
}

/** Everything of one district. */
export interface DistrictStore {
  readonly code: string;
  readonly access: AccessRepository;
  readonly accounts: AccountRepository;
  readonly sessions: SessionRepository;
  readonly assets: AssetRepository;
  readonly files: FileRepository;
  readonly layers: LayerRepository;
  readonly layerFaults: LayerFaultRepository;
  readonly plans: PlanRepository;
  readonly work: WorkRepository;
  readonly insights: InsightRepository;
  readonly organisation: OrganisationRepository;
  readonly appeals: AppealRepository;
  readonly setup: SetupRepository;
  readonly jobs: JobRepository;
  readonly recode: RecodeRepository;
  readonly reviews: ReviewRepository;
  readonly publications: PublicationRepository;
  readonly businesses: BusinessRepository;
  readonly audit: AuditRepository;
  readonly keys: ApiKeyRepository;
  readonly persons: PersonRepository;
  readonly retention: RetentionRepository;
  /** The accepted layers' grids at a place and the unified grid of the plan (none where null). */
  whoIsInCharge(point: { lon: number; lat: number }, planId: string | null): Promise<PlaceInCharge>;
  /** At most 20 hits: grid codes of the plan, buildings, branches, addresses; exact and prefix matches first. */
  search(text: string, planId: string | null): Promise<readonly SearchHitRecord[]>;
  /** The whole set, in batches, for tiles that the caller cuts in memory. Empty for what does not exist. */
  tileFeatures(set: TileSet): AsyncIterable<readonly TileFeature[]>;
}

export interface Store {
  readonly engine: EngineFacts;
  readonly news: News;
  /** In the order they were set up, those without an outline too. */
  districts(): Promise<readonly DistrictHead[]>;
  /** Null where there is no such district, or where its outline is still missing. */
  district(code: string): Promise<DistrictRecord | null>;
  createDistrict(district: NewDistrict, by: Actor): Promise<DistrictRecord>;
  /**
   * One's own district, made with its administrator in one transaction; its outline comes later
   * (`setup.importBaseData`). Refused: `district-exists`, whichever that is.
   */
  foundDistrict(input: NewDistrictSetup): Promise<DistrictSetUp | Refused>;
  /**
   * The repositories of one district; costs nothing, asks nothing. With `asking` every unit of work is a transaction
   * under row-level security, for that account (null: nobody, who sees no personal row); without it, the system's own,
   * which sees every row of every district.
   */
  in(districtCode: string, asking?: { readonly accountId: string | null }): DistrictStore;
  /** Runs jobs of a kind, of every district, one at a time in this process, until the store closes. */
  work(kind: string, handler: JobHandler): Promise<void>;
  /** Answers `true` within a second where the database does. */
  healthy(): Promise<boolean>;
  /** Waits for running jobs (aborted through their signal), then closes; the database is last. */
  close(): Promise<void>;
}
