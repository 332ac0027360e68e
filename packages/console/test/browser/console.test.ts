import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { launchBrowser, leaveMapEmpty, mapDrawn, openPage, PHONE, signIn, WIDE } from './browser.ts';
import { drawnGlyphs, recordGlyphs } from './glyphs.ts';
import { layerOver } from './layers.ts';
import { axeFaults } from './pages.ts';
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

describe('from two layers to who is in charge', () => {
  it('signs in, imports, merges, shows the unified grid and answers at a building, on this machine alone', async () => {
    const { page, outside, errors, requests, context } = await openPage(browser, {
      viewport: WIDE,
      locale: 'zh-CN',
    });
    await recordGlyphs(page);
    await signIn(page, server, 'demo-planner');
    const { district, departments } = await ask<{
      district: { bounds: number[] };
      departments: { id: string; name: string }[];
    }>(page, '{ district { bounds } departments { id name } }');

    for (const [index, department] of departments.slice(0, 2).entries()) {
      await page.getByRole('button', { name: '数据', exact: true }).click();
      await page.locator('input[type=file]').setInputFiles({
        name: `layer-${index}.geojson`,
        mimeType: 'application/geo+json',
        buffer: Buffer.from(JSON.stringify(layerOver(district.bounds, 4 + index, 3, 'G'))),
      });
      await page.getByRole('combobox', { name: '属于哪个部门' }).click();
      // By the mouse: the list has to lie on the screen, also for people who want no motion.
      const list = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)');
      await list.locator('.ant-select-item-option', { hasText: department.name }).click();
      await page.getByRole('button', { name: '读取并检查' }).click();
      const report = page.getByTestId('import-report');
      await report.waitFor();
      expect(await report.textContent()).toContain(`layer-${index}.geojson`);
      // The bowtie was found and repaired, and says in which row.
      expect(await report.textContent()).toContain(`第 ${(4 + index) * 3} 行`);
      await page.getByRole('button', { name: '采用', exact: true }).click();
      await page.getByText(`已采用${department.name}的图层`).waitFor();
    }

    await page.getByRole('button', { name: '规划', exact: true }).click();
    await page.getByRole('button', { name: '新的合并' }).click();
    for (const other of departments.slice(2)) await page.getByRole('checkbox', { name: other.name }).click();
    await page.getByRole('button', { name: '合并 2 个部门的图层' }).click();
    await page.getByTestId('merge-progress').waitFor();
    await page.getByText('合并完成，地图上是新的统一网格。').waitFor({ timeout: 120_000 });
    const { currentPlan } = await ask<{ currentPlan: { gridCount: number } }>(
      page,
      '{ currentPlan { gridCount } }',
    );
    expect(currentPlan.gridCount).toBeGreaterThan(1);
    await mapDrawn(page);
    // The network has been idle before: the new sources are asked for after the words have come.
    await expect
      .poll(() => requests.some((address) => /\/tiles\/grids\/.*\.mvt$/.test(address)), { timeout: 20_000 })
      .toBe(true);

    const { buildings } = await ask<{
      buildings: { nodes: { name: string; geometry: { coordinates: number[][][] } }[] };
    }>(page, '{ buildings(first: 40) { nodes { name geometry } } }');
    const building = buildings.nodes[20];
    const [lon, lat] = middle(building.geometry.coordinates[0]);
    await page.goto(`${server.origin}/?at=plan&map=18/${lat}/${lon}`);
    await mapDrawn(page);
    const box = (await page.getByTestId('map').boundingBox())!;
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    const card = page.getByTestId('in-charge');
    await card.waitFor({ timeout: 60_000 });
    const text = await card.textContent();
    expect(text).toContain(building.name);
    for (const department of departments) expect(text).toContain(department.name);
    expect(await card.locator('.in-charge-code').textContent()).toMatch(/^\d{3,}$/);

    const glyphs = await drawnGlyphs(page);
    const pictures = new Map(glyphs.map((glyph) => [glyph.text, glyph.digest]));
    expect(pictures.size).toBeGreaterThan(5);
    for (const { text: character, digest, box: emptyBox, ink } of glyphs) {
      expect(digest, `${character} is an empty box`).not.toBe(emptyBox);
      expect(ink, `${character} has no ink`).toBeGreaterThan(60);
    }
    expect(new Set(pictures.values()).size, 'two characters look alike').toBe(pictures.size);

    expect(outside).toEqual([]);
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe('every page without an accessibility fault', () => {
  for (const locale of ['zh-CN', 'en'] as const) {
    for (const [name, viewport] of [
      ['wide', WIDE],
      ['phone', PHONE],
    ] as const) {
      it(`${locale}, ${name}`, async () => {
        const { page, outside, context } = await openPage(browser, { viewport, locale });
        await leaveMapEmpty(context);
        expect(await axeFaults(page, server)).toEqual([]);
        expect(outside).toEqual([]);
        await context.close();
      });
    }
  }
});

function middle(ring: readonly number[][]): [number, number] {
  const corners = ring.slice(1);
  return [0, 1].map((axis) => corners.reduce((sum, at) => sum + at[axis], 0) / corners.length) as [
    number,
    number,
  ];
}
