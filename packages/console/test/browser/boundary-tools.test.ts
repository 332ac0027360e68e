import type { GroundDocument, PlanState } from '@onegrid/planning';
import type { Position } from 'geojson';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PlanPlaces } from '../../src/edit/select/plan-places.ts';
import { gridToSplit, handleToDrag, lineToDraw } from './border-places.ts';
import { launchBrowser, openPage, signIn, WIDE } from './browser.ts';
import { currentPlan, drag, mergeAll, openPlanAt, pixelOf, planState, press } from './plan-work.ts';
import { startTestServer, type TestServer } from './server.ts';

const ZOOM = 17;
/** Degrees of longitude to a pixel at that zoom. */
const PIXEL = 360 / (512 * 2 ** ZOOM);

let server: TestServer;
let browser: Browser;
let opened: Awaited<ReturnType<typeof openPage>>;
let page: Page;
let ground: GroundDocument;

beforeAll(async () => {
  server = await startTestServer();
  browser = await launchBrowser();
  opened = await openPage(browser, { viewport: WIDE, locale: 'zh-CN' });
  page = opened.page;
  await signIn(page, server, 'demo-planner');
  await mergeAll(page);
  const plan = await currentPlan(page);
  const answer = await page.request.get(`${server.origin}/plans/${plan?.id}/ground`);
  ground = (await answer.json()) as GroundDocument;
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** Each begins from the plan as the one before left it, and takes back what it did. */
describe('tools that move borders', () => {
  it('redraws a border with a line of several presses; Escape gives it up before', async () => {
    const before = await planState(page);
    const { code, line, cutOff } = lineToDraw(before, ground, 'redraw-boundary');
    await take(line, 'b', '按住拖出新边界', `&selected=grid:${code}`);
    await press(page, line[0]);
    await page.getByText(/继续画/).waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('按住拖出新边界').first().waitFor();
    for (const at of line) await press(page, at);
    await page.keyboard.press('Enter');
    await said(/^已重画边界/);
    const after = await saved();
    expect(after.revision).toBe(before.revision + 1);
    expect(PlanPlaces.of(before).gridAt(cutOff)).toBe(code);
    expect(PlanPlaces.of(after).gridAt(cutOff)).not.toBe(code);
    expectSameLand(before, after);
    await takeBack(before);
  });

  it('redraws a border with a line drawn free of hand', async () => {
    const before = await planState(page);
    const { code, line, cutOff } = lineToDraw(before, ground, 'redraw-boundary');
    await take(line, 'b', '按住拖出新边界', `&selected=grid:${code}`);
    await drag(page, line);
    await said(/^已重画边界/);
    const after = await saved();
    expect(PlanPlaces.of(after).gridAt(cutOff)).not.toBe(code);
    expectSameLand(before, after);
    await takeBack(before);
  });

  it('redraws a border by the keyboard alone', async () => {
    const before = await planState(page);
    const { code, line, cutOff } = lineToDraw(before, ground, 'redraw-boundary');
    await openPlanAt(page, server, line[0], ZOOM, `&selected=grid:${code}`);
    await page.keyboard.press('b');
    await page.getByText('按住拖出新边界').first().waitFor();
    await page.keyboard.press('Space');
    for (const at of line.slice(1)) {
      await pointByKeys(at);
      await page.keyboard.press('Space');
    }
    await page.keyboard.press('Enter');
    await said(/^已重画边界/);
    expect(PlanPlaces.of(await saved()).gridAt(cutOff)).not.toBe(code);
    await takeBack(before);
  });

  it('splits a grid by a line, undoes and redoes it from the keyboard', async () => {
    const before = await planState(page);
    const { code, line, cutOff } = lineToDraw(before, ground, 'split-grid');
    await take(line, 's', '从网格一侧拖到另一侧', `&selected=grid:${code}`);
    for (const at of line) await press(page, at);
    await page.getByTestId('live-card').waitFor();
    await page.keyboard.press('Enter');
    await said(/^已拆分/);
    const after = await saved();
    const parts = [...new Set(after.codes)].filter((one) => one === code || !before.codes.includes(one));
    expect(parts).toHaveLength(2);
    expect(parts).toContain(PlanPlaces.of(after).gridAt(cutOff));
    expectSameLand(before, after);
    await page.keyboard.press('z');
    await page.getByText('已撤销。').waitFor();
    expectSame(await saved(), before);
    await page.keyboard.press('Shift+Z');
    await page.getByText('已重做。').waitFor();
    expectSame(await saved(), after);
    await takeBack(before);
  });

  it('drags a point of a shared border, and all grids beside it follow', async () => {
    const before = await planState(page);
    const { code, from, to } = handleToDrag(before, ground, PIXEL);
    await openPlanAt(page, server, from, ZOOM, `&selected=grid:${code}`);
    await page.keyboard.press('e');
    await page.getByText('拖动圆点移动边界').waitFor();
    await drag(page, [from, to]);
    await said(/^已移动边界/);
    const after = await saved();
    const changed = changedGrids(before, after);
    expect(changed).toContain(code);
    expect(changed.length).toBeGreaterThan(1);
    expectSameLand(before, after);
    await takeBack(before);
  });

  it('splits a grid into three parts of about as many households', async () => {
    const before = await planState(page);
    const code = gridToSplit(before, ground, 3);
    await openPlanAt(page, server, middleOfGrid(before, code), 15, `&selected=grid:${code}`);
    await page.keyboard.press('x');
    await page.getByText(/拆成 2 份/).waitFor();
    await page.keyboard.press('3');
    await page.getByText(/拆成 3 份/).waitFor();
    await page.keyboard.press('Enter');
    await said(/^已均匀拆分/);
    const after = await saved();
    const parts = [...new Set(after.codes)].filter((one) => one === code || !before.codes.includes(one));
    expect(parts).toHaveLength(3);
    const sizes = parts.map((one) => householdsOf(after, one));
    expect(sizes.reduce((a, b) => a + b)).toBeCloseTo(householdsOf(before, code), 6);
    expectSameLand(before, after);
    await takeBack(before);
  });

  it('asked nothing of other machines and met no error', () => {
    expect(opened.outside).toEqual([]);
    expect(opened.errors).toEqual([]);
  });
});

describe('work that the network comes between', () => {
  it('keeps an edit that cannot be sent over a reload, says so, and sends it later', async () => {
    const { page: own, context } = await openPage(browser, { viewport: WIDE, locale: 'zh-CN' });
    await signIn(own, server, 'demo-planner');
    const before = await planState(own);
    const { code, line, cutOff } = lineToDraw(before, ground, 'redraw-boundary');
    await openPlanAt(own, server, middleOfLine(line), ZOOM, `&selected=grid:${code}`);
    await own.keyboard.press('b');
    await own.getByText('按住拖出新边界').first().waitFor();
    // Only what writes is cut off, so that the page itself can be had again.
    await context.route('**/graphql', (route) =>
      route.request().postData()?.includes('commitEdit(') ? route.abort() : route.fallback(),
    );
    for (const at of line) await press(own, at);
    await own.keyboard.press('Enter');
    await own
      .locator('.toast')
      .getByText(/^已重画边界/)
      .waitFor();
    const sign = own.getByTestId('sync');
    await own.locator('[data-testid=sync][data-sync=offline]').waitFor();
    expect(await sign.textContent()).toContain('1 处改动已存在本机');
    expect((await planState(own)).revision).toBe(before.revision);

    await own.reload();
    await own.locator('[data-testid=sync][data-sync=offline]').waitFor({ timeout: 60_000 });
    expect((await planState(own)).revision).toBe(before.revision);
    await context.unroute('**/graphql');
    await own.locator('[data-testid=sync][data-sync=saved]').waitFor({ timeout: 60_000 });
    const after = await planState(own);
    expect(after.revision).toBe(before.revision + 1);
    expect(PlanPlaces.of(after).gridAt(cutOff)).not.toBe(code);

    // What was done before the reload can still be taken back.
    await own.keyboard.press('z');
    await own.getByText('已撤销。').waitFor();
    await expect
      .poll(async () => (await planState(own)).revision, { timeout: 60_000 })
      .toBe(before.revision + 2);
    expectSame(await planState(own), before);
    await context.close();
  });
});

/** Opens the plan at a line and takes up a tool. */
async function take(line: readonly Position[], key: string, help: string, more: string): Promise<void> {
  await openPlanAt(page, server, middleOfLine(line), ZOOM, more);
  await page.keyboard.press(key);
  await page.getByText(help).first().waitFor();
}

/** Moves the crosshair to a place as near as its steps come; what it snaps to does the rest. */
async function pointByKeys(at: Position): Promise<void> {
  const [x, y] = await pixelOf(page, at);
  const box = await page.getByTestId('map').boundingBox();
  const away = [x - (box!.x + box!.width / 2), y - (box!.y + box!.height / 2)];
  for (const [axis, [back, forth]] of [
    ['ArrowLeft', 'ArrowRight'],
    ['ArrowUp', 'ArrowDown'],
  ].entries()) {
    const steps = Math.round(Math.abs(away[axis]) / 12);
    const key = away[axis] < 0 ? back : forth;
    for (let i = 0; i < Math.floor(steps / 5); i++) await page.keyboard.press(`Shift+${key}`);
    for (let i = 0; i < steps % 5; i++) await page.keyboard.press(key);
  }
  // The address tells the view a moment after the map has moved.
  await expect
    .poll(
      async () => {
        const [left, top] = await pixelOf(page, at);
        return Math.max(
          Math.abs(left - (box!.x + box!.width / 2)),
          Math.abs(top - (box!.y + box!.height / 2)),
        );
      },
      { timeout: 20_000 },
    )
    .toBeLessThan(9);
}

async function said(text: RegExp): Promise<void> {
  await page.locator('.toast').getByText(text).waitFor();
}

/** The plan once everything has come to the server. */
async function saved(): Promise<PlanState> {
  await page.locator('[data-testid=sync][data-sync=saved]').waitFor({ timeout: 60_000 });
  return planState(page);
}

/** Undoes the last edit; the plan is then what it was. */
async function takeBack(before: PlanState): Promise<void> {
  await page.keyboard.press('v');
  await page.keyboard.press('z');
  await page.getByText('已撤销。').waitFor();
  expectSame(await saved(), before);
}

/** The same atoms, in the same grids, with the same marks. */
function expectSame(a: PlanState, b: PlanState): void {
  expect({ ...a, revision: 0, usedCodes: [] }).toEqual({ ...b, revision: 0, usedCodes: [] });
}

/** Nothing was won or lost. */
function expectSameLand(before: PlanState, after: PlanState): void {
  const sum = (plan: PlanState, of: (atom: PlanState['atoms'][number]) => number) =>
    plan.atoms.reduce((total, atom) => total + of(atom), 0);
  expect(sum(after, ({ areaM2 }) => areaM2)).toBeCloseTo(
    sum(before, ({ areaM2 }) => areaM2),
    0,
  );
  expect(sum(after, ({ households }) => households)).toBeCloseTo(
    sum(before, ({ households }) => households),
    6,
  );
}

function changedGrids(before: PlanState, after: PlanState): string[] {
  return PlanPlaces.of(before)
    .codes()
    .filter((code) => Math.abs(areaOf(before, code) - areaOf(after, code)) > 1);
}

function areaOf(plan: PlanState, code: string): number {
  return plan.atoms.reduce((sum, atom, i) => sum + (plan.codes[i] === code ? atom.areaM2 : 0), 0);
}

function householdsOf(plan: PlanState, code: string): number {
  return plan.atoms.reduce((sum, atom, i) => sum + (plan.codes[i] === code ? atom.households : 0), 0);
}

function middleOfGrid(plan: PlanState, code: string): Position {
  const ring = plan.atoms
    .filter((_, i) => plan.codes[i] === code)
    .flatMap((atom) => atom.geometry.coordinates[0]);
  return middleOfLine(ring);
}

function middleOfLine(line: readonly Position[]): Position {
  const [lons, lats] = [line.map(([lon]) => lon), line.map(([, lat]) => lat)];
  return [(Math.min(...lons) + Math.max(...lons)) / 2, (Math.min(...lats) + Math.max(...lats)) / 2];
}
