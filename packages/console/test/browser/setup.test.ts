import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { itWithRealData, realData } from '../../../../scripts/config/real-data.ts';
import { ask } from './ask.ts';
import { launchBrowser, mapDrawn, openPage, PHONE, signIn, WIDE } from './browser.ts';
import { type FilePart, pointShapefile } from './point-shapefile.ts';
import { faultsOf } from './seen.ts';
import { startEmptyServer, type TestServer } from './server.ts';

const ACCOUNT = { name: 'chief', password: 'of the River city' };
const partition = (name: string) => `cambridge-partitions/${name}.geojson`;

/** Base data of the city: step, file, the name the page says it by, and the columns to map by hand. */
const BASE_DATA = [
  ['outline', partition('BOUNDARY_CityBoundary'), '区界', {}],
  ['communities', partition('BOUNDARY_CDDNeighborhoods'), '社区', {}],
  ['compounds', 'cambridge-base/ADDRESS_MasterAddressBlocks.geojson', '小区与地块', {}],
  ['buildings', 'cambridge-people.geojson', '楼栋与户数', { 户数: 'n' }],
  ['streets', 'cambridge-base/TRANS_Centerlines.geojson', '道路', {}],
] as const;

/** Department, weight, file and id field, as in the data folder's README. */
const LAYERS = [
  ['公安', 'Police', partition('PUBLICSAFETY_PoliceResponseDistricts'), 'CADRA'],
  ['巡逻', 'Patrol', partition('PUBLICSAFETY_PoliceWalkingRoutes'), 'WALK_RTE'],
  ['消防', 'Fire', partition('PUBLICSAFETY_FireEngineDistricts'), 'ENGINE'],
  ['环卫', 'Sweeping', partition('DPW_StreetSweepingDistricts'), 'District'],
  ['社区', 'Neighbourhoods', partition('BOUNDARY_CDDNeighborhoods'), 'N_HOOD'],
  ['选区', 'Precincts', partition('ELECTIONS_WardsPrecincts'), 'WardPrecinct'],
  ['普查', 'Census', partition('DEMOGRAPHICS_BlockGroups2020'), 'GEOID20'],
  ['停车', 'Parking', partition('TRAFFIC_VisitorPermitBoundaries'), 'N_HOOD'],
] as const;

/** A shapefile of Colorado in feet, as loose parts. */
const BAD_GAP = ['shp', 'shx', 'dbf', 'prj', 'cpg'].map((part) => `bad-gap/bad_gap_region.${part}`);
/** 新苑 in GBK; the same bytes are other characters in Big5. */
const GBK_TEXT = [0xd0, 0xc2, 0xd4, 0xb7];

const FILES = [...BASE_DATA.map(([, file]) => file), ...LAYERS.map(([, , file]) => file), ...BAD_GAP];

let server: TestServer | undefined;
let browser: Browser | undefined;

beforeAll(async () => {
  if (FILES.some((file) => realData(file) === null)) return;
  server = await startEmptyServer();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe('a district of one’s own, from files alone', () => {
  itWithRealData(
    'is set up step by step to a unified grid, is left and taken up again, and no page has an accessibility fault',
    FILES,
    async () => {
      const { page, outside, errors, context } = await openPage(browser!, {
        viewport: WIDE,
        locale: 'zh-CN',
      });
      await page.goto(server!.origin);
      await createDistrict(page);

      for (const [step, file, name, columns] of BASE_DATA) {
        await page.getByTestId(`step-${step}`).waitFor();
        await page.locator('input[type=file]').setInputFiles(realData(file)!);
        await page.getByRole('button', { name: '导入', exact: true }).waitFor();
        if (step === 'communities') await declareElsewhere(page);
        for (const [label, field] of Object.entries(columns)) await choose(page, label, field);
        await look(page, `${step}-file`);
        await page.getByRole('button', { name: '导入', exact: true }).click();
        await page.getByText(`已导入：${name}`).waitFor({ timeout: 60_000 });
        await look(page, `${step}-imported`);
        if (step === 'streets') await clearAndImportAgain(page, realData(file)!);
        await onwards(page);
      }
      await page.getByTestId('step-water').waitFor();
      // Left, and taken up again: what was done is known to the server, where one was is in the address.
      await page.reload();
      await page.getByTestId('step-water').waitFor();
      await page.getByRole('button', { name: '返回全部步骤' }).click();
      const steps = page.getByTestId('setup-steps');
      await steps.waitFor();
      expect(await statesOf(page)).toEqual({
        辖区: '已完成',
        区界: '已完成',
        '街道（镇）': '可选',
        社区: '13',
        小区与地块: '749',
        楼栋与户数: '30,410',
        道路: '2,643',
        水面: '可选',
        部门与权重: '待完成',
        各部门的网格图层: '待完成',
        合并成一张网: '待完成',
      });
      await look(page, 'steps');

      await page.getByRole('button', { name: '继续：部门与权重' }).click();
      for (const [name, nameEn] of LAYERS) await addDepartment(page, name, nameEn);
      await look(page, 'departments');
      await removeAndPutBack(page);
      await page.getByRole('button', { name: '下一步：各部门的网格图层' }).click();

      for (const [name, , file, field] of LAYERS) await importLayer(page, name, file, field);
      await look(page, 'layers');
      await page.getByRole('button', { name: '下一步：合并成一张网' }).click();

      await page.getByRole('checkbox', { name: '小区与地块不被切开' }).waitFor();
      await look(page, 'merge');
      await page.getByRole('button', { name: '合并 8 个部门的图层' }).click();
      await page.getByTestId('merge-progress').waitFor();
      // Also a merge under way is taken up again.
      await page.reload();
      await page.getByText('合并完成，地图上是新的统一网格。').waitFor({ timeout: 240_000 });
      await expectReport(page);
      expect(outside).toEqual([]);
      expect(errors).toEqual([]);
      await context.close();
    },
    900_000,
  );

  itWithRealData(
    'looks at loose parts dropped on the map, decodes them anew, and says what is wrong with a file',
    FILES,
    async () => {
      const { page, outside, errors, context } = await openPage(browser!, {
        viewport: WIDE,
        locale: 'zh-CN',
      });
      await signIn(page, known(), ACCOUNT.name);
      await page.goto(`${server!.origin}/?at=setup&page=buildings`);
      await page.getByTestId('step-buildings').waitFor();
      await dropOnMap(page, pointShapefile('楼栋', [-71.1, 42.375], GBK_TEXT));
      await page.getByText('3 个文件一起读取').waitFor();
      await page.getByRole('button', { name: '导入', exact: true }).waitFor();
      await page.getByText('位置不对，就在这里指定坐标系').waitFor();
      for (const [encoding, decoded] of [
        ['BIG5', '陔埸'],
        ['GBK', '新苑'],
      ] as const) {
        await choose(page, '文字编码', encoding);
        await page.locator('[data-testid=file-review][aria-busy=false]').waitFor();
        await page.getByText(`例如 ${decoded}`).waitFor();
      }
      await look(page, 'loose-parts');

      // The layer form of the data workspace: a projected file of another state, in feet.
      await page.goto(`${server!.origin}/?at=data`);
      await page.getByRole('heading', { name: '导入图层' }).waitFor();
      await page.locator('input[type=file]').setInputFiles(BAD_GAP.map((part) => realData(part)!));
      await page.getByText('没有一个顶点落在区界内').waitFor({ timeout: 60_000 });
      await look(page, 'far-away');
      await page.locator('input[type=file]').setInputFiles({
        name: 'notes.geojson',
        mimeType: 'application/geo+json',
        buffer: Buffer.from('{"type":"FeatureCollection","features":[{]}'),
      });
      const problem = page.locator('.note.bad');
      await problem.waitFor();
      expect(await problem.locator('code').textContent()).toMatch(/^[a-z-]+$/);
      await look(page, 'broken-file');
      expect(outside).toEqual([]);
      expect(errors).toEqual([]);
      await context.close();
    },
  );

  for (const [locale, viewport, name] of [
    ['en', WIDE, 'en'],
    ['zh-CN', PHONE, 'phone'],
    ['en', PHONE, 'en-phone'],
  ] as const) {
    itWithRealData(`shows every step without an accessibility fault, ${name}`, FILES, async () => {
      const { page, outside, errors, context } = await openPage(browser!, { viewport, locale });
      await signIn(page, known(), ACCOUNT.name);
      for (const step of [
        '',
        'district',
        'outline',
        'communities',
        'buildings',
        'departments',
        'layers',
        'merge',
      ]) {
        await page.goto(`${server!.origin}/?at=setup${step === '' ? '' : `&page=${step}`}`);
        await page.locator('.panel').waitFor();
        await page.waitForLoadState('networkidle');
        await page.locator('.skeletons').first().waitFor({ state: 'detached' });
        await look(page, `${name}-${step === '' ? 'steps' : step}`);
      }
      await page.goto(`${server!.origin}/?at=setup&page=streets`);
      await page.locator('input[type=file]').setInputFiles(realData(BASE_DATA[4][1])!);
      await page.getByTestId('inside-share').waitFor({ timeout: 60_000 });
      await look(page, `${name}-streets-file`);
      expect(outside).toEqual([]);
      expect(errors).toEqual([]);
      await context.close();
    });
  }
});

/** The server with the account that set it up. */
function known(): TestServer {
  return { ...server!, passwords: new Map([[ACCOUNT.name, ACCOUNT.password]]) };
}

async function createDistrict(page: Page): Promise<void> {
  await page.locator('input[name=code]').waitFor();
  await look(page, 'create');
  await page.locator('input[name=name]').fill('剑桥');
  await page.locator('input[name=nameEn]').fill('Cambridge');
  await page.locator('input[name=code]').fill('990105');
  await page.locator('input[name=account]').fill(ACCOUNT.name);
  await page.locator('input[name=displayName]').fill('负责人');
  await page.locator('input[name=password]').fill(ACCOUNT.password);
  await page.getByRole('button', { name: '建立辖区' }).click();
  await page.getByTestId('step-outline').waitFor();
  expect(new URL(page.url()).search).toContain('at=setup&page=outline');
  await page.getByText('区界放进来之后，地图从这里开始。').waitFor();
  await look(page, 'outline-empty');
}

/** A wrong reference system is seen at once: by the share that lies inside, and on the map beside the outline. */
async function declareElsewhere(page: Page): Promise<void> {
  const share = page.getByTestId('inside-share');
  const told = await share.textContent();
  expect(told).toMatch(/顶点有 (9\d(\.\d)?|100)% 落在区界内/);
  const reference = page.getByRole('combobox', { name: '坐标系' });
  await reference.click();
  await page.keyboard.type('4301');
  await page.keyboard.press('Enter');
  await page.getByText('灰色虚线是按文件判断的位置').waitFor();
  await page.locator('[data-testid=file-review][aria-busy=false]').waitFor();
  expect(await share.textContent()).not.toBe(told);
  await look(page, 'communities-declared');
  await reference.click();
  await page.keyboard.type('按文件判断');
  await page.keyboard.press('Enter');
  await page.getByText('灰色虚线是按文件判断的位置').waitFor({ state: 'detached' });
  await page.locator('[data-testid=file-review][aria-busy=false]').waitFor();
  expect(await share.textContent()).toBe(told);
}

/** Clears what was imported, after the page said how many go, and imports it again. */
async function clearAndImportAgain(page: Page, file: string): Promise<void> {
  await page.getByRole('button', { name: '清除', exact: true }).click();
  await page.getByRole('button', { name: '清除 2,643 个' }).click();
  await page.getByText('已清除：道路。').waitFor();
  await page.getByRole('button', { name: '跳过，下一步：水面' }).waitFor();
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: '导入', exact: true }).click();
  await page.getByText('已导入：道路，2,643 个。').waitFor({ timeout: 60_000 });
}

/** Drops files on the map, as from a folder beside the window. */
async function dropOnMap(page: Page, parts: readonly FilePart[]): Promise<void> {
  const held = await page.evaluateHandle((files) => {
    const transfer = new DataTransfer();
    for (const { name, bytes } of files) transfer.items.add(new File([new Uint8Array(bytes)], name));
    return transfer;
  }, parts);
  await page.dispatchEvent('#map', 'dragover', { dataTransfer: held });
  await page.locator('.drop.over').waitFor();
  await page.dispatchEvent('#map', 'drop', { dataTransfer: held });
}

/** On to the next step; the steps of towns and water are skipped. */
async function onwards(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^下一步：/ }).click();
  // What is read next, also by a screen reader, is the name of the step.
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H3');
  const skip = page.getByRole('button', { name: /^跳过，下一步：社区/ });
  if ((await page.getByTestId('step-towns').count()) > 0) await skip.click();
}

async function addDepartment(page: Page, name: string, nameEn: string): Promise<void> {
  await page.getByRole('button', { name: '添加部门' }).click();
  await page.getByRole('textbox', { name: '名称', exact: true }).fill(name);
  await page.getByRole('textbox', { name: '英文名称（可不填）' }).fill(nameEn);
  await page.keyboard.press('Enter');
  await page.getByText(`已保存：${name}。`).waitFor();
  await page.getByRole('button', { name: `修改${name}` }).waitFor();
}

/** What is removed by mistake is put back from the toast that announces it. */
async function removeAndPutBack(page: Page): Promise<void> {
  await page.getByRole('button', { name: '移除 停车' }).click();
  await page.getByText('已移除：停车。').waitFor();
  await page.getByRole('button', { name: '修改停车' }).waitFor({ state: 'detached' });
  await page.getByRole('status').getByRole('button', { name: '恢复' }).click();
  await page.getByRole('button', { name: '修改停车' }).waitFor();
}

async function importLayer(page: Page, department: string, file: string, field: string): Promise<void> {
  await page.getByTestId('step-layers').waitFor();
  await page.locator('input[type=file]').setInputFiles(realData(file)!);
  await choose(page, '属于哪个部门', department);
  await choose(page, '网格编号的字段', field);
  if (department === '公安') await look(page, 'layer-file');
  await page.getByRole('button', { name: '读取并检查' }).click();
  await page.getByTestId('import-report').waitFor({ timeout: 60_000 });
  if (department === '公安') await look(page, 'layer-report');
  await page.getByRole('button', { name: '采用', exact: true }).click();
  await page.getByText(`已采用${department}的图层`).waitFor();
}

/** Walks an open list down to an option by the keyboard, as a person without a mouse would. */
async function choose(page: Page, label: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  for (let step = 0; step < 80; step++) {
    const open = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').last();
    if ((await open.locator('.ant-select-item-option-active').textContent()) === name) {
      await page.keyboard.press('Enter');
      return;
    }
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`no option ${name} is offered`);
}

/** What each step in the list says at its right. */
async function statesOf(page: Page): Promise<Record<string, string>> {
  const rows = page.getByTestId('setup-steps').locator('.step');
  const texts = await rows.evaluateAll((found) =>
    found.map((row) => [...row.querySelectorAll('span')].map((part) => part.textContent ?? '')),
  );
  return Object.fromEntries(texts.map(([name, state]) => [name, state]));
}

interface Plan {
  readonly gridCount: number;
  readonly report: {
    readonly units: { readonly given: number; readonly cut: number };
    readonly communities: readonly { readonly grids: number }[];
    readonly layersJudged: readonly { readonly department: string }[];
    readonly outsideCommunityShare: number;
  };
}

/** The plan keeps every block whole and every grid in one community, and the page says so. */
async function expectReport(page: Page): Promise<void> {
  const { currentPlan } = await ask<{ currentPlan: Plan }>(page, '{ currentPlan { gridCount report } }');
  const { report } = currentPlan;
  expect(currentPlan.gridCount).toBeGreaterThan(13);
  expect(report.units.given).toBe(749);
  expect(report.units.cut).toBe(0);
  expect(report.communities).toHaveLength(13);
  expect(report.communities.reduce((sum, { grids }) => sum + grids, 0)).toBe(currentPlan.gridCount);
  expect(report.layersJudged).toHaveLength(8);
  const panel = page.locator('#panel');
  const cut = panel.locator('.stats > div', { hasText: '切开的地块' });
  expect((await cut.locator('dd').textContent())?.trim()).toBe('0');
  await look(page, 'report');
  await page.getByRole('button', { name: '完整对照表' }).click();
  const rows = page.locator('.comparison tbody tr');
  expect(await rows.count()).toBe(9);
  expect(await rows.first().textContent()).toContain('统一网格');
  for (const [name] of LAYERS) await page.locator('.comparison th', { hasText: name }).first().waitFor();
  await look(page, 'comparison');
  await page.keyboard.press('Escape');
}

/** No fault that axe finds; and a picture for people to look at, where ONEGRID_SHOTS names a folder. */
async function look(page: Page, name: string): Promise<void> {
  const folder = process.env.ONEGRID_SHOTS;
  if (folder !== undefined) {
    await mkdir(folder, { recursive: true });
    if ((await page.locator('.maplibregl-canvas').count()) > 0) await mapDrawn(page);
    await page.screenshot({ path: join(folder, `setup-${name}.png`) });
  }
  expect(await faultsOf(page), name).toEqual([]);
}
