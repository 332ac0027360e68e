import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { launchBrowser, openPage, PHONE, signIn, WIDE } from './browser.ts';
import { act } from './hostile.ts';
import { planNow, signAll } from './review-steps.ts';
import { faultsOf, picture } from './seen.ts';
import { startTestServer, type TestServer } from './server.ts';
import { mergeTown } from './town-plan.ts';

const PASSWORD = 'Morning-tea-77';
const DRAFT = 'only for those who work here';

let server: TestServer;
let browser: Browser;
let draftId: string;
/** First passwords, by the name of the account. */
const firstPasswords = new Map<string, string>();

/** A page of its own for the preparation. */
async function as(account: string, work: (page: Page) => Promise<void>): Promise<void> {
  const { context, page } = await openPage(browser, { viewport: WIDE, locale: 'en' });
  await signIn(page, server, account);
  await work(page);
  await context.close();
}

/** Signs in for the first time, and gives the new password that is asked for. */
async function enter(page: Page, name: string): Promise<void> {
  await page.goto(server.origin);
  await page.locator('input[name=name]').fill(name);
  await page.locator('input[name=password]').fill(firstPasswords.get(name)!);
  await page.locator('button[type=submit]').click();
  await page.locator('input[name=current]').fill(firstPasswords.get(name)!);
  await page.locator('input[name=next]').fill(PASSWORD);
  await page.locator('input[name=again]').fill(PASSWORD);
  await page.locator('button[type=submit]').click();
  await page.locator('.rail').waitFor();
}

beforeAll(async () => {
  server = await startTestServer();
  browser = await launchBrowser();
  let planId = '';
  await as('demo-planner', async (page) => {
    planId = (await mergeTown(page)).id;
    const { revision } = await planNow(page, planId);
    await act(page, `submitPlan(planId: "${planId}", revision: ${revision})`);
  });
  await as('demo-administrator', async (page) => {
    const { departments } = await ask<{ departments: { id: string }[] }>(page, '{ departments { id } }');
    await signAll(page, planId, departments, '"on paper"');
    await act(page, `publishPlan(planId: "${planId}")`);
    const { forkPlan } = await ask<{ forkPlan: { plan: { id: string } } }>(
      page,
      `mutation { forkPlan(planId: "${planId}", name: "${DRAFT}") { ... on PlanSaved { plan { id } } } }`,
    );
    draftId = forkPlan.plan.id;
    for (const [name, role] of [
      ['company', 'PROPERTY_COMPANY'],
      ['liaison', 'UNIT_LIAISON'],
    ]) {
      const { createAccount } = await ask<{ createAccount: { password: string } }>(
        page,
        `mutation { createAccount(input: { name: "${name}", displayName: "${name}", role: ${role} }) {
          ... on AccountCreated { password } } }`,
      );
      firstPasswords.set(name, createAccount.password);
    }
  });
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe('people from outside', () => {
  for (const [name, locale, size, viewport] of [
    ['company', 'zh-CN', 'wide', WIDE],
    ['liaison', 'en', 'phone', PHONE],
  ] as const) {
    it(`see the plan in force and no other, and nothing fails: ${name}, ${size}`, async () => {
      const { page, errors, context } = await openPage(browser, { viewport, locale });
      const answers: string[] = [];
      page.on('response', async (response) => {
        if (!response.url().endsWith('/graphql') || response.request().method() !== 'POST') return;
        answers.push(await response.text().catch(() => ''));
      });
      const seen = async (at: string) => {
        await page.goto(`${server.origin}/?at=${at}`);
        await page.locator('.rail').waitFor();
        await page.waitForLoadState('networkidle');
        const shown = at.replaceAll(/[^a-z]+/g, '-');
        await picture(page, `outsider-${locale}-${size}-${shown}`);
        expect(await page.getByRole('alert').count(), at).toBe(0);
        expect(await faultsOf(page), at).toEqual([]);
      };
      await enter(page, name);
      for (const at of [
        'overview',
        'plan',
        'plan&page=compare',
        'plan&page=business:requests',
        'plan&drawer=issues',
        'data',
        'overview&page=account:away',
      ])
        await seen(at);
      await page.goto(`${server.origin}/?at=plan`);
      await page.locator('.plan-pages').waitFor();
      expect(await page.locator('.plan-pages button').count()).toBe(4);
      expect(await page.locator('.panel-body .ant-select').count()).toBe(0);

      // Not even somebody else's link leads to a draft.
      await seen(`plan&plan=${draftId}`);
      await page.locator('.plan-pages').waitFor();
      expect(await page.content()).not.toContain(DRAFT);
      const said = answers.join('\n');
      expect(said).not.toContain(DRAFT);
      expect(said).not.toContain('"FORBIDDEN"');
      // The map asks for no tile of it either: they would be told there is none.
      expect(errors).toEqual([]);
      await context.close();
    });
  }
});
