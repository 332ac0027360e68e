import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchFigure } from '../../../../scripts/suites/bench-suite.ts';
import { startCluster } from '../../../../scripts/test/cluster.ts';
import { findPostgres } from '../../../../scripts/test/tools.ts';
import { SqlAppealRepository } from '../../src/appeal/appeal-repository.ts';
import type { Database } from '../../src/engine/database.ts';
import type { Session } from '../../src/engine/session.ts';
import {
  type AppealFilter,
  type AppealReach,
  type AppealRepository,
  openStore,
  type PersonRepository,
  type Store,
  type StoreOptions,
  SYSTEM_ACTOR,
} from '../../src/index.ts';
import { databaseOf } from '../../src/open-store.ts';
import { SqlPersonRepository } from '../../src/personal/person-repository.ts';

const DISTRICT = '990901';
const BUILDINGS = { server: 300_000, embedded: 30_000 } as const;
const PAGES = 60;
const WINDOWS = 60;
const JOINS = 5;

const WITHIN = {
  type: 'Polygon',
  coordinates: [
    [
      [118.2, 31.1],
      [118.5, 31.1],
      [118.5, 31.4],
      [118.2, 31.4],
      [118.2, 31.1],
    ],
  ],
} as const;
const GRID = { planId: 'plan', code: '4.4' } as const;
const NOWHERE: AppealReach = { towns: [], communities: [], grids: [], departments: [], planId: null };
/** Who asks, what is within its reach, and the filter that asks for the same rows without walls. */
const ASKERS = [
  { name: 'administrator, the district', accountId: 'administrator', reach: undefined, filter: {} },
  {
    name: 'officer, one department',
    accountId: 'officer',
    reach: { ...NOWHERE, departments: ['d3'] },
    filter: { departmentId: 'd3' },
  },
  {
    name: 'grid worker, one grid',
    accountId: 'worker',
    reach: { ...NOWHERE, grids: [GRID.code], planId: GRID.planId },
    filter: { grid: GRID },
  },
] as const;

/** All buildings with the community that each lies in. */
const JOIN = `select count(*) from community join building on ST_Intersects(building.geometry, community.geometry)
  where community.district_code = $1 and building.district_code = $1`;

/** What a map of a few streets asks: the buildings of a window. */
function windowOf(table: string): string {
  return `select count(*) from ${table} where district_code = $1
    and ST_Intersects(geometry, ST_MakeEnvelope($2::float8, $3::float8, $2::float8 + 0.004, $3::float8 + 0.004, 4490))`;
}

/** The same rows under a policy as persons have one: what the design keeps away from geometry. */
const WALLED_COPY = [
  'create table building_walled as select * from building',
  'create index on building_walled using gist (geometry)',
  'analyze building_walled',
  'alter table building_walled enable row level security',
  'alter table building_walled force row level security',
  `create policy in_district on building_walled to onegrid_request using (district_code = (select asking_district()))`,
  'grant select on building_walled to onegrid_request',
];

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** Medians of several ways to do the same thing, taken in turn, after one of each that is not counted. */
async function inTurn<Way extends string>(
  rounds: number,
  ways: Readonly<Record<Way, (round: number) => Promise<unknown>>>,
): Promise<Readonly<Record<Way, number>>> {
  const names = Object.keys(ways) as Way[];
  const taken = new Map<Way, number[]>(names.map((name) => [name, []]));
  for (let round = -1; round < rounds; round += 1) {
    for (const name of names) {
      const ms = await timed(() => ways[name](round));
      if (round >= 0) taken.get(name)!.push(ms);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(taken.get(name)!)])) as Record<Way, number>;
}

async function fill(store: Store, database: Database, buildings: number): Promise<void> {
  await store.createDistrict(
    {
      code: DISTRICT,
      name: '测量区',
      nameEn: 'Measured district',
      synthetic: true,
      outline: { ...WITHIN, coordinates: WITHIN.coordinates.map((ring) => ring.map(([x, y]) => [x, y])) },
    },
    SYSTEM_ACTOR,
  );
  const source = readFileSync(new URL('./access-rows.sql', import.meta.url), 'utf8').replace(/^--.*$/gm, '');
  await database.asSystem().write(async (session) => {
    for (const sql of source.split(/;\s*\n/))
      await session.executeSql(sql.replaceAll('$1', `'${DISTRICT}'`).replaceAll('$2', String(buildings)));
  });
  await database.executeSql('analyze');
}

interface Asked {
  readonly appeals: AppealRepository;
  readonly persons: PersonRepository;
}

/** A masked page of 50 appeals with their persons; what it shows, so that both sides can be held to the same. */
async function page({ appeals, persons }: Asked, filter: AppealFilter, reach?: AppealReach) {
  const { nodes, totalCount } = await appeals.appeals(filter, { first: 50 }, reach);
  const ids = nodes.map(({ id }) => id);
  const found = await persons.ofAppeals(ids);
  if (ids.length !== 50 || found.size !== 50) throw new Error(`${ids.length} appeals, ${found.size} persons`);
  return JSON.stringify([ids, totalCount, ids.map((id) => found.get(id))]);
}

/** The total alone, as far as a list can be asked for it: beside one row. */
async function total({ appeals }: Asked, filter: AppealFilter, reach?: AppealReach) {
  const { totalCount } = await appeals.appeals(filter, { first: 1 }, reach);
  return JSON.stringify(totalCount);
}

async function pagesOf(
  rows: string,
  bare: Asked,
  walled: (accountId: string) => Asked,
): Promise<BenchFigure[]> {
  const figures: BenchFigure[] = [];
  for (const { name, accountId, reach, filter } of ASKERS) {
    const within = walled(accountId);
    for (const [what, ask] of [
      ['page of 50 appeals with persons', page],
      ['total of appeals', total],
    ] as const) {
      if ((await ask(bare, filter)) !== (await ask(within, {}, reach)))
        throw new Error(`${what}, ${name}: both sides answer differently`);
      const taken = await inTurn(PAGES, {
        bare: () => ask(bare, filter),
        walls: () => ask(within, {}, reach),
      });
      figures.push(
        ...compared(`${rows}: ${what}, ${name}`, 'without walls', taken.bare, [['both walls', taken.walls]]),
      );
    }
  }
  return figures;
}

async function measureEngine(kind: 'server' | 'embedded', options: StoreOptions): Promise<BenchFigure[]> {
  const store = await openStore(options);
  try {
    const database = databaseOf(store);
    const buildings = BUILDINGS[kind];
    await fill(store, database, buildings);
    const request = database.as({ district: DISTRICT, accountId: 'officer', role: 'onegrid_request' });
    const [appeals, persons] = [
      new SqlAppealRepository(database, DISTRICT),
      new SqlPersonRepository(database, DISTRICT, null),
    ];
    const rows = `${kind}, ${buildings.toLocaleString('en-GB')} buildings`;
    const pages = await pagesOf(rows, { appeals, persons }, (accountId) => store.in(DISTRICT, { accountId }));

    const asking =
      (sql: string, ...values: readonly unknown[]) =>
      (session: Session) =>
        session.executeSql(sql, [DISTRICT, ...values]);
    const joins = await inTurn(JOINS, {
      bare: () => database.write(asking(JOIN)),
      walls: () => request.read(asking(JOIN)),
    });

    for (const sql of WALLED_COPY) await database.executeSql(sql);
    const corner = (round: number) => [118.21 + ((round + 1) % 8) * 0.03, 31.11 + ((round + 1) % 7) * 0.03];
    const windows = await inTurn(WINDOWS, {
      bare: (round) => database.write(asking(windowOf('building'), ...corner(round))),
      walls: (round) => request.read(asking(windowOf('building'), ...corner(round))),
      'on geometry': (round) => request.read(asking(windowOf('building_walled'), ...corner(round))),
    });

    return [
      ...pages,
      ...compared(`${rows}: buildings in 900 communities`, 'as owner', joins.bare, [
        ['both walls', joins.walls],
      ]),
      ...compared(`${rows}: buildings of a window`, 'as owner', windows.bare, [
        ['both walls', windows.walls],
        ['row security on the geometry itself', windows['on geometry']],
      ]),
    ];
  } finally {
    await store.close();
  }
}

function compared(
  what: string,
  base: string,
  bare: number,
  others: readonly (readonly [string, number])[],
): BenchFigure[] {
  return [
    { name: `${what}, ${base}`, value: bare, unit: 'ms' },
    ...others.flatMap(([name, value]) => [
      { name: `${what}, ${name}`, value, unit: 'ms' },
      { name: `${what}, ${name} / ${base}`, value: value / bare, unit: '' },
    ]),
  ];
}

/**
 * What the two walls cost, as ratios of medians taken in turn in one run. A masked page of appeals with its persons is
 * whole units of work, as a request has them: the transaction, whoever asks told to it, the reach, row-level security;
 * beside it the owner asks outside any transaction for the same rows by a filter, and must be answered the same. A join of buildings with communities and a
 * window of a map touch no table under row-level security; the owner asks them in a transaction, too. The last
 * figure is what the design avoids: the same window on a copy whose geometry stands under a policy, so that its index is
 * lost.
 */
export async function measure(): Promise<readonly BenchFigure[]> {
  const bin = findPostgres();
  if (bin === null)
    throw new Error('The suite needs PostgreSQL with PostGIS: install postgresql-15-postgis-3.');
  const cluster = await startCluster(bin);
  const dataDir = mkdtempSync(join(tmpdir(), 'onegrid-bench-'));
  try {
    return [
      ...(await measureEngine('server', { dataDir: tmpdir(), databaseUrl: cluster.url })),
      ...(await measureEngine('embedded', { dataDir })),
    ];
  } finally {
    await cluster.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
