import { readFile } from 'node:fs/promises';
import type { Browser, Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { launchBrowser, mapDrawn, openPage, PHONE, signIn, WIDE } from './browser.ts';
import { faultsOf, picture } from './seen.ts';
import { startTestServer, type TestServer } from './server.ts';

const WAITS_MS = 90_000;
const RATES = '/?at=appeals&layers=unified,borders,heat';

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  server = await startTestServer();
  browser = await launchBrowser();
  const { page, context } = await openPage(browser, { viewport: WIDE, locale: 'zh-CN' });
  await signIn(page, server, 'demo-planner');
  await merge(page);
  await context.close();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe('appeals on the map', () => {
  it('come as clusters that open on a press, and as single signs further in', async () => {
    const { page, requests, errors, outside, context } = await openPage(browser, {
      viewport: WIDE,
      locale: 'zh-CN',
    });
    await signIn(page, server, 'demo-planner');
    const { district } = await ask<{ district: { bounds: number[] } }>(page, '{ district { bounds } }');
    const [west, south, east, north] = district.bounds;
    await page.goto(
      `${server.origin}/?at=appeals&map=12/${(south + north) / 2}/${(west + east) / 2}&layers=unified,appeals&category=NOISE&drawer=view`,
    );
    await mapDrawn(page);
    expect(requests.some((address) => /\/tiles\/appeals\/.*\.mvt\?category=NOISE/.test(address))).toBe(true);
    const clusters = page.getByTestId('view-list').getByRole('button', { name: /^[\d,]+ 件$/ });
    await clusters.first().waitFor({ timeout: WAITS_MS });
    await clusters.first().click();
    await page.waitForFunction(() => Number(/map=([\d.]+)/.exec(window.location.search)?.[1]) > 12);

    const { appeals } = await ask<{ appeals: { nodes: { location: { coordinates: number[] } }[] } }>(
      page,
      '{ appeals(filter: { category: [NOISE] }, first: 1) { nodes { location } } }',
    );
    const [lon, lat] = appeals.nodes[0].location.coordinates;
    await page.goto(
      `${server.origin}/?at=appeals&map=18/${lat}/${lon}&layers=unified,appeals&category=NOISE&drawer=view`,
    );
    const single = page.getByTestId('view-list').getByRole('button', { name: /^噪声扰民 · / });
    await single.first().waitFor({ timeout: WAITS_MS });
    await single.first().click();
    await page.waitForURL(/selected=appeal:/);
    expect(errors).toEqual([]);
    expect(outside).toEqual([]);
    await context.close();
  });

  it('add up over the grids to the number of cases at every filter, in figures, table and list', async () => {
    const { page, errors, context } = await openPage(browser, { viewport: WIDE, locale: 'zh-CN' });
    await signIn(page, server, 'demo-planner');
    const { appealSummary } = await ask<{ appealSummary: { groups: { key: string }[] } }>(
      page,
      '{ appealSummary(by: TOWN) { groups { key } } }',
    );
    const town = appealSummary.groups[0].key;
    const filters = [
      ['', ''],
      ['&category=NOISE,PARKING', 'category: [NOISE, PARKING]'],
      ['&status=CLOSED', 'status: [CLOSED]'],
      ['&from=2026-01-01&until=2026-03-31', 'from: "2025-12-31T16:00:00Z", until: "2026-03-31T16:00:00Z"'],
      ['&hours=22-6', 'hourFrom: 22, hourUntil: 6'],
      [`&within=town:${encodeURIComponent(town)}`, `townCode: "${town}"`],
    ];
    const seen = new Set<number>();
    for (const [address, filter] of filters) {
      const { appeals } = await ask<{ appeals: { totalCount: number } }>(
        page,
        `{ appeals(first: 1${filter === '' ? '' : `, filter: { ${filter} }`}) { totalCount } }`,
      );
      const cases = appeals.totalCount;
      expect(cases, filter).toBeGreaterThan(0);
      seen.add(cases);
      await page.goto(`${server.origin}${RATES}&drawer=grids${address}`);
      const figures = page.getByRole('region', { name: '数字' });
      const legend = page.getByRole('region', { name: '图例' });
      await figures
        .getByText(`${cases.toLocaleString('zh-CN')} 件`, { exact: true })
        .first()
        .waitFor({ timeout: WAITS_MS });
      await legend.getByText(`共 ${cases.toLocaleString('zh-CN')} 件`).waitFor({ timeout: WAITS_MS });
      const rows = await exported(page);
      const inGrids = rows.reduce((sum, row) => sum + Number(row[4]), 0);
      const outside = await figures.locator('dd').last().textContent();
      expect(inGrids + Number(outside!.replace(/\D/g, '')), address).toBe(cases);
    }
    // The filters differ in what they keep, so that none of them can have been left out.
    expect(seen.size).toBe(filters.length);
    expect(errors).toEqual([]);
    await context.close();
  });

  it('has a density in real units whose kernel can be chosen', async () => {
    const { page, errors, context } = await openPage(browser, { viewport: WIDE, locale: 'zh-CN' });
    await signIn(page, server, 'demo-leader');
    await page.goto(`${server.origin}/?at=appeals&layers=unified,density`);
    const legend = page.getByRole('region', { name: '图例' });
    await legend.getByText('带宽（标准差）300 米').waitFor({ timeout: WAITS_MS });
    const first = await legend.locator('li').allTextContents();
    await legend.getByRole('combobox', { name: '带宽' }).selectOption('100');
    // Who may not see single appeals gets them counted in cells of no less than 100 m.
    await legend.getByText('带宽（标准差）100 米，先按 100 米方格计数').waitFor({ timeout: WAITS_MS });
    expect(new URL(page.url()).searchParams.get('kernel')).toBe('100');
    expect(await legend.locator('li').allTextContents()).not.toEqual(first);
    expect(errors).toEqual([]);
    await context.close();
  });

  it('is told to a leader of one category and of fixed periods, and what is finer is refused in words', async () => {
    const { page, errors, context } = await openPage(browser, { viewport: WIDE, locale: 'zh-CN' });
    await signIn(page, server, 'demo-leader');
    await page.goto(`${server.origin}${RATES}&drawer=time`);
    const which = page.getByRole('region', { name: '筛选' });
    const figures = page.getByRole('region', { name: '数字' });
    const total = () => figures.locator('dd').first().textContent();
    await page.getByTestId('protected').first().waitFor({ timeout: WAITS_MS });
    for (const category of ['噪声扰民', '停车秩序']) {
      await which.getByRole('combobox', { name: '类别' }).click();
      await page.locator('.ant-select-item-option').getByText(category).click();
      await page.keyboard.press('Escape');
    }
    await page.waitForURL(/category=PARKING(&|$)/);
    await which.getByRole('combobox', { name: '时段' }).selectOption('30');
    await page.waitForURL(/from=/);
    await which.getByRole('combobox', { name: '一天中' }).selectOption('6-12');
    await page.waitForURL(/hours=6-12/);
    await which.getByRole('combobox', { name: '时段' }).selectOption('quarter');
    await page.waitForURL(/from=\d{4}-(01|04|07|10)-01/);
    await page.getByRole('slider', { name: /^时间/ }).press('End');
    await page.waitForURL(/frame=/);
    await mapDrawn(page);
    expect(await total()).toMatch(/^(<10|[\d,]*[05]) ?件$/);
    expect(await page.getByRole('alert').count()).toBe(0);
    await picture(page, 'appeals-leader-wide');

    await page.goto(`${server.origin}${RATES}&category=NOISE,PARKING`);
    await page.getByText('受保护的统计一次只给一个类别或全部类别').first().waitFor({ timeout: WAITS_MS });
    expect(errors.filter((text) => !text.includes('400'))).toEqual([]);
    await context.close();
  });

  it('plays over time with fixed classes, by button and by keys', async () => {
    const { page, errors, context } = await openPage(browser, { viewport: WIDE, locale: 'zh-CN' });
    await signIn(page, server, 'demo-planner');
    await page.goto(`${server.origin}${RATES}&drawer=time`);
    const slider = page.getByRole('slider', { name: /^时间/ });
    await slider.waitFor({ timeout: WAITS_MS });
    const classes = page.locator('.legend .classes .grow');
    const text = page.getByTestId('time-text');
    await slider.press('End');
    await page.waitForURL(/frame=/);
    const last = await text.textContent();
    await slider.press('ArrowLeft');
    await page.waitForFunction(
      (from) => document.querySelector('[data-testid=time-text]')?.textContent !== from,
      last,
    );
    await mapDrawn(page);
    const fixed = await classes.allTextContents();
    expect(fixed).toHaveLength(5);
    await page.getByRole('button', { name: '回到开头' }).click();
    const begun = await text.textContent();
    await page.getByTestId('time-strip').getByRole('button', { name: '播放' }).click();
    await page.waitForFunction(
      (from) => document.querySelector('[data-testid=time-text]')?.textContent !== from,
      begun,
    );
    await page.getByRole('button', { name: '暂停' }).click();
    await mapDrawn(page);
    expect(await classes.allTextContents()).toEqual(fixed);
    // What the strip says of a step is what the figures hold of it.
    const shown = /：([\d,]+) 件$/.exec((await text.textContent())!)![1];
    await page
      .getByRole('region', { name: '数字' })
      .getByText(`${shown} 件`, { exact: true })
      .first()
      .waitFor();
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe('before and after', () => {
  it('shows chosen departments on one side of a divider, and all of them beside the result', async () => {
    const { page, requests, errors, context } = await openPage(browser, { viewport: WIDE, locale: 'zh-CN' });
    await signIn(page, server, 'demo-planner');
    await page.goto(`${server.origin}/?at=plan&compare=swipe`);
    const divider = page.getByRole('slider', { name: /^前后对照/ });
    await divider.waitFor({ timeout: WAITS_MS });
    await divider.press('ArrowLeft');
    expect(await divider.getAttribute('aria-valuenow')).toBe('45');
    const lines = page.getByRole('group', { name: '显示谁的原网格' });
    await lines.getByRole('button').nth(1).click();
    await page.waitForURL(/departments=/);
    await mapDrawn(page);
    expect(requests.some((address) => /\/tiles\/legacy\//.test(address))).toBe(true);
    await lines.getByRole('button', { name: '全部' }).click();
    await page.getByRole('button', { name: '并排' }).click();
    await page.locator('.beside-before canvas').waitFor({ timeout: WAITS_MS });
    const [left, right] = await Promise.all([
      page.locator('.map-canvas.beside-before').boundingBox(),
      page.getByTestId('map').boundingBox(),
    ]);
    expect(left!.width).toBeCloseTo(right!.width, 0);
    expect(left!.x + left!.width).toBeLessThanOrEqual(right!.x + 2);
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe('pictures and prints', () => {
  it('saves what is on screen as PNG with its frame, and prints it on A4 across', async () => {
    const { page, errors, context } = await openPage(browser, { viewport: WIDE, locale: 'zh-CN' });
    await signIn(page, server, 'demo-leader');
    await page.goto(`${server.origin}${RATES}`);
    await page.getByRole('region', { name: '图例' }).getByText(/^截至/).waitFor({ timeout: WAITS_MS });
    await mapDrawn(page);
    await page.getByRole('button', { name: '图片与打印' }).click();
    await page.getByLabel('审图号').fill('GS(2026)0001');
    await page.getByTestId('sheet').waitFor({ timeout: WAITS_MS });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '保存 PNG' }).click(),
    ]);
    const png = await content(download);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    // Two pixels for each of the page: margins of 16, the free map, a column of legends; head and foot.
    const [mapWidth, mapHeight] = [WIDE.width - 64 - 340, WIDE.height - 48];
    expect(png.readUInt32BE(16)).toBe(2 * (16 + mapWidth + 16 + 236 + 16));
    expect(png.readUInt32BE(20)).toBe(2 * (54 + mapHeight + 30));
    expect(png.length).toBeGreaterThan(100_000);

    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const boxes = [...pdf.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g)];
    expect(boxes).toHaveLength(1);
    expect(Math.round(Number(boxes[0][1]))).toBe(842);
    expect(Math.round(Number(boxes[0][2]))).toBe(595);
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe('pages of appeals without an accessibility fault', () => {
  for (const [name, viewport, locale] of [
    ['wide', WIDE, 'zh-CN'],
    ['phone', PHONE, 'en'],
  ] as const) {
    it(name, async () => {
      const { page, context } = await openPage(browser, { viewport, locale });
      await signIn(page, server, 'demo-planner');
      const pages = [
        '/',
        '/?at=appeals&layers=unified,density,appeals&hours=22-6',
        `${RATES}&drawer=time&frame=2026-01-01`,
        '/?at=appeals&drawer=appeals',
        '/?at=appeals&drawer=view&layers=unified,appeals,branches',
        '/?at=people&layers=unified,branches',
        '/?at=plan&compare=side',
      ];
      const faults: string[] = [];
      const check = async (what: string) => {
        for (const fault of await faultsOf(page)) faults.push(`${what}: ${fault}`);
      };
      for (const address of pages) {
        await page.goto(server.origin + address);
        await page.locator('.panel, .drawer').first().waitFor({ timeout: WAITS_MS });
        await page.waitForLoadState('networkidle');
        await page.locator('.skeletons').first().waitFor({ state: 'detached', timeout: WAITS_MS });
        await check(address);
      }
      await page.keyboard.press('Control+p');
      await page.getByTestId('sheet').waitFor({ timeout: WAITS_MS });
      await check('picture');
      expect(faults).toEqual([]);
      await context.close();
    });
  }
});

/** Merges the accepted layers of all departments, so that there is a plan. */
async function merge(page: Page): Promise<void> {
  const { departments } = await ask<{ departments: { acceptedLayer: { id: string } | null }[] }>(
    page,
    '{ departments { acceptedLayer { id } } }',
  );
  const ids = departments.flatMap(({ acceptedLayer }) => (acceptedLayer === null ? [] : [acceptedLayer.id]));
  const { startMerge } = await ask<{ startMerge: { id: string } }>(
    page,
    `mutation { startMerge(input: { layerIds: ${JSON.stringify(ids)} }) { ... on Job { id } } }`,
  );
  for (;;) {
    const { job } = await ask<{ job: { state: string; message: string | null } }>(
      page,
      `{ job(id: "${startMerge.id}") { state message } }`,
    );
    if (job.state === 'DONE') return;
    if (job.state !== 'QUEUED' && job.state !== 'RUNNING') throw new Error(`${job.state}: ${job.message}`);
    await page.waitForTimeout(500);
  }
}

/** Rows of the table on screen, as its export has them. */
async function exported(page: Page): Promise<string[][]> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出 CSV' }).click(),
  ]);
  const lines = (await content(download)).toString('utf8').trim().split('\r\n');
  return lines.slice(1).map((line) => line.split(','));
}

async function content(download: Download): Promise<Buffer> {
  return readFile(await download.path());
}
