import { SqlAccessRepository } from './access/access-repository.ts';
import { SqlAccountRepository } from './access/account-repository.ts';
import { SqlSessionRepository } from './access/session-repository.ts';
import { SqlAppealRepository } from './appeal/appeal-repository.ts';
import { SqlAssetRepository } from './asset/asset-repository.ts';
import { insertDistrict, readDistrict, readDistricts } from './asset/district-records.ts';
import { SqlAuditRepository } from './audit/audit-repository.ts';
import { SqlBusinessRepository } from './business/business-repository.ts';
import { Database } from './engine/database.ts';
import { EmbeddedEngine } from './engine/embedded-engine.ts';
import { EMBEDDED_LIMITS, refuseLargeDatabase } from './engine/embedded-limits.ts';
import { ServerEngine } from './engine/engine.ts';
import { SqlFileRepository } from './file/file-repository.ts';
import { SqlInsightRepository } from './insight/insight-repository.ts';
import { JobQueue } from './job/job-queue.ts';
import { SqlJobRepository } from './job/job-repository.ts';
import { SqlApiKeyRepository } from './key/api-key-repository.ts';
import { SqlLayerFaultRepository } from './layer/layer-fault-repository.ts';
import { SqlLayerRepository } from './layer/layer-repository.ts';
import { SqlOrganisationRepository } from './organisation/organisation-repository.ts';
import { StoreError } from './outcome.ts';
import { SqlPersonRepository } from './personal/person-repository.ts';
import { PersonVault } from './personal/person-vault.ts';
import { search, whoIsInCharge } from './place/place-queries.ts';
import { KeptStates } from './plan/kept-states.ts';
import { SqlPlanRepository } from './plan/plan-repository.ts';
import { SqlPublicationRepository } from './publication/publication-repository.ts';
import { SqlRecodeRepository } from './recode/recode-repository.ts';
import { SqlRetentionRepository } from './retention/retention-repository.ts';
import { SqlReviewRepository } from './review/review-repository.ts';
import { foundDistrict } from './setup/found-district.ts';
import { SqlSetupRepository } from './setup/setup-repository.ts';
import type { DistrictStore, Store, StoreOptions } from './store.ts';
import { tileFeatures } from './tile/tile-features.ts';
import { SqlWorkRepository } from './work/work-repository.ts';

const STATEMENT_TIMEOUT_MS = 60_000;

/**
 * Opens the database, migrates it and starts the job queue.
 *
 * Throws `data-folder-locked` (with the owner's `pid`) where another living process has the embedded
 * database's folder, `database-newer` where a newer program migrated it, `database-start-failed`,
 * `embedded-too-large` where an embedded database has outgrown its engine.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  return (await openStoreParts(options)).store;
}

/** The store with its inner parts, for the store's own seeding and contract tests. */
export async function openStoreParts(options: StoreOptions): Promise<{ store: Store; database: Database }> {
  const database = await openDatabase(options);
  try {
    await database.read(refuseLargeDatabase);
    const queue = new JobQueue(database, options.log ?? (() => undefined));
    await queue.open();
    const masterKey = options.masterKey ?? null;
    const vault = masterKey === null ? null : new PersonVault(masterKey);
    const store = storeOver(database, queue, masterKey, vault);
    DATABASES.set(store, database);
    VAULTS.set(store, vault);
    return { store, database };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Opens the database, of any size, and migrates it; nothing works on its jobs yet. Throws what `openStore` throws. */
export async function openDatabase(options: StoreOptions): Promise<Database> {
  const log = options.log ?? (() => undefined);
  const timeout = options.statementTimeoutMs ?? STATEMENT_TIMEOUT_MS;
  const engine =
    options.databaseUrl === undefined
      ? await EmbeddedEngine.open(options.dataDir, timeout, log, options.embeddedLimits ?? EMBEDDED_LIMITS)
      : new ServerEngine(options.databaseUrl, timeout);
  try {
    return await Database.open(engine, log);
  } catch (error) {
    await engine.close();
    throw error;
  }
}

const DATABASES = new WeakMap<Store, Database>();
const VAULTS = new WeakMap<Store, PersonVault | null>();

/** The database behind a store that `openStore` made. */
export function databaseOf(store: Store): Database {
  const database = DATABASES.get(store);
  if (database === undefined) throw new Error('not a store of this program');
  return database;
}

/** What seals persons in a store that `openStore` made; null for one without a master key. */
export function vaultOf(store: Store): PersonVault | null {
  return VAULTS.get(store) ?? null;
}

function storeOver(
  database: Database,
  queue: JobQueue,
  masterKey: Uint8Array | null,
  vault: PersonVault | null,
): Store {
  let closing: Promise<void> | null = null;
  const kept = new KeptStates();
  // The owner's rights are for migrations and the queue: nothing else needs them, and no personal row is seen by them.
  const system = database.asSystem();
  return {
    engine: database.facts,
    news: database.bus,
    districts: () => readDistricts(database),
    district: (code) => readDistrict(database, code),
    createDistrict: async (district, by) => {
      await system.write((session) => insertDistrict(session, district, by));
      const made = await readDistrict(database, district.code);
      if (made === null)
        throw new StoreError('verdict-missing', 'A district that was just written is not there.');
      return made;
    },
    foundDistrict: (input) => foundDistrict(system, input),
    in: (district, asking) =>
      districtStore(
        asking === undefined ? system : database.as({ district, ...asking, role: 'onegrid_request' }),
        queue,
        kept,
        district,
        masterKey,
        vault,
      ),
    work: (kind, handler) => queue.work(kind, handler),
    healthy: () => database.healthy(),
    close: () => {
      closing ??= queue.close().finally(() => database.close());
      return closing;
    },
  };
}

function districtStore(
  database: Database,
  queue: JobQueue,
  kept: KeptStates,
  code: string,
  masterKey: Uint8Array | null,
  vault: PersonVault | null,
): DistrictStore {
  const plans = new SqlPlanRepository(database, code, kept);
  const store: DistrictStore = {
    code,
    access: new SqlAccessRepository(database, code),
    accounts: new SqlAccountRepository(database, code, masterKey),
    sessions: new SqlSessionRepository(database, code),
    assets: new SqlAssetRepository(database, code),
    files: new SqlFileRepository(database, code),
    layers: new SqlLayerRepository(database, code),
    layerFaults: new SqlLayerFaultRepository(database, code),
    plans,
    work: new SqlWorkRepository(database, code, plans),
    insights: new SqlInsightRepository(database, code),
    organisation: new SqlOrganisationRepository(database, code),
    appeals: new SqlAppealRepository(database, code),
    setup: new SqlSetupRepository(database, code),
    jobs: new SqlJobRepository(database, code, queue),
    recode: new SqlRecodeRepository(database, code),
    reviews: new SqlReviewRepository(database, code),
    publications: new SqlPublicationRepository(database, code),
    businesses: new SqlBusinessRepository(database, code),
    persons: new SqlPersonRepository(database, code, vault),
    retention: new SqlRetentionRepository(database, code, vault),
    audit: new SqlAuditRepository(database, code),
    keys: new SqlApiKeyRepository(database, code),
    whoIsInCharge: (point, planId) => whoIsInCharge(database, store, point, planId),
    search: (text, planId) => search(database, code, text, planId),
    tileFeatures: (set) => tileFeatures(database, code, set),
  };
  return store;
}
