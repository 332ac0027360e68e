import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { launchBrowser, mapDrawn, openPage, PHONE, signIn, WIDE } from './browser.ts';
import { layerOver } from './layers.ts';
import { faultsOf, picture } from './seen.ts';
import { startTestServer, type TestServer } from './server.ts';
import { mergeTown, townPlan } from './town-plan.ts';

const SOON = { timeout: 30_000 };

let server: TestServer;
let browser: Browser;
let planId: string;
let grids: number;

beforeAll(async () => {
  server = await startTestServer();
  browser = await launchBrowser();
  const { page, context } = await openPage(browser, { viewport: WIDE, locale: 'zh-CN' });
  await signIn(page, server, 'demo-planner');
  const plan = await mergeTown(page);
  planId = plan.id;
  grids = plan.grids.length;
  await context.close();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** A page of an account at an address of the plan workspace. */
async function as(account: string, address: string, viewport = WIDE, locale: 'zh-CN' | 'en' = 'zh-CN') {
  const opened = await openPage(browser, { viewport, locale });
  await signIn(opened.page, server, account);
  await opened.page.goto(`${server.origin}/?at=plan&${address}`);
  return opened;
}

describe('from a draft to a published plan', () => {
  it('is put up for review once nothing is in its way', async () => {
    const { page, errors, outside, context } = await as('demo-planner', 'page=review');
    const { plan } = await ask<{ plan: { review: { issues: object[] } } }>(
      page,
      `{ plan(id: "${planId}") { review { issues { code } } } }`,
    );
    expect(plan.review.issues).toEqual([]);
    const submit = page.getByRole('button', { name: /^提交会签/ });
    await page.getByText('没有阻碍，可以提交。').waitFor(SOON);
    expect(await faultsOf(page)).toEqual([]);
    await page.getByLabel('给各部门的话').fill('请各部门会签');
    await submit.click();
    await page.getByTestId('plan-status').filter({ hasText: '会签中' }).waitFor(SOON);
    expect(await page.getByTestId('signatures').getByRole('listitem').count()).toBeGreaterThan(0);
    expect(await page.getByRole('button', { name: '发布…' }).isDisabled()).toBe(true);
    await picture(page, 'review-open-zh-CN-wide');
    expect(outside).toEqual([]);
    expect(errors).toEqual([]);
    await context.close();
  });

  it('waits for lead departments last, and for an objection that is pinned on the map', async () => {
    const officer = await as('demo-officer', 'page=review');
    await officer.page.getByText('牵头部门要等其他部门签完同一社区。').waitFor(SOON);
    await mapDrawn(officer.page);
    await officer.page.getByRole('button', { name: '在地图上钉一条意见' }).click();
    await officer.page.getByText(/^在地图上点要说的地方/).waitFor(SOON);
    await officer.page.mouse.click(860, 430);
    await officer.page.getByRole('button', { name: '异议' }).click();
    await officer.page.getByLabel('内容').fill('这里把一个小区分成了两半');
    await officer.page.getByRole('button', { name: '钉上', exact: true }).click();
    const pin = officer.page.getByTestId('pins').getByRole('button', { name: /^异议 1/ });
    await pin.waitFor(SOON);
    const box = (await pin.boundingBox())!;
    // The tip of the pin is where the mouse was.
    expect(Math.abs(box.x + box.width / 2 - 860)).toBeLessThan(2);
    expect(Math.abs(box.y + box.height - 430)).toBeLessThan(2);
    expect(await faultsOf(officer.page)).toEqual([]);
    await picture(officer.page, 'review-objection-zh-CN-wide');

    const planner = await as('demo-planner', 'page=review');
    await planner.page.getByText('1 条异议未了结').first().waitFor(SOON);
    await planner.page.getByRole('button', { name: '答复' }).first().click();
    await planner.page.getByLabel('答复内容').fill('已核对，小区在同一网格里');
    await planner.page.getByRole('button', { name: '发送' }).click();
    await planner.page.getByText('已核对，小区在同一网格里').waitFor(SOON);
    // An objection is its department's to settle.
    expect(await planner.page.getByRole('button', { name: '了结', exact: true }).count()).toBe(0);
    await planner.context.close();

    await officer.page.reload();
    await officer.page.getByText('已核对，小区在同一网格里').waitFor(SOON);
    await officer.page.getByRole('button', { name: '了结', exact: true }).click();
    await officer.page.getByText('已了结。').waitFor(SOON);
    expect(officer.errors).toEqual([]);
    await officer.context.close();
  });

  it('is signed by every department, the leads when the others have', async () => {
    const admin = await as('demo-administrator', 'page=review');
    await signOnPaper(admin.page, '城管');
    await signOnPaper(admin.page, '综治');
    expect(admin.errors).toEqual([]);
    await admin.context.close();
    const officer = await as('demo-officer', 'page=review', PHONE);
    const sign = officer.page.getByRole('button', { name: /^同意并签署/ });
    await sign.waitFor(SOON);
    await picture(officer.page, 'review-sign-zh-CN-phone');
    expect(await faultsOf(officer.page)).toEqual([]);
    await sign.click();
    await officer.page.getByText(/^党建已签署 \d+ 个社区。$/).waitFor(SOON);
    expect(officer.errors).toEqual([]);
    await officer.context.close();
  });

  it('is published by a dialog that says in numbers what will happen, and shows what did', async () => {
    const { page, errors, outside, context } = await as('demo-planner', 'page=review');
    await page.getByRole('button', { name: '发布…' }).click();
    const effects = page.getByTestId('publish-effects');
    await effects.waitFor(SOON);
    const { planPublication: preview } = await ask<{
      planPublication: { codes: { kind: string }[]; crosswalk: { totalCount: number } };
    }>(
      page,
      `{ planPublication(planId: "${planId}") { ... on Publication { codes { kind } crosswalk(first: 1) { totalCount } } } }`,
    );
    expect(preview.codes).toHaveLength(grids);
    const said = (await effects.textContent())!.replaceAll(/\s/g, '');
    expect(said).toContain(`网格${grids}沿用编码0新编码${grids}停用编码0`);
    expect(said).toContain('这是首次发布');
    expect(said).toContain(`写入新旧对照${preview.crosswalk.totalCount.toLocaleString('zh-CN')}条`);
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, 'publish-dialog-zh-CN-wide');
    await page.getByLabel('发布的依据').fill('区政府常务会议');
    await page.getByRole('button', { name: `发布 ${grids} 个网格` }).click();
    await page.getByText(`已发布：${grids} 个网格取得正式编码。`).waitFor(SOON);
    await page.getByTestId('plan-status').filter({ hasText: '已发布' }).waitFor(SOON);
    await page.getByTestId('published').getByText('依据：区政府常务会议').waitFor(SOON);
    for (const { code } of (await townPlan(page)).grids) expect(code).toMatch(/^\d{15}$/);
    await page.getByTestId('crosswalk').waitFor(SOON);
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, 'published-zh-CN-wide');

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出全部' }).click(),
    ]);
    const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n').slice(1);
    expect(lines).toHaveLength(preview.crosswalk.totalCount);
    const sums = new Map<string, number>();
    for (const line of lines) {
      const [department, source, , share] = line.split(',');
      sums.set(`${department} ${source}`, (sums.get(`${department} ${source}`) ?? 0) + Number(share));
    }
    for (const [source, sum] of sums) expect(sum, source).toBeCloseTo(1, 4);
    expect(outside).toEqual([]);
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe('one net stays one', () => {
  it('refuses a new layer with two ways on, and a department takes both', async () => {
    const { page, errors, outside, context } = await as('demo-planner', 'page=review');
    const { district } = await ask<{ district: { bounds: number[] } }>(page, '{ district { bounds } }');
    await page.goto(`${server.origin}/?at=data`);
    await page.locator('input[type=file]').setInputFiles({
      name: 'new-grids.geojson',
      mimeType: 'application/geo+json',
      buffer: Buffer.from(JSON.stringify(layerOver(district.bounds, 3, 2, 'N'))),
    });
    await page.getByRole('combobox', { name: '属于哪个部门' }).click(SOON);
    await page.locator('.ant-select-item-option', { hasText: '城管' }).click();
    await page.getByRole('button', { name: '读取并检查' }).click();
    const refusal = page.getByTestId('one-net');
    await refusal.waitFor(SOON);
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, 'one-net-stays-one-zh-CN-wide');
    await refusal.getByRole('button', { name: /^在网格上登记业务/ }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('page')).toBe('business');
    expect(outside).toEqual([]);
    expect(errors).toEqual([]);
    await context.close();

    const officer = await as('demo-officer', 'page=business');
    await officer.page.getByRole('button', { name: '登记业务' }).click();
    await officer.page.getByLabel('业务名称').fill('党员先锋岗');
    await officer.page.getByLabel('事项').fill('入户走访\n志愿服务');
    await officer.page.getByRole('spinbutton', { name: '每个网格的人数' }).fill('2');
    expect(await faultsOf(officer.page)).toEqual([]);
    await officer.page.getByRole('button', { name: '登记', exact: true }).click();
    const row = officer.page.getByTestId('businesses').getByRole('article', { name: '党员先锋岗' });
    await row.waitFor(SOON);
    expect(await row.textContent()).toContain(`${grids} 个网格，每格 2 人，共 ${2 * grids} 人`);
    await picture(officer.page, 'business-zh-CN-wide');

    await officer.page.getByRole('button', { name: '调整申请' }).click();
    await mapDrawn(officer.page);
    await officer.page.getByRole('button', { name: '申请调整网格' }).click();
    await officer.page.getByText(/^在地图上点要改的网格/).waitFor(SOON);
    await officer.page.mouse.click(900, 420);
    await officer.page.getByLabel('怎样改、为什么').fill('两栋楼应当归到东边的网格');
    await officer.page.getByRole('button', { name: '提交申请' }).click();
    await officer.page.getByTestId('requests').getByText('两栋楼应当归到东边的网格').waitFor(SOON);
    expect(officer.errors).toEqual([]);
    await officer.context.close();

    const planner = await as('demo-planner', 'page=business:requests', PHONE, 'en');
    await planner.page.getByRole('button', { name: 'Answer', exact: true }).click(SOON);
    await planner.page.getByLabel('The answer').fill('In the next round');
    expect(await faultsOf(planner.page)).toEqual([]);
    await picture(planner.page, 'requests-en-phone');
    await planner.page.getByRole('button', { name: 'Take it up' }).click();
    await planner.page.getByText('Answered.').waitFor(SOON);
    await planner.page.goto(`${server.origin}/?at=plan&page=review`);
    await planner.page.getByTestId('crosswalk').waitFor(SOON);
    expect(await faultsOf(planner.page)).toEqual([]);
    await picture(planner.page, 'published-en-phone');
    expect(planner.errors).toEqual([]);
    await planner.context.close();
  });
});

/** An administrator enters a department's signature that came on paper, for all communities it can sign now. */
async function signOnPaper(page: Page, department: string): Promise<void> {
  await page.getByRole('combobox', { name: '代表哪个部门' }).click(SOON);
  await page.locator('.ant-select-item-option', { hasText: department }).click();
  await page.getByLabel('附言').fill('纸面会签单第 1 号');
  await page.getByRole('button', { name: /^同意并签署/ }).click();
  await page.getByText(new RegExp(`^${department}已签署 \\d+ 个社区。$`)).waitFor(SOON);
}
