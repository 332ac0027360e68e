import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ask } from './ask.ts';
import { launchBrowser, mapDrawn, openPage, PHONE, signIn, WIDE } from './browser.ts';
import { faultsOf } from './seen.ts';
import { startTestServer, type TestServer } from './server.ts';

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  server = await startTestServer();
  browser = await launchBrowser();
  await mergeLayers();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

interface Facts {
  readonly me: {
    readonly department: { readonly id: string; readonly name: string; readonly nameEn: string };
  };
  readonly buildings: { readonly nodes: { readonly geometry: { readonly coordinates: number[][][] } }[] };
  readonly myGridChanges: {
    readonly counts: { readonly kind: string; readonly count: number }[];
    readonly nodes: {
      readonly kind: string;
      readonly legacyGrid: { readonly gridId: string };
      readonly into: { readonly grid: { readonly code: string } }[];
    }[];
  };
}

const FACTS = `{ me { department { id name nameEn } } buildings(first: 1) { nodes { geometry } }
  myGridChanges(first: 200) { counts { kind count } nodes { kind legacyGrid { gridId } into { grid { code } } } } }`;

/** Rows with an old code, one written as a spreadsheet mangles it, swapped coordinates, and a code of nobody. */
function sheetOf({ myGridChanges, buildings }: Facts): string {
  const [first] = myGridChanges.nodes.filter(({ into }) => into.length > 0);
  const [lon, lat] = buildings.nodes[0].geometry.coordinates[0][0];
  const code = first.legacyGrid.gridId;
  const rows = [
    ['姓名', '原网格', '经度', '纬度'],
    ['张三', code, '', ''],
    ['李四', ` ${code} `, '', ''],
    ['王五', '', String(lon), String(lat)],
    ['赵六', '', String(lat), String(lon)],
    ['孙七', 'no-such-grid', '', ''],
  ];
  return rows.map((row) => row.join(',')).join('\r\n');
}

/** The first merge, as a planner has it done; without one there are no unified grids. */
async function mergeLayers(): Promise<void> {
  const { page, context } = await openPage(browser, { viewport: WIDE, locale: 'en' });
  await signIn(page, server, 'demo-planner');
  const { departments } = await ask<{ departments: { acceptedLayer: { id: string } | null }[] }>(
    page,
    '{ departments { acceptedLayer { id } } }',
  );
  const ids = departments.flatMap(({ acceptedLayer }) => (acceptedLayer === null ? [] : [acceptedLayer.id]));
  await ask(page, `mutation { startMerge(input: { layerIds: ${JSON.stringify(ids)} }) { __typename } }`);
  const merged = async () => {
    const { currentPlan } = await ask<{ currentPlan: object | null }>(page, '{ currentPlan { id } }');
    expect(currentPlan).not.toBeNull();
  };
  await vi.waitFor(merged, { timeout: 120_000, interval: 1_000 });
  await context.close();
}

/** A picture for people to look at, where ONEGRID_SHOTS names a folder. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.ONEGRID_SHOTS;
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  await mapDrawn(page);
  await page.screenshot({ path: join(folder, `desk-${name}.png`) });
}

/** A loaded machine takes its time. */
const SOON = { timeout: 20_000 };

const WORDS = {
  'zh-CN': {
    run: '换成统一网格编码',
    download: '下载表格',
    grids: '我的网格',
    export: '导出 CSV',
    code: '原编码',
    unified: '统一网格编码',
  },
  en: {
    run: 'Give unified codes',
    download: 'Download the sheet',
    grids: 'My grids',
    export: 'Export CSV',
    code: 'Old code',
    unified: 'Unified code',
  },
} as const;

describe('the desk', () => {
  for (const locale of ['zh-CN', 'en'] as const) {
    for (const [size, viewport] of [
      ['wide', WIDE],
      ['phone', PHONE],
    ] as const) {
      it(`recodes an officer's sheet and shows what changed for the department: ${locale}, ${size}`, async () => {
        const { page, outside, errors, context } = await openPage(browser, { viewport, locale });
        const words = WORDS[locale];
        await signIn(page, server, 'demo-officer');
        // Without a link an officer starts here.
        await page.locator('.drop').waitFor();
        expect(new URL(page.url()).searchParams.get('at')).toBe('desk');
        const facts = await ask<Facts>(page, FACTS);
        expect(await faultsOf(page)).toEqual([]);
        await picture(page, `${locale}-${size}-start`);

        await page.locator('.drop input[type=file]').setInputFiles({
          name: '人员名单.csv',
          mimeType: 'text/csv',
          buffer: Buffer.from(sheetOf(facts)),
        });
        await page.getByTestId('sheet-found').waitFor();
        // The columns are guessed: what is left to do is to press the button.
        expect(await page.locator('.ant-select', { hasText: /^原网格$/ }).count()).toBe(1);
        expect(await page.locator('.ant-select', { hasText: /^纬度$/ }).count()).toBe(1);
        expect(await faultsOf(page)).toEqual([]);
        await page.getByRole('button', { name: words.run }).scrollIntoViewIfNeeded();
        await picture(page, `${locale}-${size}-columns`);
        await page.getByRole('button', { name: words.run }).click();

        const result = page.getByTestId('sheet-result');
        await page.getByTestId('doubtful-rows').waitFor();
        const figures = await result.locator('.stats dd').allTextContents();
        const [matched, divided, doubtful, unmatched] = figures.map(Number);
        expect([matched + divided, doubtful, unmatched]).toEqual([3, 1, 1]);
        expect(await faultsOf(page)).toEqual([]);
        await mapDrawn(page);
        const before = page.url();
        await page.getByTestId('doubtful-rows').getByRole('button').first().click();
        // The map goes to the place of the row, and the address with it.
        await expect.poll(() => page.url(), SOON).not.toBe(before);
        await picture(page, `${locale}-${size}-result`);

        const downloading = page.waitForEvent('download');
        await page.getByRole('link', { name: words.download }).click();
        const finished = await readFile(await (await downloading).path(), 'utf8');
        const lines = finished.trimEnd().split('\r\n');
        expect(lines).toHaveLength(6);
        expect(lines[0]).toContain(`\uFEFF姓名,原网格,经度,纬度,${words.unified},`);
        const { into } = facts.myGridChanges.nodes.find((each) => each.into.length > 0)!;
        expect(lines[1].split(',')[4]).toBe(into[0].grid.code);

        await page.goto(`${server.origin}/?at=desk&page=grids`);
        const changes = page.getByTestId('changes');
        await changes.waitFor();
        expect(await page.getByTestId('grid-changes').textContent()).toContain(
          locale === 'en' ? facts.me.department.nameEn : facts.me.department.name,
        );
        const all = facts.myGridChanges.nodes.length;
        expect(await changes.getByRole('listitem').count()).toBe(Math.min(50, all));
        const kinds = facts.myGridChanges.counts.filter(({ count }) => count > 0);
        const chips = page.locator('.desk-kinds .chip:enabled');
        expect(await chips.locator('b').allTextContents()).toEqual(
          [all, ...kinds.map(({ count }) => count)].map(String),
        );
        await picture(page, `${locale}-${size}-grids`);
        await chips.nth(1).click();
        await expect.poll(() => changes.locator('> li').count(), SOON).toBe(Math.min(50, kinds[0].count));

        // By the keyboard: open the first grid, and its unified grids are told.
        await changes.getByRole('button').first().focus();
        await page.keyboard.press('Enter');
        const told = facts.myGridChanges.nodes.find(({ kind }) => kind === kinds[0].kind)!;
        await expect
          .poll(() => changes.locator('.desk-detail .chip').allTextContents(), SOON)
          .toEqual(told.into.map(({ grid }) => grid.code));
        await mapDrawn(page);
        expect(await faultsOf(page)).toEqual([]);
        await picture(page, `${locale}-${size}-change`);

        const exporting = page.waitForEvent('download');
        await page.getByRole('button', { name: words.export }).click();
        const table = (await readFile(await (await exporting).path(), 'utf8')).trimEnd().split('\r\n');
        const listed = facts.myGridChanges.nodes.filter(({ kind }) => kind === kinds[0].kind);
        const expected = listed.reduce((sum, { into: parts }) => sum + Math.max(1, parts.length), 0);
        expect(table).toHaveLength(1 + expected);
        expect(table[0].startsWith(`\uFEFF${words.code},`)).toBe(true);

        expect(outside).toEqual([]);
        expect(errors).toEqual([]);
        await context.close();
      });
    }
  }
});
