import { beforeAll, expect, it } from 'vitest';
import { type DistrictStore, type PlanRecord, signAndPublish } from '../../src/index.ts';
import { describeOnEngines } from '../support/engines.ts';
import { at, ring, tinyPlan } from '../support/tiny-plan.ts';

const OFFICER = { accountId: null, name: '科员' };
const PLANNER = { accountId: null, name: '规划员' };
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A day counted from today as it is in the district, whose clocks are eight hours ahead. */
const dayFromNow = (days: number) => new Date(Date.now() + 8 * HOUR + days * DAY).toISOString().slice(0, 10);

const PATROL = {
  departmentId: 'fire',
  name: '消防巡查',
  items: ['通道检查', '灭火器检查'],
  officersPerGrid: 0.5,
  from: dayFromNow(-2),
  until: null,
};
const layer = (newRound?: boolean) => ({
  ...{ departmentId: 'fire', fileId: null, fileName: '消防.geojson', fileBytes: 1, report: {} },
  features: [{ id: 'F', row: 1, geometry: ring([0, 0], [3, 0], [3, 2], [0, 2]), areaM2: 1 }],
  ...(newRound === undefined ? {} : { newRound }),
});

describeOnEngines('one net', (opened) => {
  let district: DistrictStore;
  let plan: PlanRecord;

  beforeAll(async () => {
    ({ district, plan } = await tinyPlan(opened().store, '990901'));
  });

  it('is not there before a publication: layers come, requests do not', async () => {
    const draft = await district.layers.createDraft(layer(), OFFICER);
    expect(draft).toMatchObject({ status: 'draft' });
    const request = {
      departmentId: 'fire',
      grid: '001',
      text: 'x',
      at: [118.2005, 31.1005],
      land: null,
    } as const;
    expect(await district.businesses.requestChange(request, OFFICER)).toMatchObject({
      code: 'nothing-published',
    });
    const early = await district.businesses.register(PATROL, OFFICER);
    expect(early).toMatchObject({ grids: 0, active: true });
    await district.businesses.end((early as { id: string }).id, OFFICER);
  });

  it('stays one: layers are refused from then on, unless they open a new round', async () => {
    const waiting = await district.layers.createDraft(layer(), OFFICER);
    if ('code' in waiting) throw new Error(waiting.code);
    await signAndPublish(district, plan.id);
    expect(await district.layers.createDraft(layer(), OFFICER)).toMatchObject({ code: 'one-net-stays-one' });
    expect(await district.layers.createDraft(layer(false), OFFICER)).toMatchObject({
      code: 'one-net-stays-one',
    });
    expect(await district.layers.accept(waiting.id, PLANNER)).toMatchObject({ code: 'one-net-stays-one' });
    expect(await district.layers.layer(waiting.id)).toMatchObject({ status: 'draft' });
    expect(await district.layers.createDraft(layer(true), PLANNER)).toMatchObject({ status: 'draft' });
    expect(await district.layers.accept(waiting.id, PLANNER, true)).toMatchObject({ status: 'accepted' });
  });

  it('takes a department’s business, which runs between its days', async () => {
    const { businesses } = district;
    expect(await businesses.register({ ...PATROL, departmentId: 'none' }, OFFICER)).toMatchObject({
      code: 'unknown-department',
    });
    const made = await businesses.register(PATROL, OFFICER);
    if ('code' in made) throw new Error(made.code);
    expect(made).toMatchObject({
      ...PATROL,
      ...{ registeredBy: '科员', endedAt: null, active: true, grids: 3 },
    });
    const days = async (from: number, until: number | null) =>
      businesses.register(
        {
          ...PATROL,
          departmentId: 'police',
          from: dayFromNow(from),
          until: until === null ? null : dayFromNow(until),
        },
        OFFICER,
      );
    expect(await days(-9, -2)).toMatchObject({ active: false, until: dayFromNow(-2) });
    expect(await days(2, null)).toMatchObject({ active: false });
    expect(await days(-2, 2)).toMatchObject({ active: true });
    const mine = await businesses.businesses({ departmentId: 'police' }, { first: 2 });
    expect([mine.totalCount, mine.nodes.length, mine.hasNextPage]).toEqual([3, 2, true]);
    const rest = await businesses.businesses(
      { departmentId: 'police' },
      { first: 2, after: mine.cursors[1]! },
    );
    expect(rest.nodes.map(({ from }) => from)).toEqual([dayFromNow(-9)]);
    const ended = await businesses.end(made.id, OFFICER);
    expect(ended).toMatchObject({ active: false, from: PATROL.from });
    expect(await businesses.end(made.id, OFFICER)).toMatchObject({ code: 'business-ended' });
    expect(await businesses.end('none', OFFICER)).toMatchObject({ code: 'business-not-found' });
    expect(await businesses.business(made.id)).toEqual(ended);
  });

  it('takes requests to change a grid, and an answer to each', async () => {
    const { businesses } = district;
    const [lon, lat] = at(0.5, 0.5) as [number, number];
    const land = ring([0, 0], [1, 0], [1, 1], [0, 1]);
    const asked = { departmentId: 'fire', grid: '001', text: '并入东邻', at: [lon, lat], land } as const;
    expect(await businesses.requestChange({ ...asked, grid: '009' }, OFFICER)).toMatchObject({
      code: 'grid-unknown',
    });
    expect(await businesses.requestChange({ ...asked, departmentId: 'none' }, OFFICER)).toMatchObject({
      code: 'unknown-department',
    });
    const bowtie = ring([0, 0], [1, 1], [1, 0], [0, 1]);
    expect(await businesses.requestChange({ ...asked, land: bowtie }, OFFICER)).toMatchObject({
      code: 'geometry-unusable',
    });
    const made = await businesses.requestChange(asked, OFFICER);
    if ('code' in made) throw new Error(made.code);
    expect(made).toMatchObject({ state: 'open', grid: '001', by: '科员', answer: null, planId: null });
    expect(made.land).toEqual(land);
    const other = await businesses.requestChange({ ...asked, land: null }, OFFICER);
    if ('code' in other) throw new Error(other.code);

    const yes = { accept: true, text: '纳入下一版', planId: null };
    expect(await businesses.answer('none', yes, PLANNER)).toMatchObject({ code: 'request-not-found' });
    expect(await businesses.answer(made.id, { ...yes, planId: 'none' }, PLANNER)).toMatchObject({
      code: 'plan-not-found',
    });
    expect(await businesses.answer(made.id, { ...yes, planId: plan.id }, PLANNER)).toMatchObject({
      code: 'plan-not-draft',
    });
    expect(await businesses.answer(made.id, yes, PLANNER)).toMatchObject({
      ...{ state: 'accepted', answer: '纳入下一版', answeredBy: '规划员' },
    });
    expect(await businesses.answer(made.id, yes, PLANNER)).toMatchObject({ code: 'request-answered' });
    const open = await businesses.requests({ open: true, departmentId: 'fire' }, { first: 10 });
    expect(open.nodes.map(({ id }) => id)).toEqual([other.id]);
    await businesses.answer(other.id, { accept: false, text: '维持现状', planId: null }, PLANNER);
    const done = await businesses.requests({ open: false }, { first: 10 });
    expect(done.nodes.map(({ id, state }) => [id, state])).toEqual([
      [other.id, 'declined'],
      [made.id, 'accepted'],
    ]);
    expect((await businesses.requests({ departmentId: 'police' }, { first: 10 })).totalCount).toBe(0);
  });

  it('keeps who registered and asked in the log', async () => {
    const { nodes } = await district.audit.lines({ objectKind: 'business' }, { first: 20 });
    expect(nodes[0]).toMatchObject({ action: 'business.end', accountName: '科员' });
  });
});
