import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { GroundDocument } from '@onegrid/planning';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect } from 'vitest';
import { itWithRealData, realData } from '../../../../scripts/config/real-data.ts';
import { ask } from './ask.ts';
import { handleToDrag } from './border-places.ts';
import { launchBrowser, mapDrawn, openPage, signIn, WIDE } from './browser.ts';
import { currentPlan, drag, openPlanAt, planState } from './plan-work.ts';
import { startTestServer, type TestServer } from './server.ts';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
/** Department, file and id field, as in the data folder's README. */
const LAYERS = [
  ['公安', 'PUBLICSAFETY_PoliceResponseDistricts', 'CADRA'],
  ['巡逻', 'PUBLICSAFETY_PoliceWalkingRoutes', 'WALK_RTE'],
  ['消防', 'PUBLICSAFETY_FireEngineDistricts', 'ENGINE'],
  ['环卫', 'DPW_StreetSweepingDistricts', 'District'],
  ['社区', 'BOUNDARY_CDDNeighborhoods', 'N_HOOD'],
  ['选区', 'ELECTIONS_WardsPrecincts', 'WardPrecinct'],
  ['普查', 'DEMOGRAPHICS_BlockGroups2020', 'GEOID20'],
  ['停车', 'TRAFFIC_VisitorPermitBoundaries', 'N_HOOD'],
] as const;
/** The map of the tools, and degrees of longitude to a pixel of it. */
const ZOOM = 17;
const PIXEL = 360 / (512 * 2 ** ZOOM);
const fileOf = (name: string) => `cambridge-partitions/${name}.geojson`;

let server: TestServer | undefined;
afterAll(() => server?.stop());

describe('a real city through the console', () => {
  itWithRealData(
    'imports eight layers, merges them into 38 grids, shows every border with its reason, and lets a border be moved',
    ['cambridge-people.geojson', 'cambridge-base', ...LAYERS.map(([, file]) => fileOf(file))],
    async () => {
      server = await startTestServer(seedCambridge);
      const browser = await launchBrowser();
      const { page, outside, errors } = await openPage(browser, { viewport: WIDE, locale: 'zh-CN' });
      await signIn(page, server, 'demo-planner');
      for (const [department, file, field] of LAYERS) await importLayer(page, department, file, field);
      await picture(page, 'inputs');

      await page.getByRole('button', { name: '规划', exact: true }).click();
      await page.getByRole('button', { name: '新的合并' }).click();
      await page.getByRole('checkbox', { name: '由系统建议网格数' }).click();
      await page.getByRole('spinbutton', { name: '网格数' }).fill('38');
      // The figures below hold for the layers alone; the seeded buildings are squares around address points.
      await page.getByRole('checkbox', { name: '小区外的楼栋不被切开' }).click();
      await page.getByRole('button', { name: '合并 8 个部门的图层' }).click();
      await page.getByText('合并完成，地图上是新的统一网格。').waitFor({ timeout: 240_000 });
      await mapDrawn(page);
      await picture(page, 'result');

      const plan = await readPlan(page);
      expect(plan.gridCount).toBe(38);
      expect(plan.atomCount).toBeGreaterThanOrEqual(350);
      expect(plan.atomCount).toBeLessThanOrEqual(450);
      expectOneCoverage(plan);
      await page.goto(`${server.origin}/?at=plan&map=16/42.3736/-71.1097`);
      await mapDrawn(page);
      await picture(page, 'arcs');

      await editByMouse(page, server);
      expectOneCoverage(await readPlan(page));
      expect(outside).toEqual([]);
      expect(errors).toEqual([]);
      await browser.close();
    },
    600_000,
  );
});

/** Drags a point of a border of hundreds of vertices, and takes it back. */
async function editByMouse(page: Page, server: TestServer): Promise<void> {
  const plan = await currentPlan(page);
  const answer = await page.request.get(`${server.origin}/plans/${plan?.id}/ground`);
  const ground = (await answer.json()) as GroundDocument;
  const before = await planState(page);
  const handle = handleToDrag(before, ground, PIXEL);
  await openPlanAt(page, server, handle.from, ZOOM, `&selected=grid:${handle.code}`);
  await page.keyboard.press('e');
  await page.getByText('拖动圆点移动边界').waitFor();
  await drag(page, [handle.from, handle.to]);
  await page.getByText(/^已移动边界/).waitFor();
  await page.locator('[data-testid=sync][data-sync=saved]').waitFor();
  await picture(page, 'dragged');
  const dragged = await planState(page);
  expect(dragged.revision).toBe(before.revision + 1);

  expectOneCoverage(await readPlan(page));
  await page.keyboard.press('z');
  await page.getByText('已撤销。').waitFor();
  await expect
    .poll(async () => (await planState(page)).revision, { timeout: 60_000 })
    .toBe(before.revision + 2);
  const { atoms, codes } = await planState(page);
  expect({ atoms, codes }).toEqual({ atoms: before.atoms, codes: before.codes });
}

async function seedCambridge(dataDir: string): Promise<void> {
  const seed = join(ROOT, 'packages/cli/test/support/seed-cambridge.ts');
  const data = join(realData('cambridge-people.geojson')!, '..');
  await promisify(execFile)(process.execPath, ['--import', 'tsx', seed, dataDir, data], {
    cwd: ROOT,
    env: { ...process.env, TSX_TSCONFIG_PATH: join(ROOT, 'scripts/config/tsconfig.run.json') },
  });
}

async function importLayer(page: Page, department: string, file: string, field: string): Promise<void> {
  await page.getByRole('button', { name: '数据', exact: true }).click();
  await page.locator('input[type=file]').setInputFiles(realData(fileOf(file))!);
  await page.getByRole('combobox', { name: '属于哪个部门' }).click();
  await chooseOption(page, department);
  await page.getByRole('combobox', { name: '网格编号的字段' }).click();
  await chooseOption(page, field);
  await page.getByRole('button', { name: '读取并检查' }).click();
  await page.getByTestId('import-report').waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: '采用', exact: true }).click();
  await page.getByText(`已采用${department}的图层`).waitFor();
}

/** Walks an open list down to an option by the keyboard, as a person without a mouse would. */
async function chooseOption(page: Page, name: string): Promise<void> {
  for (let step = 0; step < 60; step++) {
    const open = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').last();
    const active = open.locator('.ant-select-item-option-active');
    if ((await active.textContent()) === name) {
      await page.keyboard.press('Enter');
      return;
    }
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`no option ${name} is offered`);
}

/** A picture for people to look at, where ONEGRID_SHOTS names a folder. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.ONEGRID_SHOTS;
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  await mapDrawn(page);
  await page.screenshot({ path: join(folder, `cambridge-${name}.png`) });
}

type Ring = readonly (readonly [number, number])[];
interface Plan {
  readonly gridCount: number;
  readonly atomCount: number;
  readonly grids: {
    readonly nodes: readonly { code: string; geometry: { type: string; coordinates: Ring[] | Ring[][] } }[];
  };
  readonly arcs: readonly { left: string | null; right: string | null; geometry: { coordinates: Ring } }[];
}

async function readPlan(page: Page): Promise<Plan> {
  const { currentPlan } = await ask<{ currentPlan: Omit<Plan, 'arcs'> }>(
    page,
    '{ currentPlan { gridCount atomCount grids(first: 200) { nodes { code geometry } } } }',
  );
  const arcs: Plan['arcs'][number][] = [];
  for (let after = ''; ; ) {
    const { currentPlan: plan } = await ask<{
      currentPlan: {
        arcs: { nodes: Plan['arcs']; pageInfo: { hasNextPage: boolean; endCursor: string } };
      };
    }>(
      page,
      `{ currentPlan { arcs(first: 200${after}) { nodes { left right geometry } pageInfo { hasNextPage endCursor } } } }`,
    );
    arcs.push(...plan.arcs.nodes);
    if (!plan.arcs.pageInfo.hasNextPage) return { ...currentPlan, arcs };
    after = `, after: "${plan.arcs.pageInfo.endCursor}"`;
  }
}

/** Grids in one part, borders equal to the last decimal on both sides, and every border edge in one arc. */
function expectOneCoverage({ grids, arcs }: Plan): void {
  const owners = new Map<string, string[]>();
  for (const { code, geometry } of grids.nodes) {
    expect(geometry.type, code).toBe('Polygon');
    for (const ring of geometry.coordinates as Ring[]) {
      for (const key of edgesOf(ring)) owners.set(key, [...(owners.get(key) ?? []), code]);
    }
  }
  expect([...owners.values()].every((codes) => codes.length <= 2)).toBe(true);
  for (const { left, right, geometry } of arcs) {
    for (const key of edgesOf(geometry.coordinates)) {
      const told = [left, right].filter((code) => code !== null).sort();
      expect(owners.get(key)?.sort(), key).toEqual(told);
      owners.delete(key);
    }
  }
  expect(owners.size, 'edges in no arc').toBe(0);
}

function edgesOf(line: Ring): string[] {
  return line.slice(1).map((to, i) => [line[i].join(' '), to.join(' ')].sort().join(' - '));
}
