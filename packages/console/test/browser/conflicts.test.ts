import type { GroundDocument, PlanState } from '@onegrid/planning';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PlanPlaces } from '../../src/edit/select/plan-places.ts';
import { ask } from './ask.ts';
import { type LineToDraw, lineToDraw } from './border-places.ts';
import { launchBrowser, openPage, signIn, WIDE } from './browser.ts';
import { currentPlan, mergeAll, openPlanAt, planState, press } from './plan-work.ts';
import { faultsOf, picture } from './seen.ts';
import { startTestServer, type TestServer } from './server.ts';

const ZOOM = 17;
const WAITS = { timeout: 60_000 };

let server: TestServer;
let browser: Browser;
let other: Page;
let own: Page;
let context: BrowserContext;
let ground: GroundDocument;

beforeAll(async () => {
  server = await startTestServer();
  browser = await launchBrowser();
  other = (await openPage(browser, { viewport: WIDE, locale: 'zh-CN' })).page;
  await signIn(other, server, 'demo-planner');
  await mergeAll(other);
  const plan = await currentPlan(other);
  const answer = await other.request.get(`${server.origin}/plans/${plan?.id}/ground`);
  ground = (await answer.json()) as GroundDocument;
  const opened = await openPage(browser, { viewport: WIDE, locale: 'zh-CN' });
  [own, context] = [opened.page, opened.context];
  await signIn(own, server, 'demo-planner');
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe('two planners on one grid', () => {
  it('shows both versions to the later one, and drops the own edit only where that is chosen', async () => {
    const before = await planState(own);
    const drawn = lineToDraw(before, ground, 'split-grid');
    await splitWhileAnotherDoes(before, drawn);
    const dialog = own.getByRole('dialog', { name: '同一网格有两个版本' });
    await dialog.waitFor(WAITS);
    expect(await own.getByTestId('sync').getAttribute('data-sync')).toBe('conflict');
    expect(await dialog.getByRole('button', { name: '按选择继续' }).isDisabled()).toBe(true);
    await picture(own, 'conflict');
    expect(await faultsOf(own)).toEqual([]);
    const theirs = await planState(own);
    await dialog.getByRole('button', { name: '全部保留对方的' }).click();
    await dialog.getByRole('button', { name: '按选择继续' }).click();
    await own.locator('[data-testid=sync][data-sync=saved]').waitFor(WAITS);
    expect(await planState(own)).toEqual(theirs);
  });

  it('makes the own edit on top of the other’s where that is chosen', async () => {
    const before = await planState(own);
    const drawn = lineToDraw(before, ground, 'split-grid');
    await splitWhileAnotherDoes(before, drawn);
    const dialog = own.getByRole('dialog', { name: '同一网格有两个版本' });
    await dialog.waitFor(WAITS);
    const theirs = await planState(own);
    await dialog.getByRole('button', { name: '全部保留我的' }).click();
    await dialog.getByRole('button', { name: '按选择继续' }).click();
    await own.locator('[data-testid=sync][data-sync=saved]').waitFor(WAITS);
    const after = await planState(own);
    expect(after.revision).toBe(theirs.revision + 1);
    // The other's mark is still there beside the own split.
    expect(after.marks).toEqual(theirs.marks);
    expect(PlanPlaces.of(after).gridAt(drawn.cutOff)).not.toBe(PlanPlaces.of(theirs).gridAt(drawn.cutOff));
  });
});

/** Splits a grid in the console while nothing can be sent; meanwhile somebody writes a mark of the same grid. */
async function splitWhileAnotherDoes(before: PlanState, { code, line }: LineToDraw): Promise<void> {
  await openPlanAt(own, server, line[Math.floor(line.length / 2)]!, ZOOM, `&selected=grid:${code}`);
  await own.keyboard.press('s');
  await own.getByText('从网格一侧拖到另一侧').first().waitFor();
  await context.route('**/graphql', (route) =>
    route.request().postData()?.includes('commitEdit(') ? route.abort() : route.fallback(),
  );
  for (const at of line) await press(own, at);
  await own.keyboard.press('Enter');
  await own
    .locator('.toast')
    .getByText(/^已拆分/)
    .waitFor();
  await own.locator('[data-testid=sync][data-sync=offline]').waitFor(WAITS);
  const plan = await currentPlan(other);
  const said = `第 ${before.revision} 版的理由`;
  const { commitEdit } = await ask<{ commitEdit: { __typename: string } }>(
    other,
    `mutation { commitEdit(planId: "${plan?.id}", baseRevision: ${before.revision}, operations: [
      { markGrid: { mark: BAND_REASON, code: "${code}", value: "${said}" } }]) { __typename } }`,
  );
  expect(commitEdit.__typename).toBe('PlanRevised');
  await context.unroute('**/graphql');
}
