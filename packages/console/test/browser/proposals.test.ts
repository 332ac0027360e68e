import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { launchBrowser, mapDrawn, openPage, signIn, WIDE } from './browser.ts';
import { startTestServer, type TestServer } from './server.ts';

const LONG = 120_000;

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

describe('from a quick preview to the plan one settles on', () => {
  it('previews, improves, proposes another objective, shows what is conceded and brings a line back', async () => {
    const { page, outside, errors, context } = await openPage(browser, { viewport: WIDE, locale: 'zh-CN' });
    await signIn(page, server, 'demo-planner');
    const { departments } = await ask<{ departments: { id: string; name: string }[] }>(
      page,
      '{ departments { id name } }',
    );
    await page.getByRole('button', { name: '规划', exact: true }).click();
    await page.getByRole('button', { name: '新的合并' }).click();
    await page.getByRole('radio', { name: /^最一致/ }).check();
    await page.getByRole('button', { name: '先快速预览' }).click();
    await page.getByText('合并完成，地图上是新的统一网格。').waitFor({ timeout: LONG });

    const quick = page.getByRole('region', { name: '这是快速预览' });
    await quick.waitFor();
    const before = await currentPlan(page);
    const figures = page.getByTestId('before-after');
    for (const { name } of departments) expect(await figures.textContent()).toContain(name);
    await quick.getByRole('button', { name: '继续优化' }).click();
    await expect.poll(() => planInUrl(page), { timeout: LONG }).not.toBe(null);
    const improved = await planOf(page, planInUrl(page)!);
    expect(improved.id).not.toBe(before.id);
    expect(improved.measures.agreement).toBeGreaterThanOrEqual(before.measures.agreement - 1e-9);

    await page.getByRole('button', { name: '方案比较', exact: true }).click();
    const cards = page.getByTestId('proposals');
    await cards.getByRole('button', { name: '计算“最均衡”的方案' }).click();
    const even = cards.getByRole('article', { name: '最均衡' });
    await even.waitFor({ timeout: LONG });
    await even.getByRole('button', { name: '在地图上对照最均衡' }).click();
    const divider = page.getByRole('slider', { name: '前后对照的分界，左右键移动' });
    await divider.waitFor();
    await even.getByRole('button', { name: '结束对照最均衡' }).click();
    await divider.waitFor({ state: 'detached' });

    await page.getByRole('button', { name: '让渡账' }).first().click();
    await page.getByTestId('ledgers').getByRole('button', { name: departments[0].name }).click();
    const table = page.getByTestId('ledger');
    await table.getByText('随主网格').first().waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出 CSV' }).click();
    expect((await download).suggestedFilename()).toContain('让渡账');

    await page.getByRole('group', { name: '方案的各页' }).getByRole('button', { name: '未采纳的线' }).click();
    const lines = page.getByTestId('lost-lines').getByRole('button');
    await lines.first().waitFor({ timeout: LONG });
    // A line that a legal plan can have: more weight would bring it back.
    await page.getByRole('combobox', { name: '结论' }).selectOption({ label: '要加权重' });
    await lines.first().click();
    await page.getByTestId('verdict').waitFor();
    expect((await page.getByTestId('verdict').textContent())!.length).toBeGreaterThan(8);
    await page.getByRole('button', { name: '恢复试试' }).click();
    const answer = page.getByTestId('what-if');
    await answer.waitFor({ timeout: LONG });
    expect(await answer.textContent()).toContain('一致度变化');
    await mapDrawn(page);
    const asked = planInUrl(page);
    await page.getByRole('button', { name: '采用为方案' }).click();
    await expect.poll(() => planInUrl(page), { timeout: LONG }).not.toBe(asked);
    const { plan } = await ask<{ plan: { origin: { kind: string; fromPlanId: string } } }>(
      page,
      `{ plan(id: "${planInUrl(page)}") { origin { kind fromPlanId } } }`,
    );
    expect(plan.origin).toEqual({ kind: 'PROPOSAL', fromPlanId: asked });

    expect(outside).toEqual([]);
    expect(errors).toEqual([]);
    await context.close();
  });
});

/** The plan that the address names; null for the current one. */
function planInUrl(page: Page): string | null {
  return new URL(page.url()).searchParams.get('plan');
}

interface Judged {
  readonly id: string;
  readonly measures: { readonly agreement: number };
}

async function currentPlan(page: Page): Promise<Judged> {
  const { currentPlan: plan } = await ask<{ currentPlan: Judged }>(
    page,
    '{ currentPlan { id measures { agreement } } }',
  );
  return plan;
}

async function planOf(page: Page, id: string): Promise<Judged> {
  const { plan } = await ask<{ plan: Judged }>(page, `{ plan(id: "${id}") { id measures { agreement } } }`);
  return plan;
}
