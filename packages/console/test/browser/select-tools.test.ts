import { type GroundDocument, markOf, type PlanState } from '@onegrid/planning';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { borderBetween } from '../../src/edit/select/border-stretch.ts';
import { middleOf, PlanPlaces } from '../../src/edit/select/plan-places.ts';
import { launchBrowser, openPage, PHONE, signIn, WIDE } from './browser.ts';
import { gridOfUnits, movableAtom, movableBuilding, pairInView, roomyPlace } from './plan-candidates.ts';
import {
  currentPlan,
  drag,
  goToPlace,
  mergeAll,
  openPlanAt,
  pixelOf,
  planState,
  point,
  press,
} from './plan-work.ts';
import { faultsOf } from './seen.ts';
import { startTestServer, type TestServer } from './server.ts';

const ZOOM = 15.5;

let server: TestServer;
let browser: Browser;
let opened: Awaited<ReturnType<typeof openPage>>;
let page: Page;
let ground: GroundDocument;
/** The revision that a test has seen last. */
let seen = 0;

beforeAll(async () => {
  server = await startTestServer();
  browser = await launchBrowser();
  opened = await openPage(browser, { viewport: WIDE, locale: 'zh-CN' });
  page = opened.page;
  await signIn(page, server, 'demo-planner');
  await mergeAll(page);
  const plan = await currentPlan(page);
  ground = (await (
    await page.request.get(`${server.origin}/plans/${plan?.id}/ground`)
  ).json()) as GroundDocument;
  await openPlanAt(page, server, middleOf((await planState(page)).atoms[0]), ZOOM);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** Each begins from the plan as the one before left it, and takes back what it did. */
describe('tools that give land to grids, by the mouse', () => {
  it('merges two neighbours, with the figures at the pointer before, and takes it back', async () => {
    const before = await now();
    const places = PlanPlaces.of(before);
    const { code, other, at, beside } = pairInView(before, ground);
    await take(at, 'm', '点选第一个网格');
    await press(page, at);
    await point(page, beside);
    const card = page.getByTestId('live-card');
    await card.waitFor();
    const households = [code, other]
      .flatMap((each) => places.atomsOf(each))
      .reduce((sum, i) => sum + before.atoms[i].households, 0);
    expect(await card.textContent()).toContain(households.toLocaleString('zh-CN'));
    expect(await card.textContent()).toContain('撤销');
    await press(page, beside);
    await said(/^网格 \d{3}、\d{3} 已合并为 \d{3}。/);
    const after = await saved();
    expect(new Set(after.codes).size).toBe(new Set(before.codes).size - 1);
    await takeBack(before);
  });

  it('gives a basic unit to the neighbour that is pressed', async () => {
    const before = await now();
    const { atom, to, toAt } = movableAtom(before, ground);
    const at = middleOf(before.atoms[atom]);
    await take(at, 'a', '点选楼栋、小区或基本单元');
    await press(page, at);
    await page.getByText('已选 1 个基本单元').waitFor();
    await point(page, toAt);
    await page.getByTestId('live-card').waitFor();
    await press(page, toAt);
    await said(`1 个基本单元已划给网格 ${to.slice(-3)}。`);
    const after = await saved();
    expect(codeOf(after, before.atoms[atom].id)).toBe(to);
    await takeBack(before);
  });

  it('gives what a lasso holds to the grid that is chosen from the list', async () => {
    const before = await now();
    const { atom, to } = movableAtom(before, ground);
    const [lon, lat] = middleOf(before.atoms[atom]);
    await take([lon, lat], 'a', '点选楼栋、小区或基本单元');
    const r = 1e-4;
    await drag(page, [
      [lon - r, lat - r],
      [lon + r, lat - r],
      [lon + r, lat + r],
      [lon - r, lat + r],
      [lon - r, lat - r],
    ]);
    await page.getByText('已选 1 个基本单元').waitFor();
    await page.getByTestId('choice-panel').getByRole('button', { name: to }).click();
    await said(`1 个基本单元已划给网格 ${to.slice(-3)}。`);
    expect(codeOf(await saved(), before.atoms[atom].id)).toBe(to);
    await takeBack(before);
  });

  it('gives a building alone, with its ground and a way to the neighbour', async () => {
    const before = await now();
    const { at, to } = movableBuilding(before, ground);
    await take(at, 'a', '点选楼栋、小区或基本单元');
    await page.getByRole('button', { name: '楼栋', exact: true }).click();
    await press(page, at);
    const panel = page.getByTestId('choice-panel');
    await panel.getByText('可以划给').waitFor();
    await panel.getByRole('button', { name: to }).click();
    await said(new RegExp(`划给网格 ${to.slice(-3)}。$`));
    const after = await saved();
    expect(PlanPlaces.of(before).gridAt(at)).not.toBe(to);
    expect(PlanPlaces.of(after).gridAt(at)).toBe(to);
    await takeBack(before);
  });

  it('paints from inside a grid over a unit of its neighbour', async () => {
    const before = await now();
    const { atom, to, toAt } = movableAtom(before, ground);
    const at = middleOf(before.atoms[atom]);
    await take(at, 'p', '在一个网格里按下');
    // The grid to paint for is chosen by a press, so that the way of the brush does not matter.
    await press(page, toAt);
    await page.getByText(to).first().waitFor();
    await drag(page, [at, [at[0] + 2e-6, at[1]], [at[0] + 6e-5, at[1] + 2e-5], at]);
    await said(`已把 1 个基本单元涂给网格 ${to.slice(-3)}。`);
    expect(codeOf(await saved(), before.atoms[atom].id)).toBe(to);
    await takeBack(before);
  });

  it('makes a grid of a basic unit, and retires it', async () => {
    const before = await now();
    const { atom } = movableAtom(before, ground);
    const at = middleOf(before.atoms[atom]);
    await take(at, 'n', '点选或圈选基本单元');
    await press(page, at);
    await page.keyboard.press('Enter');
    await said(/^已设立网格 \d{3}。/);
    const made = await saved();
    const code = codeOf(made, before.atoms[atom].id);
    expect(before.codes).not.toContain(code);
    expect(made.codes.filter((each) => each === code)).toHaveLength(1);

    await page.keyboard.press('r');
    await page.getByText('点选要撤销的网格').first().waitFor();
    await press(page, at);
    await page.getByRole('button', { name: '各归边界最长的邻居' }).click();
    await said(`网格 ${code?.slice(-3)} 已撤销。`);
    expect((await saved()).codes).not.toContain(code);
    await page.keyboard.press('z');
    await page.getByText('已撤销。').waitFor();
    await saved();
    await takeBack(before);
  });

  it('makes a grid of the land inside a drawn line', async () => {
    const before = await now();
    const { at, half } = roomyPlace(before, ground);
    await take(at, 'n', '点选或圈选基本单元', 17);
    await page.getByRole('button', { name: '沿线切开' }).click();
    const [lon, lat] = at;
    const corners = [
      [lon - half, lat - half],
      [lon + half, lat - half],
      [lon + half, lat + half],
      [lon - half, lat + half],
    ];
    for (const corner of corners) await press(page, corner);
    await page.keyboard.press('Enter');
    await said(/^已设立网格 \d{3}。/);
    const after = await saved();
    expect(before.codes).not.toContain(PlanPlaces.of(after).gridAt(at));
    await takeBack(before);
  });
});

describe('tools that mark grids and borders, by the mouse', () => {
  it('divides a grid into micro-grids, and takes a unit out', async () => {
    const before = await now();
    const { code, at } = gridOfUnits(before, ground);
    await take(at, 'g', '点选要划分微网格的网格');
    await press(page, at);
    await page.getByRole('button', { name: '均分成 2 个微网格' }).click();
    await said(`网格 ${code.slice(-3)} 已分成 2 个微网格。`);
    const divided = await saved();
    const own = divided.atoms.filter((_, i) => divided.codes[i] === code);
    expect(new Set(own.map(({ id }) => divided.micro?.[id]))).toEqual(new Set(['01', '02']));
    await page.getByRole('button', { name: '不归微网格' }).click();
    await press(page, at);
    await said('1 个基本单元已不归微网格。');
    const without = await saved();
    const atom = without.atoms[PlanPlaces.of(without).atomAt([...at]) ?? -1];
    expect(without.micro?.[atom.id]).toBe(undefined);
    await page.keyboard.press('z');
    await page.getByText('已撤销。').waitFor();
    await saved();
    await takeBack(before);
  });

  it('marks a grid as dedicated, after which its land stays', async () => {
    const before = await now();
    const { atom, toAt } = movableAtom(before, ground);
    const at = middleOf(before.atoms[atom]);
    const code = before.codes[atom];
    await take(at, 'd', '点选网格，标为专属或取消');
    await press(page, at);
    await page.getByRole('button', { name: '学校', exact: true }).click();
    await said(`网格 ${code.slice(-3)} 已标为专属（学校）。`);
    expect(markOf((await saved()).marks, 'dedicated', code)).toBe('school');
    await page.keyboard.press('a');
    await page.getByText('点选楼栋、小区或基本单元').first().waitFor();
    await press(page, at);
    await page.getByText('已选 1 个基本单元').waitFor();
    await point(page, toAt);
    await page.getByTestId('live-card').getByText('不能这样改').waitFor();
    await takeBack(before);
  });

  it('locks a grid by a press in it and a border by a press on it', async () => {
    const before = await now();
    const { code, other, at } = pairInView(before, ground);
    const [from, to] = borderBetween(PlanPlaces.of(before), code, other)!.edges[0];
    const onBorder = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
    await take(at, 'l', '点网格锁定它');
    await press(page, at);
    await said(`网格 ${code.slice(-3)} 已锁定。`);
    expect(markOf((await saved()).marks, 'locked', code)).toBe('yes');
    await page.keyboard.press('z');
    await page.getByText('已撤销。').waitFor();
    await saved();
    await goToPlace(page, onBorder, 17);
    await page.keyboard.press('l');
    await page.getByText('点网格锁定它').first().waitFor();
    await press(page, onBorder);
    await said(/之间的边界已锁定。$/);
    expect((await saved()).marks?.filter(({ kind }) => kind === 'border').length).toBeGreaterThan(0);
    await takeBack(before);
  });
});

describe('the same without a mouse', () => {
  it('gives a basic unit to a neighbour from the keyboard alone', async () => {
    const before = await now();
    const { atom, to } = movableAtom(before, ground);
    await take(middleOf(before.atoms[atom]), 'a', '点选楼栋、小区或基本单元');
    await page.keyboard.press('Space');
    await page.getByText('已选 1 个基本单元').waitFor();
    await page.getByTestId('choice-panel').getByRole('button', { name: to }).focus();
    await page.getByTestId('live-card').waitFor();
    await page.keyboard.press('Enter');
    await said(`1 个基本单元已划给网格 ${to.slice(-3)}。`);
    expect(codeOf(await saved(), before.atoms[atom].id)).toBe(to);
    await takeBack(before);
  });

  it('locks a grid by touch, on a phone', async () => {
    const before = await now();
    const { code, at } = pairInView(before, ground);
    const phone = await openPage(browser, { viewport: PHONE, locale: 'en' });
    await signIn(phone.page, server, 'demo-planner');
    // Above the middle: the lower half of a phone is the sheet's.
    await openPlanAt(phone.page, server, [at[0], at[1] - 0.0009], 17);
    await phone.page.getByRole('button', { name: 'Open the tools' }).tap();
    await phone.page.getByRole('button', { name: /^Lock/ }).tap();
    await phone.page.getByText('Press a grid to lock it').first().waitFor();
    await phone.page.touchscreen.tap(...(await pixelOf(phone.page, at)));
    await phone.page
      .locator('.toast')
      .getByText(`Grid ${code.slice(-3)} is locked.`)
      .waitFor();
    expect(markOf((await saved()).marks, 'locked', code)).toBe('yes');
    await phone.page.getByRole('status').getByRole('button', { name: 'Undo' }).tap();
    expect((await saved()).marks).toEqual(before.marks);
    await phone.page.getByRole('button', { name: 'Open the tools' }).tap();
    await phone.page.getByRole('button', { name: /^Reassign/ }).tap();
    await phone.page.getByText('Hold and drag to lasso').first().waitFor();
    await phone.page.touchscreen.tap(...(await pixelOf(phone.page, at)));
    await phone.page.getByText('Picked: basic units (1)').waitFor();
    expect(phone.errors).toEqual([]);
    await phone.context.close();
  });

  it('leaves no accessibility fault while any of the tools is in hand', async () => {
    const { at } = pairInView(await now(), ground);
    await goToPlace(page, at, ZOOM);
    const faults: string[] = [];
    for (const key of ['m', 'a', 'p', 'n', 'r', 'g', 'd', 'l']) {
      await page.keyboard.press(key);
      await page.getByTestId('choice-panel').waitFor();
      for (const fault of await faultsOf(page)) faults.push(`${key}: ${fault}`);
    }
    await page.keyboard.press('v');
    expect(faults).toEqual([]);
    expect(opened.errors).toEqual([]);
    expect(opened.outside).toEqual([]);
  });
});

/** Opens the plan at a place and takes up a tool; its line of help tells that it is there. */
async function take(at: readonly number[], key: string, help: string, zoom = ZOOM): Promise<void> {
  await goToPlace(page, at, zoom);
  await page.keyboard.press(key);
  await page.getByText(help).first().waitFor();
  // The place is in the middle of the map: the view has been taken over from the address.
  const box = await page.getByTestId('map').boundingBox();
  const [x] = await pixelOf(page, at);
  expect(Math.abs(x - (box!.x + box!.width / 2))).toBeLessThan(2);
}

async function said(text: string | RegExp): Promise<void> {
  await page.locator('.toast').getByText(text).waitFor();
}

/** The plan as the server has it. */
async function now(): Promise<PlanState> {
  const plan = await planState(page);
  seen = plan.revision;
  return plan;
}

/** The plan once the server has one more edit than was seen last. */
async function saved(): Promise<PlanState> {
  await expect
    .poll(async () => (await currentPlan(page))?.revision ?? 0, { timeout: 60_000 })
    .toBeGreaterThan(seen);
  return now();
}

/** Undoes the last edit; the plan is then what it was. */
async function takeBack(before: PlanState): Promise<void> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('v');
  await page.keyboard.press('z');
  await page.getByText('已撤销。').waitFor();
  const after = await saved();
  expect({ ...after, revision: 0, usedCodes: [] }).toEqual({ ...before, revision: 0, usedCodes: [] });
}

function codeOf(plan: PlanState, atomId: string): string | undefined {
  return plan.codes[plan.atoms.findIndex(({ id }) => id === atomId)];
}
