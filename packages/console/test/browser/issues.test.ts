import { type GroundDocument, markOf, type PlanState } from '@onegrid/planning';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { middleOf, PlanPlaces } from '../../src/edit/select/plan-places.ts';
import { launchBrowser, openPage, signIn, WIDE } from './browser.ts';
import { pairAboveBand } from './plan-candidates.ts';
import { currentPlan, mergeAll, openPlanAt, planState } from './plan-work.ts';
import { faultsOf } from './seen.ts';
import { startTestServer, type TestServer } from './server.ts';

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  server = await startTestServer();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

it('lists what is wrong, goes there by F, shows a fix before it is taken, and keeps a reason', async () => {
  const { page, errors, outside, context } = await openPage(browser, { viewport: WIDE, locale: 'zh-CN' });
  await signIn(page, server, 'demo-planner');
  await mergeAll(page);
  const planId = (await currentPlan(page))?.id;
  const ground = (await (
    await page.request.get(`${server.origin}/plans/${planId}/ground`)
  ).json()) as GroundDocument;
  const before = await planState(page);
  const { code, other } = pairAboveBand(before, ground);
  const at = middleOf(before.atoms[PlanPlaces.of(before).atomsOf(code)[0]]);
  await openPlanAt(page, server, at, 15);

  // Two grids as one are too large: the list says so as soon as they are merged.
  await page.keyboard.press('f');
  await page.getByRole('button', { name: /^通过/ }).waitFor();
  await page.keyboard.press('m');
  const panel = page.getByTestId('choice-panel');
  await panel.getByRole('button', { name: code }).click();
  await panel.getByRole('button', { name: other }).click();
  await page
    .locator('.toast')
    .getByText(/已合并为/)
    .waitFor();
  const merged = await saved(page, before);
  const kept = merged.codes.includes(code) ? code : other;
  await page.keyboard.press('v');
  const list = page.getByTestId('issues');
  const row = list.getByRole('button', { name: new RegExp(`规模合适.*${kept}`) });
  await row.waitFor();
  expect(await faultsOf(page)).toEqual([]);

  const view = new URL(page.url()).searchParams.get('map');
  await page.getByRole('combobox', { name: '规则' }).selectOption({ label: '规模合适' });
  await page.keyboard.press('f');
  await expect.poll(() => new URL(page.url()).searchParams.get('map')).not.toBe(view);
  if ((await row.getAttribute('aria-expanded')) !== 'true') await row.click();

  await page.getByRole('button', { name: '预览' }).click();
  await page.getByTestId('live-card').waitFor();
  expect((await planState(page)).revision).toBe(merged.revision);
  await page.getByRole('button', { name: '采用', exact: true }).click();
  await page
    .locator('.toast')
    .getByText(`已按建议修改网格 ${kept.slice(-3)}。`)
    .waitFor();
  const fixed = await saved(page, merged);
  expect(new Set(fixed.codes).size).toBeGreaterThan(new Set(merged.codes).size);
  await row.waitFor({ state: 'detached' });

  await page.keyboard.press('z');
  const undone = await saved(page, fixed);
  await row.waitFor();
  if ((await row.getAttribute('aria-expanded')) !== 'true') await row.click();
  await page.getByLabel('保留在规模之外的理由').fill('独立的厂区');
  await page.getByRole('button', { name: '写明理由并保留' }).click();
  const withReason = await saved(page, undone);
  expect(markOf(withReason.marks, 'band-reason', kept)).toBe('独立的厂区');
  await row.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /^通过/ }).click();
  await list.getByText('独立的厂区').waitFor();
  expect(errors).toEqual([]);
  expect(outside).toEqual([]);
  await context.close();
});

it('shows the leader what the server found, without a way to change it', async () => {
  const { page, errors, context } = await openPage(browser, { viewport: WIDE, locale: 'zh-CN' });
  await signIn(page, server, 'demo-leader');
  await page.goto(`${server.origin}/?at=plan&drawer=issues`);
  await page.getByText('你的账号只能看，不能改。').waitFor();
  await page.getByRole('button', { name: /^通过/ }).click();
  await page.getByTestId('issues').getByRole('button').first().click();
  expect(await page.getByRole('button', { name: '采用', exact: true }).count()).toBe(0);
  expect(errors).toEqual([]);
  await context.close();
});

/** The plan once the server has an edit that one before has not. */
async function saved(page: Page, before: PlanState): Promise<PlanState> {
  await expect
    .poll(async () => (await currentPlan(page))?.revision ?? 0, { timeout: 60_000 })
    .toBeGreaterThan(before.revision);
  return planState(page);
}
