import { hashPassword } from '@onegrid/api';
import { type Role, SYSTEM_ACTOR } from '@onegrid/store';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkeredPlan } from '../checkered-plan.ts';
import { at, type Client, type Json, list, text } from '../client.ts';
import { APPEALS } from '../small-town.ts';
import { PASSWORD, type Town } from '../town.ts';
import { person } from '../town-people.ts';

const LEAST = 5;
const SEED = Number(process.env.ONEGRID_SEED ?? 20261123);
const PROTECTION = 'protection { leastGroup leastTold rounded hidden }';
const SUMMARY = `query($by: AppealGrouping!, $filter: AppealFilter, $planId: ID) {
  done: appealSummary(by: $by, filter: $filter, planId: $planId) {
    total outside ${PROTECTION} groups { key appeals open households perThousand } } }`;
const SERIES = `query($step: AppealStep!, $filter: AppealFilter, $planId: ID) {
  done: appealSeries(step: $step, filter: $filter, planId: $planId) {
    steps breaks ${PROTECTION} grids { code households counts } } }`;
const CHANGE = `query($days: Int!, $filter: AppealFilter) {
  done: appealChange(days: $days, filter: $filter) {
    since current previous ${PROTECTION} worst { key appeals open perThousand } towns { key current previous perThousand } } }`;
const DENSITY = `query($filter: AppealFilter, $planId: ID) {
  done: appealDensity(filter: $filter, planId: $planId) {
    total outside breaks ${PROTECTION} grids { code appeals households perThousand } } }`;
const LATTICE = `query($cellM: Int!, $filter: AppealFilter) {
  done: appealLattice(cellM: $cellM, filter: $filter) { total cellM cells ${PROTECTION} } }`;
const LIST = `query($filter: AppealFilter, $after: String) {
  done: appeals(first: 200, filter: $filter, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { id category requestedAt } } }`;
const ONE = 'query($id: ID!) { done: appeal(id: $id) { id title location } }';
const GROUPINGS = ['GRID', 'COMMUNITY', 'TOWN', 'CATEGORY', 'STATUS', 'MONTH', 'WEEKDAY', 'HOUR'] as const;

/** Numbers from 0 up to a bound that follow from a seed. */
function chance(seed: number): (bound: number) => number {
  let state = seed >>> 0;
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

/** Appeals by reach and protected figures, over HTTP. */
export function figureSuite(town: () => Town): void {
  describe('appeals and their figures', () => {
    let planner: Client;
    let leader: Client;
    let planId: string;
    const people = new Map<string, Client>();

    const asked = async (client: Client, query: string, variables: Readonly<Record<string, unknown>>) =>
      at(await client.data(query, variables), 'done');
    const ids = async (client: Client, filter: unknown = {}): Promise<string[]> => {
      const found: string[] = [];
      let after: string | null = null;
      for (;;) {
        const page: Json = await asked(client, LIST, { filter, after });
        found.push(...list(page, 'nodes').map((node) => text(node, 'id')));
        if (at(page, 'pageInfo.hasNextPage') !== true) return found.sort();
        after = text(page, 'pageInfo.endCursor');
      }
    };
    const holder = async (name: string, role: Role, kind: AppealScope, id: string) => {
      const { access, accounts } = town().district;
      const passwordHash = await hashPassword(PASSWORD);
      const account = await access.createAccount(
        { name, displayName: name, role: 'unit-liaison', passwordHash },
        SYSTEM_ACTOR,
      );
      const given = await accounts.grant({ accountId: account.id, role, scope: { kind, id } }, SYSTEM_ACTOR);
      if ('code' in given) throw new Error(given.code);
      // What a session may is believed for some seconds: the role comes first.
      const client = await person(town(), name, 'unit-liaison');
      people.set(name, client);
      return client;
    };

    beforeAll(async () => {
      planId = (await checkeredPlan(town().district)).id;
      await town().sql("update plan set status = 'published' where id = $1", [planId]);
      // Three departments share most appeals; a tenth are nobody's.
      const departments = (await town().district.layers.departments()).map(({ id }) => id);
      for (const [index, id] of departments.entries())
        await town().sql(
          'update appeal set department_id = $1 where right(id, 4)::int % 10 in ($2::int, $3::int, $4::int)',
          [id, index * 3, index * 3 + 1, index * 3 + 2],
        );
      planner = await town().client('planner');
      leader = await town().client('leader');
      people.set('officer', await person(town(), 'figures-officer', 'officer', 'police'));
      await holder('figures-grid-worker', 'grid-worker', 'grid', '22');
      await holder('figures-community-worker', 'community-worker', 'community', '001001');
      await holder('figures-elsewhere', 'grid-head', 'grid', '07');
    });

    test('are listed, counted and shown one by one within reach, and nothing tells of the others', async () => {
      const all = await ids(planner);
      expect(all).toHaveLength(APPEALS);
      const police = (
        (await town().sql("select id from appeal where department_id = 'police' order by id")) as {
          id: string;
        }[]
      ).map(({ id }) => id);
      const inGrid = await ids(planner, { gridCode: '22' });
      expect(inGrid.length).toBeGreaterThan(10);
      const reached: readonly (readonly [string, readonly string[]])[] = [
        ['officer', police],
        ['figures-grid-worker', inGrid],
        ['figures-community-worker', all],
        ['figures-elsewhere', []],
      ];
      for (const [name, own] of reached) {
        const client = people.get(name)!;
        expect(await ids(client), name).toEqual([...own]);
        const total = at(await asked(client, LIST, { filter: {} }), 'totalCount');
        expect(total, name).toBe(own.length);
        const noise = await ids(planner, { category: ['NOISE'] });
        expect(await ids(client, { category: ['NOISE'] }), name).toEqual(
          noise.filter((id) => own.includes(id)),
        );
        const [other] = all.filter((id) => !own.includes(id));
        const unknown = await client.ask(ONE, { id: 'appeal-none' });
        if (other !== undefined) expect(await client.ask(ONE, { id: other }), name).toEqual(unknown);
        if (own.length > 0) expect(at(await asked(client, ONE, { id: own[0] }), 'id')).toBe(own[0]);
      }
    });

    test('come in tiles that hold no more than the reach, whoever asked for the same tile before', async () => {
      const tile = async (client: Client) => {
        const response = await client.fetch(`/tiles/appeals/${planId}.1/0/0/0.mvt`);
        expect(response.headers.get('cache-control')).toMatch(/^private/);
        expect(response.headers.get('vary')).toContain('Cookie');
        return response.status === 204 ? '' : Buffer.from(await response.arrayBuffer()).toString('base64');
      };
      const shown = new Map<string, string>();
      for (const round of [1, 2]) {
        for (const [name, client] of [['planner', planner], ['leader', leader], ...people] as const) {
          const bytes = await tile(client);
          if (round === 2) expect(bytes, name).toBe(shown.get(name));
          shown.set(name, bytes);
        }
      }
      expect(shown.get('figures-elsewhere')).toBe('');
      expect(shown.get('figures-community-worker')).toBe(shown.get('planner'));
      const different = ['planner', 'leader', 'officer', 'figures-grid-worker'].map((name) =>
        shown.get(name),
      );
      expect(new Set(different).size).toBe(4);
    });

    test('come in tiles of whole days for who may not see them one by one', async () => {
      const tile = async (client: Client, [from, until]: readonly [string, string]) => {
        const query = new URLSearchParams({ from: `${from}:00+08:00`, until: `${until}:00+08:00` });
        const response = await client.fetch(`/tiles/appeals/${planId}.1/0/0/0.mvt?${query}`);
        return Buffer.from(await response.arrayBuffer()).toString('base64');
      };
      const whole = ['2026-02-15T00:00', '2026-05-16T00:00'] as const;
      const within = ['2026-02-15T18:00', '2026-05-15T06:00'] as const;
      expect(await tile(planner, within)).not.toBe(await tile(planner, whole));
      expect(await tile(leader, whole)).not.toBe('');
      expect(await tile(leader, within)).toBe(await tile(leader, whole));
      // A window of a few hours is none: it is its day.
      expect(await tile(leader, ['2026-02-15T09:00', '2026-02-15T10:00'])).toBe(
        await tile(leader, ['2026-02-15T00:00', '2026-02-16T00:00']),
      );
    });

    test('are exact for who may see every row that counts, by its reach or by the filter', async () => {
      const protection = async (client: Client, filter: unknown, by = 'CATEGORY') =>
        at(await asked(client, SUMMARY, { by, filter }), 'protection.rounded');
      expect(await protection(planner, {})).toBe(false);
      expect(await protection(leader, {})).toBe(true);
      const officer = people.get('officer')!;
      expect(await protection(officer, {})).toBe(true);
      expect(await protection(officer, { departmentId: 'fire' })).toBe(true);
      expect(await protection(officer, { departmentId: 'police' })).toBe(false);
      const worker = people.get('figures-grid-worker')!;
      expect(await protection(worker, { gridCode: '22' })).toBe(false);
      expect(await protection(worker, { gridCode: '33' })).toBe(true);
      const own = await asked(worker, SUMMARY, { by: 'STATUS', filter: { gridCode: '22' } });
      expect(own).toEqual(await asked(planner, SUMMARY, { by: 'STATUS', filter: { gridCode: '22' } }));
      const grids = await worker.data(
        '{ currentPlan { own: grid(code: "22") { appealCount } other: grid(code: "33") { appealCount } } }',
      );
      expect(at(grids, 'currentPlan.own.appealCount')).toBe((await ids(planner, { gridCode: '22' })).length);
      expect(Number(at(grids, 'currentPlan.other.appealCount')) % LEAST).toBe(0);
    });

    test('are refused where they would be too fine, but for who may see every row', async () => {
      const day = (text: string) => `2026-${text}T00:00:00+08:00`;
      const refused: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
        ['figure-too-fine', { bbox: [118.2, 31, 118.21, 31.01] }],
        ['figure-one-category', { category: ['NOISE', 'PARKING'] }],
        ['figure-one-status', { status: ['FILED', 'CLOSED'] }],
        ['figure-hours', { hourFrom: 7, hourUntil: 9 }],
        ['figure-hours', { hourFrom: 22, hourUntil: 4 }],
        ['figure-hours', { hourFrom: 17, hourUntil: 23 }],
        ['figure-period', { from: day('03-01') }],
        ['figure-period', { until: day('03-01') }],
        ['figure-period', { from: day('03-01'), until: day('03-03') }],
        ['figure-period', { from: day('03-02'), until: day('04-02') }],
      ];
      for (const [reason, filter] of refused) {
        for (const [query, more] of [
          [SUMMARY, { by: 'GRID' }],
          [DENSITY, {}],
          [LATTICE, { cellM: 100 }],
          [SERIES, { step: 'WEEK' }],
          [CHANGE, { days: 7 }],
        ] as const) {
          // Steps and the change of periods have periods of their own.
          if (reason === 'figure-period' && (query === SERIES || query === CHANGE)) continue;
          const { errors } = await leader.ask(query, { ...more, filter });
          expect(errors[0].extensions, `${reason} ${query}`).toMatchObject({
            code: 'BAD_USER_INPUT',
            reason,
          });
          const { bbox, ...other } = filter;
          if (bbox === undefined)
            expect((await planner.ask(query, { ...more, filter: other })).errors).toEqual([]);
        }
      }
      for (const days of [2, 8, 31, 366]) {
        const { errors } = await leader.ask(CHANGE, { days, filter: {} });
        expect(errors[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', reason: 'figure-period' });
        expect((await planner.ask(CHANGE, { days, filter: {} })).errors).toEqual([]);
      }
      const tile = await leader.fetch(
        `/tiles/appeals/${planId}.1/0/0/0.mvt?${new URLSearchParams({ from: day('03-01'), until: day('03-03') })}`,
      );
      expect([tile.status, await tile.json()]).toMatchObject([400, { code: 'figure-period' }]);
    });

    test('are snapped to days, to steps and to cells that lie in one another', async () => {
      const day = { from: '2026-03-15T00:00:00+08:00', until: '2026-03-16T00:00:00+08:00' };
      const cut = { from: '2026-03-15T00:00:00+08:00', until: '2026-05-03T00:00:00+08:00' };
      const months = { from: '2026-03-01T00:00:00+08:00', until: '2026-06-01T00:00:00+08:00' };
      expect(await asked(leader, SERIES, { step: 'MONTH', filter: cut })).toEqual(
        await asked(leader, SERIES, { step: 'MONTH', filter: months }),
      );
      const whole = await asked(leader, SUMMARY, { by: 'STATUS', filter: day });
      for (const [from, until] of [
        ['07:59', '08:01'],
        ['00:01', '23:59'],
        ['12:00', '13:00'],
      ]) {
        const filter = { from: `2026-03-15T${from}:00+08:00`, until: `2026-03-15T${until}:00+08:00` };
        expect(await asked(leader, SUMMARY, { by: 'STATUS', filter })).toEqual(whole);
      }
      // The newest appeal's instant as well: the list of instants is a list of appeals.
      const asOf = async (client: Client) =>
        at(
          await client.data(
            '{ appealLattice(cellM: 400) { asOf } appealSummary(by: TOWN) { asOf } appealSeries(step: MONTH) { asOf } appealChange(days: 7) { asOf } appealDensity { asOf } }',
          ),
          '',
        );
      const times = async (client: Client) =>
        new Set(Object.values((await asOf(client)) as object).map((answer) => answer.asOf));
      expect(await times(planner)).toEqual(new Set(['2026-10-01T00:00:00.000Z']));
      expect(await times(leader)).toEqual(new Set(['2026-10-01T15:59:59.999Z']));
      for (const cellM of [20, 99, 100, 101, 150, 333, 799, 1000]) {
        expect([100, 200, 400, 800]).toContain(at(await asked(leader, LATTICE, { cellM }), 'cellM'));
      }
    });

    test('are counted in cells that lie the same whatever appeals there are', async () => {
      const middles = async () =>
        list(await asked(planner, LATTICE, { cellM: 100 }), 'cells').map(
          (cell) => `${at(cell, '0')} ${at(cell, '1')}`,
        );
      const before = await middles();
      const moved =
        "update appeal set location = ST_Translate(location, 0, $1::float8) where id = 'appeal-0000'";
      await town().sql(moved, [0.05]);
      const after = await middles();
      await town().sql(moved, [-0.05]);
      expect(after.filter((middle) => !before.includes(middle))).toHaveLength(1);
    });

    test('are shown to a leader without the places of appeals in a plan’s ground', async () => {
      const ground = async (client: Client) => (await client.fetch(`/plans/${planId}/ground`)).json();
      expect((await ground(leader)) as Json).toMatchObject({ appeals: null });
      expect(((await ground(planner)) as { appeals: unknown[] }).appeals.length).toBeGreaterThan(0);
    });

    /** Every number that an answer tells of appeals. */
    function numbers(answer: Json): (number | null)[] {
      if (Array.isArray(answer)) return answer.flatMap(numbers);
      if (typeof answer !== 'object' || answer === null) return [];
      return Object.entries(answer).flatMap(([name, value]) => {
        if (name === 'counts') return value as (number | null)[];
        if (name === 'cells') return (value as number[][]).map((cell) => cell[2]);
        const counted = ['total', 'outside', 'appeals', 'open', 'current', 'previous'].includes(name);
        return counted ? [value as number | null] : numbers(value as Json);
      });
    }

    /** A question that protected figures are told of. */
    const randomFilter = (next: (bound: number) => number): Record<string, unknown> => {
      const days = [1, 7, 14, 30, 90, 365][next(6)];
      const from = Date.parse(`2026-0${1 + next(9)}-${10 + next(10)}T00:00:00+08:00`);
      const period = {
        // Within a day means the day.
        from: new Date(from + next(2) * 9 * 3_600_000).toISOString(),
        until: new Date(from + days * 86_400_000 - next(2) * 9 * 3_600_000).toISOString(),
      };
      const hour = next(24);
      const hours =
        next(2) === 0 ? [hour, hour + 1] : [[0, 6, 12, 18][hour % 4], [0, 6, 12, 18][hour % 4] + 6];
      return {
        ...(next(2) === 0 ? { category: [['NOISE'], ['PARKING'], ['WELFARE']][next(3)] } : {}),
        ...(next(3) === 0 ? { status: [['CLOSED'], ['HANDLING']][next(2)] } : {}),
        ...(next(2) === 0 ? period : {}),
        ...(next(4) === 0 ? { gridCode: `${next(8)}${next(8)}` } : {}),
        ...(next(5) === 0 ? { departmentId: ['police', 'civil', 'fire'][next(3)] } : {}),
        ...(next(5) === 0 ? { communityCode: '001001' } : {}),
        ...(next(6) === 0 ? { hourFrom: hours[0], hourUntil: hours[1] } : {}),
      };
    };

    test('as a leader gets them differ by multiples of five, whatever she asks', async () => {
      console.info(`figures of random questions: seed ${SEED}`);
      const next = chance(SEED);
      for (let round = 0; round < 60; round += 1) {
        const filter = randomFilter(next);
        const by = GROUPINGS[next(GROUPINGS.length)];
        const { gridCode: _, ...withoutGrid } = filter;
        const questions: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
          [SUMMARY, { by, filter }],
          [SUMMARY, { by, filter, planId }],
          [SERIES, { step: next(2) === 0 ? 'MONTH' : 'WEEK', filter }],
          [CHANGE, { days: [1, 7, 14, 30, 90, 365][next(6)], filter }],
          [DENSITY, { filter }],
          [LATTICE, { cellM: 20 + next(900), filter: withoutGrid }],
        ];
        const [query, variables] = questions[next(questions.length)];
        const answer = await asked(leader, query, variables);
        const context = JSON.stringify(variables);
        for (const number of numbers(answer)) {
          if (number === null) continue;
          expect(number % LEAST, context).toBe(0);
          expect(number, context).toBeGreaterThanOrEqual(
            query === DENSITY && filter.gridCode ? 0 : 2 * LEAST,
          );
        }
        expect(at(answer, 'protection'), context).toMatchObject({
          leastGroup: LEAST,
          leastTold: 2 * LEAST,
          rounded: true,
        });
        expect(await asked(leader, query, variables), context).toEqual(answer);
      }
    });

    test('never tell a leader a single appeal by subtracting', async () => {
      // Grid 22 in March holds three or four appeals; whoever counts exactly knows it.
      const march = { from: '2026-03-01T00:00:00+08:00', until: '2026-04-01T00:00:00+08:00' };
      const few = await asked(planner, SUMMARY, { by: 'STATUS', filter: { ...march, gridCode: '22' } });
      expect(Number(at(few, 'total'))).toBeGreaterThan(0);
      expect(Number(at(few, 'total'))).toBeLessThan(LEAST);
      const tell = async (by: string, filter: unknown) => asked(leader, SUMMARY, { by, filter });
      const group = (answer: Json, key: string) =>
        list(answer, 'groups').find((each) => at(each, 'key') === key)!;

      // Asked for itself: nothing, and nothing of its parts, nor which of them are empty.
      const itself = await tell('CATEGORY', { ...march, gridCode: '22' });
      expect(numbers(itself).filter((number) => number !== null)).toEqual([]);
      const difference = async (a: Promise<Json>, b: Promise<Json>, path: string) => {
        const [first, second] = [at(await a, path), at(await b, path)];
        if (first === null || second === null) return null;
        return Math.abs(Number(first) - Number(second));
      };
      const told = new Set<number | null>();
      // With the month and without it, in windows that end a day earlier and later.
      for (const [from, until] of [
        ['2025-03-15', '2026-03-15'],
        ['2025-03-16', '2026-03-16'],
        ['2026-03-14', '2026-06-12'],
        ['2026-03-15', '2026-06-13'],
        ['2026-03-16', '2026-06-14'],
        ['2026-01-01', '2026-04-01'],
      ]) {
        const window = { from: `${from}T00:00:00+08:00`, until: `${until}T00:00:00+08:00` };
        for (const place of [{ gridCode: '22' }, { communityCode: '001001' }, {}]) {
          told.add(await difference(tell('STATUS', { ...window, ...place }), tell('STATUS', place), 'total'));
          const byGrid = tell('GRID', { ...window, ...place });
          const allByGrid = tell('GRID', place);
          const [a, b] = [group(await byGrid, '22'), group(await allByGrid, '22')].map((each) =>
            at(each, 'appeals'),
          );
          told.add(a === null || b === null ? null : Math.abs(Number(a) - Number(b)));
        }
      }
      // One category against all, one grid against the district, the change of neighbouring periods.
      const noise = { category: ['NOISE'] };
      told.add(await difference(tell('STATUS', march), tell('STATUS', { ...march, ...noise }), 'total'));
      told.add(
        await difference(tell('STATUS', march), tell('STATUS', { ...march, gridCode: '22' }), 'total'),
      );
      for (const [days, longer] of [
        [1, 7],
        [7, 14],
        [14, 30],
        [30, 90],
        [90, 365],
      ]) {
        const filter = { until: '2026-03-16T00:00:00+08:00', gridCode: '22' };
        const answer = asked(leader, CHANGE, { days, filter });
        told.add(await difference(answer, asked(leader, CHANGE, { days: longer, filter }), 'current'));
        told.add(await difference(answer, answer, 'previous'));
      }
      // Steps against their sum: what is missing of a hidden step is never its count.
      const series = list(await asked(leader, SERIES, { step: 'MONTH' }), 'grids');
      const steps = list(series.find((grid) => at(grid, 'code') === '22')!, 'counts');
      expect(steps[2]).toBeNull();
      // A lattice and the finer one within it.
      for (const [fine, wide] of [
        [100, 200],
        [200, 400],
        [400, 800],
      ] as const) {
        const [inner, outer] = await Promise.all(
          [fine, wide].map(async (cellM) => asked(leader, LATTICE, { cellM, filter: march })),
        );
        for (const number of [...numbers(inner), ...numbers(outer)]) told.add(number);
      }
      for (const number of told) {
        if (number !== null) expect(number % LEAST).toBe(0);
      }
    });

    test('say which steps and months there are without a word on rows that are not told', async () => {
      const none = await asked(leader, SERIES, { step: 'MONTH', filter: { gridCode: '07' } });
      const all = await asked(leader, SERIES, { step: 'MONTH' });
      expect(at(none, 'steps')).toEqual(at(all, 'steps'));
      const months = async (filter: unknown) =>
        list(await asked(leader, SUMMARY, { by: 'MONTH', filter }), 'groups').map((each) => at(each, 'key'));
      expect(await months({ category: ['WELFARE'] })).toEqual(await months({}));
      // Nor whether there was anything at all in some days: all appeals are of a month's middle.
      for (const [from, until] of [
        ['2026-03-15', '2026-03-16'],
        ['2026-03-05', '2026-03-12'],
      ]) {
        const days = { from: `${from}T00:00:00+08:00`, until: `${until}T00:00:00+08:00` };
        expect(await months(days)).toEqual(['2026-03']);
        expect(at(await asked(leader, SERIES, { step: 'MONTH', filter: days }), 'steps')).toEqual([
          '2026-02-28T16:00:00.000Z',
        ]);
      }
      const later = { from: '2027-01-01T00:00:00+08:00', until: '2027-02-01T00:00:00+08:00' };
      expect(await months(later)).toEqual([]);
      expect(at(await asked(leader, SERIES, { step: 'WEEK', filter: later }), 'steps')).toEqual([]);
      const hidden = async (filter: unknown) =>
        at(await asked(leader, SUMMARY, { by: 'MONTH', filter }), 'protection.hidden');
      // Four hidden months in an answer of four appeals and in an answer of none look the same.
      expect(await hidden({ gridCode: '07' })).toBe(await hidden({ gridCode: '07', category: ['WELFARE'] }));
    });
  });
}

type AppealScope = 'grid' | 'community' | 'town' | 'department';
