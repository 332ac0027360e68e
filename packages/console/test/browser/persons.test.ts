import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { launchBrowser, openPage, PHONE, signIn, WIDE } from './browser.ts';
import { faultsOf } from './seen.ts';
import { startTestServer, type TestServer } from './server.ts';
import { mergeTown } from './town-plan.ts';

const SOON = { timeout: 30_000 };
const LEAST = 5;

let server: TestServer;
let browser: Browser;
/** An appeal within the officer's reach that somebody is behind. */
let appealId: string;
let person: Masked;

interface Masked {
  readonly id: string;
  readonly name: string;
  readonly telephone: string;
}

beforeAll(async () => {
  server = await startTestServer();
  browser = await launchBrowser();
  const planner = await openPage(browser, { viewport: WIDE, locale: 'zh-CN' });
  await signIn(planner.page, server, 'demo-planner');
  await mergeTown(planner.page);
  await planner.context.close();
  const officer = await openPage(browser, { viewport: WIDE, locale: 'zh-CN' });
  await signIn(officer.page, server, 'demo-officer');
  const { appeals } = await ask<{ appeals: { nodes: { id: string; persons: Masked[] }[] } }>(
    officer.page,
    '{ appeals(first: 100) { nodes { id persons { id name telephone } } } }',
  );
  const found = appeals.nodes.find(({ persons }) => persons.length > 0);
  appealId = found!.id;
  person = found!.persons[0];
  await officer.context.close();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** A page of an account at an address. */
async function as(account: string, address: string, viewport = WIDE) {
  const opened = await openPage(browser, { viewport, locale: viewport === WIDE ? 'zh-CN' : 'en' });
  await signIn(opened.page, server, account, `?${address}`);
  return opened;
}

/** Without an accessibility fault; and a picture for people to look at, where ONEGRID_SHOTS names a folder. */
async function look(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  const folder = process.env.ONEGRID_SHOTS;
  if (folder !== undefined) {
    await mkdir(folder, { recursive: true });
    const size = page.viewportSize()!.width === WIDE.width ? 'zh-CN-wide' : 'en-phone';
    await page.screenshot({ path: join(folder, `${name}-${size}.png`) });
  }
  expect(await faultsOf(page), name).toEqual([]);
}

/** Holds that a value is in no address, title or store of the page. */
async function expectNowhereKept(page: Page, requests: readonly string[], value: string): Promise<void> {
  const kept = await page.evaluate(() =>
    [
      window.location.href,
      document.title,
      JSON.stringify(window.history.state),
      document.cookie,
      JSON.stringify({ ...window.localStorage }),
      JSON.stringify({ ...window.sessionStorage }),
    ].join('\n'),
  );
  expect(kept).not.toContain(value);
  expect(requests.filter((address) => decodeURIComponent(address).includes(value))).toEqual([]);
}

async function text(download: Download): Promise<string> {
  return readFile(await download.path(), 'utf8');
}

describe('what is personal', () => {
  let telephone = '';

  it('is masked, shown for a purpose and a reason, and gone with the page', async () => {
    const { page, requests, errors, outside, context } = await as(
      'demo-officer',
      `at=appeals&selected=appeal:${appealId}`,
    );
    const persons = page.getByTestId('appeal-persons');
    await persons.waitFor(SOON);
    await persons.getByText(person.telephone).waitFor(SOON);
    expect(person.telephone).toMatch(/^\d{3}\*{4}\d{4}$/);
    expect(await page.getByTestId('revealed').count()).toBe(0);
    await look(page, 'persons-masked');

    await persons.getByRole('button', { name: '查看完整信息' }).click();
    const dialog = page.getByRole('dialog', { name: '查看完整信息' });
    await dialog.getByTestId('reveals-left').waitFor(SOON);
    const show = dialog.getByRole('button', { name: '查看并记录' });
    expect(await show.isDisabled()).toBe(true);
    await dialog.getByRole('checkbox', { name: /^电话/ }).check();
    await dialog.getByRole('radio', { name: '办理诉求' }).check();
    expect(await show.isDisabled()).toBe(true);
    await dialog.getByRole('textbox').fill('回访工单');
    await look(page, 'persons-reveal');
    await show.click();
    const revealed = page.getByTestId('revealed');
    await revealed.waitFor(SOON);
    telephone = (await revealed.textContent())!;
    // Only what was asked for, and it is what the mask hides.
    expect(await revealed.count()).toBe(1);
    expect(telephone).toMatch(/^\d{11}$/);
    expect(`${telephone.slice(0, 3)}****${telephone.slice(7)}`).toBe(person.telephone);
    await look(page, 'persons-revealed');
    await expectNowhereKept(page, requests, telephone);

    await persons.getByText('谁看过').click();
    const seenBy = page.getByTestId('seen-by').locator('> li');
    await seenBy.first().waitFor(SOON);
    expect(await seenBy.count()).toBe(1);
    expect(await seenBy.textContent()).toMatch(/办理诉求 · 电话.*回访工单/);
    await look(page, 'persons-seen-by');

    await page.locator('#inspector').getByRole('button', { name: '关闭' }).click();
    await revealed.waitFor({ state: 'detached', ...SOON });
    await page.goBack();
    await persons.getByText(person.telephone).waitFor(SOON);
    expect(await page.content()).not.toContain(telephone);
    await expectNowhereKept(page, requests, telephone);
    expect(errors).toEqual([]);
    expect(outside).toEqual([]);
    await context.close();
  });

  it('can be hidden at once, in a dialog that fits a phone', async () => {
    const { page, errors, context } = await as(
      'demo-officer',
      `at=appeals&selected=appeal:${appealId}`,
      PHONE,
    );
    await page.getByTestId('appeal-persons').waitFor(SOON);
    await look(page, 'persons-masked');
    await page.getByRole('button', { name: 'Look behind the masks' }).click();
    const dialog = page.getByRole('dialog', { name: 'Look behind the masks' });
    await dialog.getByTestId('reveals-left').waitFor(SOON);
    await dialog.getByRole('checkbox', { name: /^Telephone/ }).check();
    await dialog.getByRole('radio', { name: 'To visit the person' }).check();
    await dialog.getByRole('textbox').fill('A visit');
    await look(page, 'persons-reveal');
    await dialog.getByRole('button', { name: 'Show it and record that' }).click();
    await page.getByTestId('revealed').waitFor(SOON);
    await look(page, 'persons-revealed');
    await page.getByRole('button', { name: 'Mask now' }).click();
    await page.getByTestId('revealed').waitFor({ state: 'detached' });
    expect(errors).toEqual([]);
    await context.close();
  });

  it('is found by a whole number, handed out and erased', async () => {
    const { page, requests, errors, outside, context } = await as(
      'demo-administrator',
      'at=admin&page=persons',
    );
    const rows = page.getByTestId('persons').locator('> li');
    await rows.first().waitFor(SOON);
    await look(page, 'persons');
    const number = page.getByRole('searchbox', { name: '完整的电话或身份证号' });
    const find = page.getByRole('button', { name: '查找' });
    await number.fill(telephone.slice(0, 7));
    await find.click();
    await page.getByText('号码要写完整').waitFor(SOON);
    await number.fill(telephone);
    await find.click();
    await page.getByText('1 人', { exact: true }).waitFor(SOON);
    expect(await rows.count()).toBe(1);
    expect(await rows.textContent()).toContain(person.telephone);
    await expectNowhereKept(page, requests, telephone);
    await rows.getByRole('button').click();
    await page.getByTestId('seen-by').waitFor(SOON);
    // Who administers does not look behind masks.
    expect(await page.getByRole('button', { name: '查看完整信息' }).count()).toBe(0);

    await page.getByRole('button', { name: '导出', exact: true }).click();
    await page.getByRole('textbox', { name: /^事由/ }).fill('本人书面申请');
    await look(page, 'person-file');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出并记录' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`person-${person.id}.json`);
    expect(await text(download)).toContain(telephone);

    await page.getByRole('button', { name: '抹去这个人' }).click();
    await page.getByRole('textbox', { name: /^事由/ }).fill('本人要求删除');
    const erase = page.getByRole('button', { name: '永久抹去' });
    expect(await erase.isDisabled()).toBe(true);
    await page.locator('input[name=erase-word]').fill('抹去');
    await erase.scrollIntoViewIfNeeded();
    await look(page, 'person-erase');
    await erase.click();
    await page.locator('.person-gone').waitFor(SOON);
    await look(page, 'person-erased');
    expect(await erase.count()).toBe(0);
    // There is nothing left to hand out, and the page says so.
    expect(await page.getByRole('button', { name: '导出', exact: true }).count()).toBe(0);
    expect(await page.locator('.person-gone').textContent()).toContain('不能再查看或导出');
    await page.getByRole('button', { name: '回到当事人列表' }).click();
    await rows.first().waitFor(SOON);
    await page.getByRole('combobox', { name: '状态' }).click();
    await page.locator('.ant-select-item-option', { hasText: '已抹去' }).first().click();
    await page.getByText('1 人', { exact: true }).waitFor(SOON);
    expect(await rows.textContent()).toContain('已抹去');
    await page.waitForTimeout(400);
    await look(page, 'persons-erased');
    await expectNowhereKept(page, requests, telephone);
    expect(errors).toEqual([]);
    expect(outside).toEqual([]);
    await context.close();
  });

  it('is found and erased on a phone as well', async () => {
    const { page, errors, context } = await as('demo-administrator', 'at=admin&page=persons', PHONE);
    const rows = page.getByTestId('persons').locator('> li');
    await rows.first().waitFor(SOON);
    await look(page, 'persons');
    await rows.first().getByRole('button').click();
    await page.getByRole('button', { name: 'Erase this person' }).click(SOON);
    await page.locator('input[name=erase-word]').scrollIntoViewIfNeeded();
    await look(page, 'person-erase');
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe('the log', () => {
  it('is searched, told line by line, and holds', async () => {
    const { page, requests, errors, outside, context } = await as(
      'demo-administrator',
      'at=admin&page=audit',
    );
    const lines = page.getByTestId('audit-lines').locator('> li');
    await lines.first().waitFor(SOON);
    await look(page, 'audit');
    await page.getByRole('searchbox', { name: '按经手人或事由查找' }).fill('本人要求删除');
    const erased = lines.filter({ hasText: 'person.erase' });
    await erased.waitFor(SOON);
    await page.getByText('1 条', { exact: true }).waitFor(SOON);
    await erased.locator('summary').click();
    await look(page, 'audit-line');
    expect(requests.filter((address) => decodeURIComponent(address).includes('本人要求删除'))).toEqual([]);

    await page.getByRole('button', { name: '每天的末尾' }).click();
    await page.getByTestId('audit-days').locator('> li').first().waitFor(SOON);
    await look(page, 'audit-days');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载校验值' }).click(),
    ]);
    const anchors = await text(download);
    expect(anchors).toMatch(/^(\d{4}-\d{2}-\d{2}:[0-9a-f]{64}\n)+$/);

    await page.getByRole('button', { name: '校验', exact: true }).click();
    await page.getByRole('button', { name: '开始校验' }).click();
    const verdict = page.getByTestId('audit-verdict');
    await verdict.filter({ hasText: '完好' }).waitFor(SOON);
    await look(page, 'audit-verdict');
    expect(errors).toEqual([]);
    expect(outside).toEqual([]);
    await context.close();
  });

  it('tells what changed within the width of a phone', async () => {
    const { page, errors, context } = await as('demo-administrator', 'at=admin&page=audit', PHONE);
    const lines = page.getByTestId('audit-lines').locator('> li');
    await lines.first().waitFor(SOON);
    const changed = lines.filter({ hasText: 'What changed' }).first();
    await changed.locator('summary').click();
    await changed.scrollIntoViewIfNeeded();
    await look(page, 'audit-line');
    await page.getByRole('button', { name: 'Verify', exact: true }).click();
    await page.getByRole('button', { name: 'Verify', exact: true }).last().click();
    await page.getByTestId('audit-verdict').waitFor(SOON);
    await look(page, 'audit-verdict');
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe('how long it is kept', () => {
  it('is changed, taken back, and carried out', async () => {
    const { page, errors, outside, context } = await as('demo-administrator', 'at=admin&page=retention');
    const rule = page.getByTestId('retention-rules').getByRole('article', { name: '登录记录' });
    await rule.waitFor(SOON);
    const days = rule.locator('.work-row-head .number');
    const before = (await days.textContent())!;
    await rule.getByRole('button', { name: '修改期限：登录记录' }).click();
    await rule.getByRole('spinbutton', { name: '保存天数' }).fill('777');
    await look(page, 'retention-form');
    await rule.getByRole('button', { name: '保存', exact: true }).click();
    await expect.poll(() => days.textContent(), SOON).toBe('777 天');
    await page.locator('.toast').getByRole('button', { name: '撤销' }).click();
    await expect.poll(() => days.textContent(), SOON).toBe(before);
    await page.getByRole('button', { name: '现在清理' }).click();
    await page.getByText('清理完成').waitFor(SOON);
    const runs = page.getByTestId('retention-runs').locator('> li');
    await runs.first().waitFor(SOON);
    expect(await runs.first().textContent()).toMatch(/抹去 \d+ 人/);
    await look(page, 'retention');
    expect(errors).toEqual([]);
    expect(outside).toEqual([]);
    await context.close();
  });

  it('is read on a phone', async () => {
    const { page, errors, context } = await as('demo-administrator', 'at=admin&page=retention', PHONE);
    await page.getByRole('button', { name: 'Change how long: Sessions' }).click(SOON);
    await look(page, 'retention-form');
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe('figures for who may not see single appeals', () => {
  it('are multiples, or fewer than are told, and say so', async () => {
    const { page, errors, outside, context } = await as(
      'demo-leader',
      'at=appeals&layers=unified,borders,heat&drawer=grids',
    );
    await page.getByTestId('protected').first().waitFor(SOON);
    const figures = await page.getByRole('region', { name: '数字' }).locator('dd').allTextContents();
    // All but the rate.
    for (const figure of [figures[0], figures[1], figures[3]]) expectProtected(figure);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出 CSV' }).click(),
    ]);
    const lines = (await text(download)).trim().split('\r\n').slice(1);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expectProtected(line.split(',')[4]);
    await page.getByTestId('protected').getByText('怎样取整').first().click();
    await look(page, 'protected-appeals');
    // Few are left in each grid of one category in one week.
    await page.goto(
      `${server.origin}/?at=appeals&layers=unified,borders,heat&category=WELFARE&from=2026-03-01&until=2026-03-07`,
    );
    await page.getByTestId('protected').first().waitFor(SOON);
    await page.locator('.legend .withheld').first().waitFor(SOON);
    await look(page, 'protected-legend');
    await page.goto(`${server.origin}/?at=overview`);
    await page.getByTestId('protected').first().waitFor(SOON);
    await look(page, 'protected-overview');
    const counts = page.locator('.headline-number, .category-bar .number');
    await expect.poll(() => counts.count(), SOON).toBeGreaterThan(5);
    for (const count of await counts.allTextContents()) expectProtected(count);
    expect(errors).toEqual([]);
    expect(outside).toEqual([]);
    await context.close();

    const planner = await as('demo-planner', 'at=appeals');
    await planner.page.getByRole('region', { name: '数字' }).locator('dd').first().waitFor(SOON);
    expect(await planner.page.getByTestId('protected').count()).toBe(0);
    await planner.context.close();
  });

  it('say so on a phone', async () => {
    const { page, errors, context } = await as(
      'demo-leader',
      'at=appeals&layers=unified,borders,heat&category=WELFARE&from=2026-03-01&until=2026-03-07',
      PHONE,
    );
    await page.getByTestId('protected').first().waitFor(SOON);
    await look(page, 'protected-appeals');
    await page.goto(`${server.origin}/?at=overview`);
    await page.getByTestId('protected').first().waitFor(SOON);
    await look(page, 'protected-overview');
    expect(errors).toEqual([]);
    await context.close();
  });
});

function expectProtected(figure: string): void {
  const told = figure.replaceAll(/[,\s件]/g, '');
  if (told === `<${2 * LEAST}` || told === '') return;
  expect(told).toMatch(/^\d+$/);
  expect(Number(told) % LEAST, told).toBe(0);
}
