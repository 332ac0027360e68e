import { DEFAULT_MERGE_OPTIONS } from '@onegrid/planning';
import { describe, expect, it } from 'vitest';
import { bulkInsert } from '../../src/engine/bulk-insert.ts';
import { parseStatement } from '../../src/engine/statement.ts';
import { type NewsItem, StoreError, SYSTEM_ACTOR } from '../../src/index.ts';
import { ASSIGNMENT_TABLE, assignmentRow } from '../../src/plan/plan-rows.ts';
import { describeOnEngines } from '../support/engines.ts';
import {
  ATOMS,
  atom,
  CODES,
  cell,
  mergeResult,
  OUTLINE,
  ring,
  tinyDistrict,
  tinyPlan,
} from '../support/tiny-plan.ts';

const COUNT = parseStatement(
  'count rows',
  `select (select count(*)::int from base where district_code = :district) as bases,
     (select count(*)::int from atom where district_code = :district) as atoms,
     (select count(*)::int from plan where district_code = :district) as plans`,
);

describeOnEngines('a merge result', (opened) => {
  it('is read back as it was given, checked by PostGIS', async () => {
    const { district, plan } = await tinyPlan(opened().store, '990001');
    expect(plan).toMatchObject({ revision: 1, status: 'draft', gridCount: 3, atomCount: 6, name: '合并' });
    expect(plan.verdict).toMatchObject({
      atoms: 6,
      invalidAtoms: 0,
      invalidGrids: 0,
      overlaps: 0,
      gridsOffArea: 0,
      unassigned: 0,
    });
    expect(plan.verdict.areaM2).toBeCloseTo(plan.verdict.referenceAreaM2, 1);

    const state = await district.plans.state(plan.id);
    expect(state?.atoms).toEqual(ATOMS);
    expect(state?.codes).toEqual(CODES);
    expect(state?.layers.map((layer) => layer.departmentId)).toEqual(['fire', 'police']);

    const grids = await district.plans.grids(plan.id, { first: 50 });
    expect(grids.nodes.map(({ code, households, atomCount }) => [code, households, atomCount])).toEqual([
      ['001', 15, 2],
      ['002', 35, 2],
      ['003', 30, 2],
    ]);
    expect(grids.nodes[1].geometry).toEqual(mergeResult().unified[1].geometry);
    expect(await district.plans.neighbours(plan.id, ['001', '002'])).toEqual(
      new Map([
        ['001', ['002']],
        ['002', ['001', '003']],
      ]),
    );
    const arcs = await district.plans.arcs(plan.id, { gridCode: '001' }, { first: 200 });
    expect(arcs.totalCount).toBe(6);
    expect(await district.plans.current()).toEqual(plan);
  });

  it('names the grid of each place, the first by code on a common border, null outside', async () => {
    const { district, plan } = await tinyPlan(opened().store, '990002');
    const [lon, lat] = [118.2, 31.1];
    const points = [
      { lon: lon + 0.0005, lat: lat + 0.0005 },
      { lon: lon + 0.001, lat: lat + 0.0005 },
      { lon: lon + 0.0025, lat: lat + 0.0015 },
      { lon: lon - 0.0005, lat },
    ];
    expect(await district.plans.gridCodesAt(plan.id, points)).toEqual(['001', '001', '003', null]);
  });

  it('gives crosswalks both ways whose shares of one source sum to 1', async () => {
    const { district, plan, layerIds } = await tinyPlan(opened().store, '990003');
    const grids = (
      await Promise.all(layerIds.map((id) => district.layers.legacyGrids(id, { first: 50 })))
    ).flatMap((page) => page.nodes);
    const crosswalk = await district.plans.crosswalk(
      plan.id,
      grids.map((grid) => grid.id),
    );
    const byGridId = new Map(
      grids.map((grid) => [
        grid.gridId,
        crosswalk.get(grid.id)!.map(({ code, share, households }) => [code, share, households]),
      ]),
    );
    expect(byGridId.get('P1')).toEqual([
      ['002', 0.7, 35],
      ['001', 0.3, 15],
    ]);
    expect(byGridId.get('P2')).toEqual([['003', 1, 30]]);
    expect(byGridId.get('F2')).toEqual([
      ['002', 0.75, 15],
      ['001', 0.25, 5],
    ]);
    for (const shares of crosswalk.values())
      expect(shares.reduce((sum, one) => sum + one.share, 0)).toBeCloseTo(1, 12);

    const back = await district.plans.legacyShares(plan.id, ['001', '002', '003']);
    for (const shares of back.values()) {
      for (const department of ['fire', 'police']) {
        const own = shares.filter((one) => one.departmentId === department);
        expect(own.reduce((sum, one) => sum + one.share, 0)).toBeCloseTo(1, 12);
      }
    }
    const fire = back.get('003')!.filter((one) => one.departmentId === 'fire');
    expect(fire.map(({ legacyGridId, households }) => [legacyGridId === null, households])).toEqual([
      [false, 30],
      [true, 0],
    ]);
    expect(
      (await district.plans.legacyShares(plan.id, ['001'], 'fire'))
        .get('001')!
        .every((one) => one.departmentId === 'fire'),
    ).toBe(true);
  });

  it('says who is in charge of a place before and after', async () => {
    const { district, plan } = await tinyPlan(opened().store, '990004');
    const inCharge = await district.whoIsInCharge({ lon: 118.2025, lat: 31.1015 }, plan.id);
    expect(
      inCharge.departments.map(({ department, grids }) => [department.id, grids.map((grid) => grid.gridId)]),
    ).toEqual([
      ['police', ['P2']],
      ['fire', []],
    ]);
    expect(inCharge.unified?.code).toBe('003');
    const before = await district.whoIsInCharge({ lon: 118.2025, lat: 31.1015 }, null);
    expect(before.unified).toBeNull();
    expect(before.departments[0].grids).toHaveLength(1);
  });

  it('refuses a second live assignment of an atom', async () => {
    const { plan } = await tinyPlan(opened().store, '990006');
    const second = opened().database.write((session) =>
      bulkInsert(session, '990006', ASSIGNMENT_TABLE, [assignmentRow(plan.id, plan.baseId, 'a', '002', 2)]),
    );
    await expect(second).rejects.toMatchObject({ code: '23505' });
  });

  describe('that is wrong', () => {
    const wrong = {
      'two atoms overlap': () =>
        mergeResult([
          ...ATOMS.slice(0, 5),
          atom('f', ring([1.5, 1], [3, 1], [3, 2], [1.5, 2]), 0, 'P2', null),
        ]),
      'land is missing': () => mergeResult(ATOMS.slice(0, 5), CODES.slice(0, 5)),
      'an atom crosses itself': () => ({
        ...mergeResult(),
        atoms: [...ATOMS.slice(0, 5), { ...ATOMS[5], geometry: ring([2, 1], [3, 2], [3, 1], [2, 2]) }],
      }),
      'a grid is not the sum of its atoms': () => {
        const result = mergeResult();
        return {
          ...result,
          unified: [{ ...result.unified[0], geometry: cell(0, 0) }, ...result.unified.slice(1)],
        };
      },
      'a grid has no polygon': () => ({ ...mergeResult(), unified: mergeResult().unified.slice(1) }),
    };
    let serial = 990_010;
    it.each(Object.entries(wrong))('%s: nothing is written and nothing told', async (_name, result) => {
      const { store, database } = opened();
      const code = String(++serial);
      const { district, layerIds } = await tinyDistrict(store, code);
      const told: NewsItem[] = [];
      const stop = store.news.subscribe((item) => told.push(item));
      const saving = district.plans.saveMergeResult(
        { name: '错', outline: OUTLINE, layerIds, options: DEFAULT_MERGE_OPTIONS, result: result() },
        SYSTEM_ACTOR,
      );
      await expect(saving).rejects.toSatisfy(
        (error) => error instanceof StoreError && error.code === 'verdict-failed',
      );
      expect(await database.read((session) => session.one(COUNT, { district: code }))).toEqual({
        bases: 0,
        atoms: 0,
        plans: 0,
      });
      expect((await district.audit.lines({ action: 'plan.merge' }, { first: 1 })).totalCount).toBe(0);
      stop();
      expect(told.filter((item) => item.kind === 'plan-saved')).toEqual([]);
    });
  });
});
