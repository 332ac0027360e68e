import { readFile } from 'node:fs/promises';
import type { Browser, Download, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { launchBrowser, mapDrawn, openPage, PHONE, signIn, WIDE } from './browser.ts';
import { faultsOf, picture } from './seen.ts';
import { startTestServer, type TestServer } from './server.ts';
import { commit, mergeTown, smallPair, type TownGrid, townPlan } from './town-plan.ts';

const SOON = { timeout: 30_000 };
const LONG = { timeout: 120_000 };

let server: TestServer;
let browser: Browser;
let planId: string;
/** The smaller of two grids that the first edit merges into the other one. */
let small: TownGrid;
let large: TownGrid;

beforeAll(async () => {
  server = await startTestServer();
  browser = await launchBrowser();
  const { page, context } = await openPage(browser, { viewport: WIDE, locale: 'zh-CN' });
  await signIn(page, server, 'demo-planner');
  const plan = await mergeTown(page);
  planId = plan.id;
  [small, large] = smallPair(plan);
  await commit(
    page,
    `{ mergeGrids: { codes: ["${small.code}", "${large.code}"], intoCode: "${large.code}" } }`,
    '两个网格太小',
  );
  await context.close();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe('revisions of a plan', () => {
  it('are listed, seen on the map, compared, reverted and the revert undone', async () => {
    const { page, outside, errors, context, requests } = await openPage(browser, {
      viewport: WIDE,
      locale: 'zh-CN',
    });
    await signIn(page, server, 'demo-planner');
    await page.goto(`${server.origin}/?at=plan`);
    await page.getByRole('button', { name: '历史', exact: true }).click();
    const list = page.getByTestId('history');
    const second = list.getByRole('article', { name: '第 2 版' });
    await second.waitFor(SOON);
    expect(await second.textContent()).toContain('两个网格太小');
    expect(await second.textContent()).toContain(`${Math.round(small.households)} 户换了网格`);
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, 'history-zh-CN-wide');

    await page.getByRole('button', { name: '看这一版：第 1 版' }).click();
    await page.getByTestId('revision-bar').waitFor(SOON);
    expect(new URL(page.url()).searchParams.get('revision')).toBe('1');
    const firstRevision = () => requests.some((address) => address.includes(`/tiles/grids/${planId}.1/`));
    await expect.poll(firstRevision, SOON).toBe(true);
    await picture(page, 'history-first-zh-CN-wide');

    await page.getByRole('button', { name: '改了什么：第 2 版' }).click();
    const difference = page.getByTestId('difference');
    await difference.waitFor(SOON);
    const shared = new URL(page.url()).searchParams;
    expect([shared.get('page'), shared.get('against'), shared.get('compare')]).toEqual([
      'compare',
      `${planId}@1`,
      'swipe',
    ]);
    const places = page.getByTestId('handed-over').getByRole('button');
    await expect.poll(() => places.count(), SOON).toBe(1);
    expect(await places.first().textContent()).toContain(`${small.code} → ${large.code}`);
    expect(await difference.textContent()).toContain(`${Math.round(small.households)} 户`);
    const before = page.url();
    await places.first().click();
    await expect.poll(() => page.url() !== before, SOON).toBe(true);
    await page.getByRole('slider', { name: '前后对照的分界，左右键移动' }).waitFor(SOON);
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, 'compare-zh-CN-wide');
    await page.getByRole('button', { name: '并排' }).first().click();
    await expect.poll(() => new URL(page.url()).searchParams.get('compare')).toBe('side');
    await picture(page, 'compare-side-zh-CN-wide');

    // The link alone shows another person the same.
    const link = page.url();
    const other = await openPage(browser, { viewport: PHONE, locale: 'en' });
    await signIn(other.page, server, 'demo-leader');
    await other.page.goto(link);
    await other.page.getByTestId('difference').waitFor(SOON);
    expect(await other.page.getByTestId('handed-over').textContent()).toContain(
      `${small.code} → ${large.code}`,
    );
    expect(await faultsOf(other.page)).toEqual([]);
    await picture(other.page, 'compare-en-phone');
    await other.context.close();

    await page.goto(`${server.origin}/?at=plan&page=history`);
    await page.getByRole('button', { name: '撤销这一条：第 2 版' }).click();
    await page.getByText('已撤销第 2 版的改动，成为第 3 版。').waitFor(SOON);
    expect((await townPlan(page)).grids.map(({ code }) => code)).toContain(small.code);
    await page.getByRole('status').getByRole('button', { name: '撤销' }).click();
    await page.getByText('已撤销第 3 版的改动，成为第 4 版。').waitFor(SOON);
    expect((await townPlan(page)).grids.map(({ code }) => code)).not.toContain(small.code);
    await page.getByRole('button', { name: '退回到这一版：第 1 版' }).click();
    await page.getByText('已退回到第 1 版的样子，成为第 5 版。').waitFor(SOON);
    expect((await townPlan(page)).revision).toBe(5);
    expect((await townPlan(page)).grids.map(({ code }) => code)).toContain(small.code);
    expect(outside).toEqual([]);
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe('the plan on paper', () => {
  it.each([
    ['landscape', '横向', [1191, 842]],
    ['portrait', '纵向', [842, 1191]],
  ] as const)('is an A3 sheet as PDF, %s', async (name, button, size) => {
    const { page, outside, errors, context } = await openPage(browser, { viewport: WIDE, locale: 'zh-CN' });
    await signIn(page, server, 'demo-planner');
    await page.goto(`${server.origin}/?at=plan`);
    await mapDrawn(page);
    await page.getByRole('button', { name: '图片与打印' }).click();
    await page.getByRole('button', { name: 'A3 图纸' }).click();
    await page.getByLabel('审图号').fill('GS(2026)0001');
    await page.getByRole('button', { name: button }).click();
    await page.getByTestId('paper').waitFor(LONG);
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, `paper-${name}-zh-CN-wide`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '保存 PDF（A3）' }).click(),
    ]);
    const pdf = await content(download);
    const text = pdf.toString('latin1');
    expect(text.slice(0, 5)).toBe('%PDF-');
    const [, width, height] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(text)!;
    expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([...size]);
    const sheet = await onSheet(page, pdf);
    // 240 pixels to the inch of 420 by 297 mm.
    expect([sheet.width, sheet.height].sort()).toEqual([2808, 3968]);
    expect(sheet.width > sheet.height).toBe(name === 'landscape');
    // Paper, ink and the tints of the map: a sheet that failed to draw is of one colour.
    expect(sheet.white).toBeGreaterThan(0.1);
    expect(sheet.colours).toBeGreaterThan(500);
    // The approval number stands at the foot, with the date and the projection.
    expect(sheet.inkAtFoot).toBeGreaterThan(0.002);
    expect(outside).toEqual([]);
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe('decisions on a proposal', () => {
  it('locks what is accepted, rejects a border, and solves the rest', async () => {
    const { page, outside, errors, context } = await openPage(browser, { viewport: WIDE, locale: 'zh-CN' });
    await signIn(page, server, 'demo-planner');
    await page.goto(`${server.origin}/?at=plan&page=proposals`);
    await page.getByText('逐段取舍').click();
    const list = page.getByTestId('decisions');
    await list.waitFor(LONG);
    const accept = list.getByRole('button', { name: /^接受/ }).first();
    await accept.click();
    await page.getByText('已接受 1 段边界，锁定不动。').waitFor(SOON);
    await expect.poll(() => accept.getAttribute('aria-pressed'), SOON).toBe('true');
    await list.getByRole('button', { name: /^拒绝/ }).nth(1).click();
    await page.getByText('已拒绝 1 段边界，再求解时去掉。').waitFor(SOON);
    await page.getByRole('status').filter({ hasText: '已接受 1 段，已拒绝 1 段' }).waitFor(SOON);
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, 'decisions-zh-CN-wide');

    // A whole community at once, as one change that is taken back as one.
    await page.getByRole('combobox', { name: '社区' }).click();
    await page.locator('.ant-select-item-option').nth(1).click();
    const whole = page.getByRole('button', { name: /^全部接受/ });
    const inCommunity = Number(/（(\d+) 段）/.exec((await whole.textContent())!)![1]);
    expect(inCommunity).toBeGreaterThan(0);
    // The page learns of the revision that this makes when the search has begun, not before.
    const letPlanArrive = await holdBack(page, 'Workbench');
    await whole.click();
    await page.getByText(`已接受 ${inCommunity} 段边界，锁定不动。`).waitFor(SOON);

    const solve = page.getByRole('button', { name: '按取舍重新求解其余' });
    await expect.poll(() => solve.isEnabled(), SOON).toBe(true);
    await Promise.all([answerTo(page, 'StartProposal'), solve.click()]);
    await letPlanArrive();
    await page.getByText('求解完成，是一份新草案。').waitFor(LONG);
    await page.getByRole('button', { name: '打开并与现在对照' }).click();
    await page.getByTestId('difference').or(page.getByText('两边相同')).waitFor(SOON);
    const made = new URL(page.url()).searchParams.get('plan');
    expect(made).not.toBe(planId);
    const { plan } = await ask<{ plan: { status: string; origin: { fromPlanId: string } } }>(
      page,
      `{ plan(id: "${made}") { status origin { fromPlanId } } }`,
    );
    expect(plan).toEqual({ status: 'DRAFT', origin: { fromPlanId: planId } });
    expect(outside).toEqual([]);
    expect(errors).toEqual([]);
    await context.close();
  });
});

/** Waits until the server has answered an operation of GraphQL. */
function answerTo(page: Page, operation: string): Promise<unknown> {
  return page.waitForResponse((response) => isOperation(response.request(), operation));
}

/** Keeps a query of the page from the server until the function that is returned is called; waits for one by then. */
async function holdBack(page: Page, operation: string): Promise<() => Promise<void>> {
  let letGo: () => void = () => undefined;
  const free = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const asked = page.waitForRequest((request) => isOperation(request, operation), SOON);
  await page.route('**/graphql', async (route) => {
    if (isOperation(route.request(), operation)) await free;
    await route.continue();
  });
  return async () => {
    await asked;
    const answered = answerTo(page, operation);
    letGo();
    await answered;
    await page.unroute('**/graphql');
  };
}

function isOperation(request: Request, operation: string): boolean {
  if (!request.url().endsWith('/graphql')) return false;
  const { operationName } = request.postDataJSON() as { operationName?: string };
  return operationName === operation;
}

async function content(download: Download): Promise<Buffer> {
  return readFile(await download.path());
}

interface OnSheet {
  readonly width: number;
  readonly height: number;
  /** Share of the sheet that is white. */
  readonly white: number;
  /** Colours on it, to 5 bits a channel. */
  readonly colours: number;
  /** Share of dark pixels in the lowest 8 %. */
  readonly inkAtFoot: number;
}

/** Takes the picture out of a PDF and looks at it in the browser. */
async function onSheet(page: Page, pdf: Buffer): Promise<OnSheet> {
  const from = pdf.indexOf(Buffer.from([0xff, 0xd8, 0xff]));
  const until = pdf.lastIndexOf(Buffer.from([0xff, 0xd9])) + 2;
  const jpeg = pdf.subarray(from, until).toString('base64');
  return page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/jpeg;base64,${base64}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    const colours = new Set<number>();
    const foot = Math.floor(image.height * 0.92) * image.width;
    let white = 0;
    let ink = 0;
    for (let pixel = 0; pixel < image.width * image.height; pixel++) {
      const [red, green, blue] = [data[4 * pixel], data[4 * pixel + 1], data[4 * pixel + 2]];
      if (red > 250 && green > 250 && blue > 250) white++;
      if (pixel >= foot && red < 140 && green < 140 && blue < 150) ink++;
      colours.add(((red >> 3) << 10) | ((green >> 3) << 5) | (blue >> 3));
    }
    return {
      width: image.width,
      height: image.height,
      white: white / (image.width * image.height),
      colours: colours.size,
      inkAtFoot: ink / (image.width * image.height - foot),
    };
  }, jpeg);
}
