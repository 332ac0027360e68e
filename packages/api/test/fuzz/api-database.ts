import type { GraphQLSchema } from 'graphql';
import type { DatabaseCheck, DatabaseContext } from '../../../../scripts/suites/fuzz-suite.ts';
import { askAsOwner } from '../../../store/test/support/places.ts';
import type { Json } from '../client.ts';
import { type RowPlace, seesAppeals, seesRow, whyRefused } from './access-oracle.ts';
import { type ApiCase, emittedSchema } from './api-suite.ts';
import { Chance } from './chance.ts';
import { cookieOf, type FuzzWorld, idsOf, mend, openWorld, type Sender } from './fuzz-world.ts';
import { type IdPool, type RandomOperation, randomOperation } from './random-operation.ts';
import { randomRequest } from './random-request.ts';

/** What no answer may hold, whoever gets it: the inside of the program and of the database. */
const INSIDE =
  /\$argon2|\bat [\w.<>]+ \(|node_modules|\.ts:\d+|\.js:\d+:\d+|\/work\/|\/root\/|\/tmp\/|file:\/\/|syntax error at|relation "|column "|violates |duplicate key|invalid input syntax|permission denied for|row-level security|SQLSTATE|ECONNREFUSED|Cannot read propert|is not a function|undefined \(reading/i;
const ERROR_CODES = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'BAD_USER_INPUT',
  'GRAPHQL_VALIDATION_FAILED',
  'GRAPHQL_PARSE_FAILED',
  'LIMIT_EXCEEDED',
  'QUERY_TOO_COSTLY',
  'NOT_FOUND',
  'BAD_REQUEST',
  'LEDGER_MISSING',
]);
/** Ids of a run are asked anew so often; what runs add is then named by later ones. */
const IDS_FOR_RUNS = 50;
const LARGEST_PAGE = 200;
/** What changes nothing: looking at files, where one works, and ending what has ended. */
const WITHOUT_LINE = new Set(['inspectFile', 'inspectSheet', 'showPresence', 'signOut', 'endOtherSessions']);
const LEAST_GROUP = 5;
/** Counts of appeals, by type. */
const FIGURES: Readonly<Record<string, readonly string[]>> = {
  Grid: ['appealCount'],
  AppealDensity: ['total', 'outside'],
  GridDensity: ['appeals'],
  AppealSummary: ['total', 'outside'],
  AppealGroup: ['appeals', 'open'],
  GridSeries: ['counts'],
  AppealChange: ['current', 'previous'],
  AppealGroupChange: ['current', 'previous'],
  AppealLattice: ['total'],
  PublishedShare: ['appeals'],
};
/** Deepest that a query may be, with what its fragments add to how it is counted. */
const DEEPEST = 14;

/** Sends a random operation of a random sender to the server over a real database, and judges the answer. */
export async function openDatabaseCheck(context: DatabaseContext): Promise<DatabaseCheck> {
  const world = await openWorld(context);
  let ids: IdPool | null = null;
  let runs = 0;
  return {
    check: async (outcome) => {
      const { seed } = outcome as ApiCase;
      const chance = new Chance(seed ^ 0x5bd1e995);
      if (runs++ % IDS_FOR_RUNS === 0 || ids === null) ids = await idsOf(world);
      await mend(world);
      await oneRun(world, emittedSchema(), ids, chance);
    },
    close: world.dispose,
  };
}

async function oneRun(world: FuzzWorld, schema: GraphQLSchema, ids: IdPool, chance: Chance): Promise<void> {
  const sender = chance.one(world.senders);
  const headers = await headersOf(world, sender, chance);
  const logged = world.log.length;
  const judge = new Judge(world, sender);
  if (chance.is(0.12)) {
    const { path, init, opens } = randomRequest(ids, chance);
    const response = await fetch(`${world.origin}${path}`, {
      ...init,
      headers: { ...headers, ...init.headers },
    });
    judge.what = `${init.method ?? 'GET'} ${path}`;
    const text = await response.text();
    judge.logged(logged);
    judge.hold(response.status < 500, `it answers ${response.status}`);
    judge.text(text, []);
    judge.hold(
      response.status >= 400 || opens(sender),
      `it is answered with ${response.status} to ${sender.name}`,
    );
  } else {
    const operation = randomOperation(schema, ids, chance);
    judge.what = `${sender.name}: ${operation.text.slice(0, 4_000)}`;
    const written = await linesIn(world);
    const response = await fetch(`${world.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-onegrid': 'fuzz', ...headers },
      body: JSON.stringify({ query: operation.text }),
    });
    const text = await response.text();
    judge.logged(logged);
    judge.hold(response.status < 500, `it answers ${response.status}: ${text.slice(0, 500)}`);
    judge.text(text, operation.fields);
    const answer = JSON.parse(text) as Answer;
    await judge.answer(answer, operation);
    if (operation.kind === 'mutation' && !operation.broken) {
      judge.recorded(answer, operation, (await linesIn(world)) > written);
    }
  }
}

async function linesIn({ store }: FuzzWorld): Promise<number> {
  const [row] = await askAsOwner<{ lines: number }>(store, 'select count(*)::int as lines from audit_entry');
  return row!.lines;
}

async function headersOf(
  world: FuzzWorld,
  { kind, accountId, secret }: Sender,
  chance: Chance,
): Promise<Record<string, string>> {
  const language = { 'accept-language': chance.one(['en', 'zh-CN', 'xx']) };
  if (kind === 'key') return { ...language, authorization: `Bearer ${secret}` };
  return accountId === null ? language : { ...language, cookie: await cookieOf(world, accountId) };
}

interface Answer {
  readonly data?: Json;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: Readonly<Record<string, Json>>;
  }[];
}

class Judge {
  what = '';

  constructor(
    private readonly world: FuzzWorld,
    private readonly sender: Sender,
  ) {}

  hold(condition: boolean, problem: string): void {
    if (!condition) throw new Error(`${problem}\n  ${this.what}`);
  }

  /** The server had nothing to tell whoever runs it since then: it does where something failed inside. */
  logged(since: number): void {
    const lines = this.world.log.slice(since);
    this.hold(lines.length === 0, `the server logs ${lines.join('\n').slice(0, 1_500)}`);
  }

  /** Nothing of the inside, and nothing of a person but to whoever looks behind a mask within reach. */
  text(text: string, fields: readonly string[]): void {
    const inside = INSIDE.exec(text);
    this.hold(
      inside === null,
      `it tells of its inside: ${text.slice(Math.max(0, (inside?.index ?? 0) - 80), (inside?.index ?? 0) + 200)}`,
    );
    const revealing = fields.some((name) => name === 'revealPerson' || name === 'correctPerson');
    for (const { personId, texts } of this.world.secrets) {
      const told = texts.find((secret) => text.includes(secret));
      if (told === undefined) continue;
      this.hold(revealing, `it tells ${told} of person ${personId}`);
      this.revealed.add(personId);
    }
  }

  private readonly revealed = new Set<string>();

  async answer({ data = null, errors = [] }: Answer, operation: RandomOperation): Promise<void> {
    for (const { message, extensions } of errors) {
      const code = String(extensions?.code);
      this.hold(code !== 'INTERNAL_SERVER_ERROR', 'it fails inside');
      this.hold(ERROR_CODES.has(code), `its error ${code} is none that clients know: ${message}`);
      const worded = code.startsWith('GRAPHQL_') || code === 'BAD_USER_INPUT';
      this.hold(worded || typeof extensions?.reason === 'string', `its error ${code} has no reason`);
    }
    const objects: FoundObject[] = [];
    walk(data, operation.kind === 'query' ? 'Query' : 'Mutation', objects);
    for (const { type, value } of objects) {
      if (type.endsWith('Connection') && Array.isArray(value.nodes)) {
        this.hold(value.nodes.length <= LARGEST_PAGE, `a page of ${value.nodes.length} passes`);
      }
      for (const [field, part] of Object.entries(value)) {
        if (part === null || field === '__typename' || /^a\d+$/.test(field)) continue;
        const why = whyRefused(this.sender, `${type}.${field}`);
        this.hold(why === null, `${type}.${field} is answered, yet ${why}`);
      }
      if (!seesAppeals(this.sender)) this.protectedFigures(type, value);
      if (type === 'Refusal') {
        this.hold(
          !/no words for|原因代码/.test(String(value.message)),
          `its refusal ${value.code} has no words`,
        );
      }
    }
    if (data !== null && errors.length === 0) {
      const depth = depthOf(operation.text);
      this.hold(depth <= DEEPEST + 2, `${depth} levels pass`);
      const first = [...operation.text.matchAll(/\bfirst: (-?\d+)/g)].map(([, n]) => Number(n));
      this.hold(
        operation.broken || objects.length < 2 || first.every((n) => n <= 200),
        `a page of ${first} passes`,
      );
    }
    await this.rows(objects);
  }

  /** Whatever was carried out stands in the log. */
  recorded({ data = null, errors = [] }: Answer, { fields }: RandomOperation, written: boolean): void {
    const [field] = fields;
    const outcome = (data as { readonly [key: string]: Json } | null)?.[field!] ?? null;
    const type = (outcome as { readonly __typename?: Json } | null)?.__typename;
    const refused =
      outcome === null || errors.length > 0 || /^(Refusal|EditRejected|FileRejected)$/.test(String(type));
    this.hold(
      refused || written || WITHOUT_LINE.has(field!),
      `${field} is carried out and the log has no line of it`,
    );
  }

  /** To whoever sees no appeal, no count of them tells of fewer than five, nor do two of them by their difference. */
  private protectedFigures(type: string, value: FoundObject['value']): void {
    for (const field of FIGURES[type] ?? []) {
      const counts = [value[field] ?? null].flat().filter((count) => typeof count === 'number');
      this.hold(
        counts.every((count) => count % LEAST_GROUP === 0),
        `${type}.${field} tells ${counts.join(' ')}`,
      );
    }
  }

  /** Every row that is told lies where the sender sees rows of its kind, by the raw tables. */
  private async rows(objects: readonly FoundObject[]): Promise<void> {
    const idsOf = (wanted: string) => [
      ...new Set(
        objects.flatMap(({ type, value }) =>
          type === wanted && typeof value.id === 'string' ? [value.id] : [],
        ),
      ),
    ];
    for (const kind of ['appeal', 'person'] as const) {
      const ids = idsOf(kind === 'appeal' ? 'Appeal' : 'Person');
      for (const [id, place] of await placesOf(this.world, kind, ids)) {
        this.hold(
          seesRow(this.sender, kind, place),
          `${kind} ${id} at ${JSON.stringify(place)} is out of reach`,
        );
      }
    }
    for (const [id, place] of await placesOf(this.world, 'person', [...this.revealed])) {
      this.hold(
        this.sender.kind === 'account' && seesRow(this.sender, 'person', place, true),
        `person ${id} at ${JSON.stringify(place)} is shown behind the mask`,
      );
    }
    await this.owned(
      'AccountSession',
      '(select family as id, account_id from session)',
      'account_id',
      idsOf('AccountSession'),
    );
    await this.owned('RecodedSheet', 'recoded_sheet', 'account_id', idsOf('RecodedSheet'), false);
  }

  /** What belongs to an account is told to that account, and where administrators see it, to them. */
  private async owned(
    type: string,
    table: string,
    column: string,
    ids: readonly string[],
    administrators = true,
  ): Promise<void> {
    if (ids.length === 0) return;
    const rows = await askAsOwner<{ id: string; owner: string }>(
      this.world.store,
      `select id, ${column} as owner from ${table} as listed where id = any($1)`,
      [[...ids]],
    );
    const mayAll = administrators && this.sender.grants.some(({ role }) => role === 'administrator');
    for (const { id, owner } of rows) {
      this.hold(mayAll || owner === this.sender.accountId, `${type} ${id} is somebody else’s`);
    }
  }
}

interface FoundObject {
  readonly type: string;
  readonly value: { readonly [key: string]: Json };
}

function walk(value: Json, type: string | null, found: FoundObject[]): void {
  if (Array.isArray(value)) for (const one of value) walk(one, null, found);
  else if (typeof value === 'object' && value !== null) {
    const object = value as { readonly [key: string]: Json };
    const named = type ?? (typeof object.__typename === 'string' ? object.__typename : null);
    // JSON and geometry have no type of their own.
    if (named === null) return;
    found.push({ type: named, value: object });
    for (const part of Object.values(object)) walk(part, null, found);
  }
}

/** Braces within braces, texts and arguments left out. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const mark of text
    .replace(/"(?:[^"\\]|\\.)*"/g, '')
    .replace(/\.\.\. on \w+ \{/g, '(')
    .match(/[{}()]/g) ?? []) {
    if (mark === '{') deepest = Math.max(deepest, ++depth);
    if (mark === '}') depth--;
  }
  return deepest;
}

async function placesOf(
  { store }: FuzzWorld,
  kind: 'appeal' | 'person',
  ids: readonly string[],
): Promise<ReadonlyMap<string, RowPlace>> {
  if (ids.length === 0) return new Map();
  const rows = await askAsOwner<RowPlace & { id: string }>(store, kind === 'appeal' ? APPEALS : PERSONS, [
    [...ids],
  ]);
  return new Map(rows.map(({ id, ...place }) => [id, place]));
}

const APPEALS = `select appeal.id,
  (select id from town where ST_Intersects(town.geometry, appeal.location) order by id limit 1) as town,
  (select id from community where ST_Intersects(community.geometry, appeal.location) order by id limit 1) as community,
  coalesce((select array_agg(grid.code) from grid join plan on plan.id = grid.plan_id and plan.status = 'published'
    where upper_inf(grid.lifespan) and ST_Intersects(grid.geometry, appeal.location)), '{}') as grids,
  array_remove(array[appeal.department_id], null) as departments
  from appeal where id = any($1)`;
const PERSONS = `select id, town_id as town, community_id as community, array_remove(array[grid_code], null) as grids,
  department_ids as departments from person where id = any($1)`;
