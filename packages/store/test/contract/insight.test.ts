import { DEFAULT_MERGE_OPTIONS, type DepartmentClaims } from '@onegrid/planning';
import { expect, it } from 'vitest';
import { SYSTEM_ACTOR } from '../../src/index.ts';
import { describeOnEngines } from '../support/engines.ts';
import { mergeResult, OUTLINE, reassign, splitB, tinyDistrict, tinyPlan } from '../support/tiny-plan.ts';

describeOnEngines('what follows from a plan', (opened) => {
  it('is kept by plan, revision and kind, and is there for several plans at once', async () => {
    const { district, plan } = await tinyPlan(opened().store, '990801');
    const { insights } = district;
    const at = { planId: plan.id, revision: 1 };
    expect(await insights.contents('measures', [at])).toEqual(new Map());
    await insights.keep({ ...at, kind: 'measures', content: { grids: 3 } });
    await insights.keep({ ...at, kind: 'measures', content: { grids: 4 } });
    await insights.keep({ ...at, kind: 'gaps', content: [] });
    expect(await insights.contents('measures', [at, { planId: 'none', revision: 1 }])).toEqual(
      new Map([[plan.id, { grids: 3 }]]),
    );
    expect(await insights.contents('measures', [{ planId: plan.id, revision: 2 }])).toEqual(new Map());
  });

  it('pages its parts in their order, of one department or of all', async () => {
    const { district, plan } = await tinyPlan(opened().store, '990802');
    const key = { planId: plan.id, revision: 1, kind: 'lost-lines' };
    const items = [
      { id: 'z', departments: ['fire'], content: { lengthM: 30 } },
      { id: 'a', departments: ['fire', 'police'], content: { lengthM: 20 } },
      { id: 'm', departments: [], content: { lengthM: 10 } },
    ];
    await district.insights.keep({ ...key, content: { count: 3 }, items });
    const first = await district.insights.items(key, {}, { first: 2 });
    expect(first).toMatchObject({ nodes: items.slice(0, 2), hasNextPage: true, totalCount: 3 });
    const second = await district.insights.items(key, {}, { first: 2, after: first.cursors[1]! });
    expect(second).toMatchObject({ nodes: items.slice(2), hasNextPage: false });
    const police = await district.insights.items(key, { departmentId: 'police' }, { first: 50 });
    expect(police.nodes.map(({ id }) => id)).toEqual(['a']);
    expect((await district.insights.items({ ...key, kind: 'flips' }, {}, { first: 50 })).nodes).toEqual([]);
    expect(await district.insights.itemsByIds(key, ['m', 'z', 'none'])).toEqual(
      new Map([
        ['m', { lengthM: 10 }],
        ['z', { lengthM: 30 }],
      ]),
    );
    await expect(district.insights.items(key, {}, { first: 2, after: 'bm90' })).rejects.toMatchObject({
      code: 'cursor-invalid',
    });
  });

  it('is forgotten when the next revision’s is kept', async () => {
    const { district, plan } = await tinyPlan(opened().store, '990803');
    const key = { planId: plan.id, kind: 'flips' };
    const item = { id: 'a', departments: [], content: 1 };
    await district.insights.keep({ ...key, revision: 1, content: null, items: [item] });
    const edited = await district.plans.commitEdit(
      {
        planId: plan.id,
        baseRevision: 1,
        operations: [],
        namedGrids: ['001', '002'],
        apply: (state) => reassign(state, { e: '001' }),
      },
      SYSTEM_ACTOR,
    );
    expect(edited.kind).toBe('revised');
    await district.insights.keep({ ...key, revision: 2, content: null });
    expect(await district.insights.itemsByIds({ ...key, revision: 1 }, ['a'])).toEqual(new Map());
    // A revision that the plan never had is none to know anything about.
    await district.insights.keep({ ...key, revision: 3, content: 'from the future' });
    expect(await district.insights.contents('flips', [{ planId: plan.id, revision: 3 }])).toEqual(new Map());
  });
});

/*
 * Claims on the sketch of tiny-plan, by hand: police has P1 on a, b, d, e and P2 on c; f it leaves out, and 7 m2 of P2
 * lie in no atom. Of b it holds only three quarters.
 */
const CLAIMS: readonly DepartmentClaims[] = [
  {
    department: 'police',
    grids: ['P1', 'P2'],
    atom: Int32Array.of(0, 1, 1, 2, 3, 4, 5, -1),
    grid: Int32Array.of(0, 0, -1, 1, 0, 0, -1, 1),
    areaM2: Float64Array.of(100, 75, 25, 100, 100, 100, 100, 7),
    households: Float64Array.of(10, 18, 2, 30, 5, 15, 0, 1),
  },
];

describeOnEngines('a ledger', (opened) => {
  async function claimed(code: string) {
    const { district, layerIds } = await tinyDistrict(opened().store, code);
    const plan = await district.plans.saveMergeResult(
      {
        name: '合并',
        outline: OUTLINE,
        layerIds,
        options: DEFAULT_MERGE_OPTIONS,
        result: mergeResult(),
        claims: CLAIMS,
      },
      SYSTEM_ACTOR,
    );
    return { district, plan };
  }

  it('adds up to the layer in its rows and to the unified grids in its columns', async () => {
    const { district, plan } = await claimed('990811');
    const { insights } = district;
    const entries = await insights.ledgerEntries(plan.id, 'police', { first: 50 });
    expect(
      entries.nodes.map(({ legacy, unified, areaM2, households }) => [legacy, unified, areaM2, households]),
    ).toEqual([
      ['P1', '001', 200, 15],
      ['P1', '002', 175, 33],
      ['P2', '003', 100, 30],
      ['P2', null, 7, 1],
      [null, '002', 25, 2],
      [null, '003', 100, 0],
    ]);
    expect(await insights.ledgerTotals(plan.id)).toEqual([
      {
        departmentId: 'police',
        totalM2: 607,
        totalHouseholds: 81,
        // 002 holds most households of P1 and 003 those of P2; all the rest of both is conceded.
        concededM2: 207,
        concededHouseholds: 16,
        takenInM2: 125,
        takenInHouseholds: 2,
        leftOutM2: 7,
        leftOutHouseholds: 1,
      },
    ]);
    expect(await insights.ledgerNames(plan.id, 'police')).toEqual({
      legacy: ['P1', 'P2'],
      unified: ['001', '002', '003'],
    });
    expect(await insights.ledgerNames(plan.id, 'fire')).toEqual({ legacy: [], unified: [] });
  });

  it('is paged through its accounts of none', async () => {
    const { district, plan } = await claimed('990812');
    const seen: (string | null)[][] = [];
    let after: string | null = null;
    do {
      const page = await district.insights.ledgerEntries(plan.id, 'police', { first: 1, after });
      expect(page.totalCount).toBe(6);
      seen.push(...page.nodes.map(({ legacy, unified }) => [legacy, unified]));
      after = page.hasNextPage ? page.cursors[0]! : null;
    } while (after !== null);
    expect(seen).toEqual([
      ['P1', '001'],
      ['P1', '002'],
      ['P2', '003'],
      ['P2', null],
      [null, '002'],
      [null, '003'],
    ]);
  });

  it('shares a split atom’s claims out among its pieces and keeps the sums', async () => {
    const { district, plan } = await claimed('990813');
    const edited = await district.plans.commitEdit(
      { planId: plan.id, baseRevision: 1, operations: [], namedGrids: ['002', '003'], apply: splitB },
      SYSTEM_ACTOR,
    );
    expect(edited.kind).toBe('revised');
    const { nodes } = await district.insights.ledgerEntries(plan.id, 'police', { first: 50 });
    const found = nodes.map(({ legacy, unified, areaM2, households }) => [
      legacy,
      unified,
      Math.round(areaM2 * 100) / 100,
      Math.round((households ?? 0) * 1e9) / 1e9,
    ]);
    // b1 and b2 are halves of b by area and have 12 and 8 of its 20 households; e1 is all of e.
    expect(found).toEqual([
      ['P1', '001', 200, 15],
      ['P1', '002', 137.5, 25.8],
      ['P1', '003', 37.5, 7.2],
      ['P2', '003', 100, 30],
      ['P2', null, 7, 1],
      [null, '002', 12.5, 1.2],
      [null, '003', 112.5, 0.8],
    ]);
  });

  it('without households is of land alone, and goes by it', async () => {
    const { district, layerIds } = await tinyDistrict(opened().store, '990815');
    const result = mergeResult();
    const [police] = CLAIMS;
    const plan = await district.plans.saveMergeResult(
      {
        name: '合并',
        outline: OUTLINE,
        layerIds,
        options: DEFAULT_MERGE_OPTIONS,
        result,
        claims: [{ ...police!, households: null }],
      },
      SYSTEM_ACTOR,
    );
    const [totals] = await district.insights.ledgerTotals(plan.id);
    // 001 has 200 of P1's 375 m2.
    expect(totals).toMatchObject({
      totalM2: 607,
      totalHouseholds: null,
      concededM2: 182,
      concededHouseholds: null,
      takenInHouseholds: null,
      leftOutHouseholds: null,
    });
    const { nodes } = await district.insights.ledgerEntries(plan.id, 'police', { first: 1 });
    expect(nodes).toEqual([{ legacy: 'P1', unified: '001', areaM2: 200, households: null }]);
  });

  it('of a plan whose merge kept no claims is empty', async () => {
    const { district, plan } = await tinyPlan(opened().store, '990814');
    expect(await district.insights.ledgerTotals(plan.id)).toEqual([]);
    expect((await district.insights.ledgerEntries(plan.id, 'police', { first: 50 })).nodes).toEqual([]);
  });
});
