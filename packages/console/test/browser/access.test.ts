import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { launchBrowser, leaveMapEmpty, openPage, PHONE, signIn, WIDE } from './browser.ts';
import { faultsOf } from './seen.ts';
import { startTestServer, type TestServer } from './server.ts';
import { totpAt } from './totp.ts';

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

/** A loaded machine takes its time. */
const SOON = { timeout: 20_000 };
const NEXT_PASSWORD = 'Morning-tea-77';

const WORDS = {
  'zh-CN': {
    create: '新建账号',
    createYes: '新建',
    toAccount: '查看账号',
    change: '更改密码',
    give: '授予权限',
    community: '社区',
    endSession: /^结束 .* 的登录$/,
    ended: '登录已失效，请重新登录。回到刚才的页面。',
    startCode: '开启',
    turnOn: '确认开启',
    submit: '登录',
    newKey: '新建密钥',
    makeKey: '新建并显示密钥',
    kept: '已保存好',
    rotate: /^更换密钥 /,
    rotateYes: '生成新密钥',
    revoke: /^作废密钥 /,
    revokeYes: '立即作废',
    giveAway: '交给同事',
    to: '交给谁',
    scopePlan: 'plan:read',
  },
  en: {
    create: 'New account',
    createYes: 'Create',
    toAccount: 'To the account',
    change: 'Change password',
    give: 'Grant a role',
    community: 'Community',
    endSession: /^End the session of /,
    ended: 'Your session has ended. Sign in again to go on where you were.',
    startCode: 'Set up',
    turnOn: 'Turn on',
    submit: 'Sign in',
    newKey: 'New key',
    makeKey: 'Make the key and show it',
    kept: 'I have kept it',
    rotate: /^Rotate the key /,
    rotateYes: 'Make the new key',
    revoke: /^Revoke the key /,
    revokeYes: 'Revoke it now',
    giveAway: 'Give to a colleague',
    to: 'To whom',
    scopePlan: 'plan:read',
  },
} as const;

/** A picture for people to look at, where ONEGRID_SHOTS names a folder; most of these pages have no map. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.ONEGRID_SHOTS;
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

/** Gives a name and a password to the page that asks for them. */
async function giveNames(page: Page, name: string, password: string): Promise<void> {
  await page.locator('input[name=name]').fill(name);
  await page.locator('input[name=password]').fill(password);
  await page.locator('button[type=submit]').click();
}

/** Changes the password where nothing else can be done. */
async function mustChange(page: Page, current: string, next: string): Promise<void> {
  await page.locator('input[name=current]').fill(current);
  await page.locator('input[name=next]').fill(next);
  await page.locator('input[name=again]').fill(next);
  await page.locator('button[type=submit]').click();
  await page.locator('.rail').waitFor(SOON);
}

async function choose(page: Page, field: Locator, option: number | string): Promise<void> {
  await field.click();
  const list = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)');
  const options = list.locator('.ant-select-item-option');
  await (typeof option === 'number'
    ? options.nth(option)
    : options.filter({ hasText: option }).first()
  ).click();
}

/** What the API answers to a key. */
async function askWithKey(secret: string): Promise<{ readonly status: number; readonly text: string }> {
  const response = await fetch(`${server.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
    body: JSON.stringify({ query: '{ plans(first: 1) { nodes { id } } }' }),
  });
  return { status: response.status, text: await response.text() };
}

describe('accounts, rights, sessions and keys', () => {
  for (const [locale, size, viewport] of [
    ['zh-CN', 'wide', WIDE],
    ['en', 'phone', PHONE],
  ] as const) {
    it(`are given, used and ended: ${locale}, ${size}`, async () => {
      const words = WORDS[locale];
      const shot = (page: Page, name: string) => picture(page, `access-${locale}-${size}-${name}`);
      const name = `worker-${locale}-${size}`.toLowerCase();
      const admin = await openPage(browser, { viewport, locale });
      const other = await openPage(browser, { viewport, locale });
      for (const { context } of [admin, other]) await leaveMapEmpty(context);

      // An account is created; its password is shown once.
      await signIn(admin.page, server, 'demo-administrator');
      await admin.page.goto(`${server.origin}/?at=admin`);
      await admin.page.getByTestId('accounts').waitFor(SOON);
      expect(await faultsOf(admin.page)).toEqual([]);
      await shot(admin.page, 'accounts');
      await admin.page.getByRole('button', { name: words.create, exact: true }).click();
      await admin.page.locator('input[name=account]').fill(name);
      await admin.page.locator('input[name=displayName]').fill('Lin Xia');
      expect(await faultsOf(admin.page)).toEqual([]);
      await shot(admin.page, 'create');
      await admin.page.getByRole('button', { name: words.createYes, exact: true }).click();
      const first = (await admin.page.getByTestId('shown-once').textContent())!;
      expect(await faultsOf(admin.page)).toEqual([]);
      await shot(admin.page, 'created');
      await admin.page.getByRole('button', { name: words.toAccount, exact: true }).click();
      await admin.page.getByTestId('grants').waitFor({ state: 'attached' });
      expect(admin.page.url()).not.toContain(name);

      // Its owner can do nothing but give it another one, then starts where her role does.
      await other.page.goto(server.origin);
      await other.page.locator('input[name=name]').waitFor();
      expect(await faultsOf(other.page)).toEqual([]);
      await shot(other.page, 'sign-in');
      await giveNames(other.page, name, 'wrong password');
      await other.page.getByRole('alert').waitFor();
      expect(await faultsOf(other.page)).toEqual([]);
      await shot(other.page, 'refused');
      await giveNames(other.page, name, first);
      await other.page.locator('input[name=current]').waitFor(SOON);
      expect(await other.page.locator('.rail').count()).toBe(0);
      await other.page.locator('input[name=next]').fill('short');
      expect(await faultsOf(other.page)).toEqual([]);
      await shot(other.page, 'must-change');
      await mustChange(other.page, first, NEXT_PASSWORD);
      await expect.poll(() => new URL(other.page.url()).searchParams.get('at'), SOON).toBe('appeals');
      expect(await other.page.locator('.rail').textContent()).not.toContain(
        locale === 'en' ? 'Accounts' : '账号',
      );
      await shot(other.page, 'worker');

      // A right for a community is granted, and seen by whom it was given to.
      await admin.page.reload();
      await admin.page.getByRole('button', { name: words.give }).click();
      await admin.page.getByRole('button', { name: words.community, exact: true }).click();
      await choose(admin.page, admin.page.getByRole('combobox', { name: words.community, exact: true }), 0);
      await admin.page.locator('.admin-form textarea').fill('Document 12 of 2026');
      expect(await faultsOf(admin.page)).toEqual([]);
      await shot(admin.page, 'grant');
      await admin.page.getByRole('button', { name: words.give }).click();
      await expect.poll(() => admin.page.getByTestId('grants').locator('> li').count(), SOON).toBe(1);
      expect(await faultsOf(admin.page)).toEqual([]);
      await shot(admin.page, 'account');
      const { account } = await ask<{ account: { grants: { scope: { name: string } }[] } }>(
        admin.page,
        `{ account(id: "${new URL(admin.page.url()).searchParams.get('page')!.split(':')[1]}") { grants { scope { name } } } }`,
      );
      await other.page.goto(`${server.origin}/?page=account`);
      await expect
        .poll(() => other.page.getByTestId('own-grants').textContent(), SOON)
        .toContain(account.grants[0].scope.name);
      expect(await faultsOf(other.page)).toEqual([]);
      await shot(other.page, 'own-rights');

      // Her rights go to a colleague while she is away.
      await other.page.goto(`${server.origin}/?page=account:away`);
      await other.page.getByRole('button', { name: words.giveAway }).click();
      const to = other.page.getByRole('combobox', { name: words.to });
      await to.click();
      await to.fill('demo');
      await choose(other.page, to, 0);
      await other.page.locator('form textarea').fill('Annual leave');
      expect(await faultsOf(other.page)).toEqual([]);
      await shot(other.page, 'delegate');
      await other.page.getByRole('button', { name: words.giveAway }).click();
      await other.page.getByTestId('delegations').waitFor(SOON);
      expect(await faultsOf(other.page)).toEqual([]);
      await shot(other.page, 'delegations');

      // Her session is ended, and she is told where she was.
      const sessions = admin.page.getByTestId('account-sessions');
      await sessions.getByRole('button', { name: words.endSession }).first().click();
      await expect.poll(() => sessions.locator('> li').count(), SOON).toBe(0);
      await other.page.goto(`${server.origin}/?page=account:security`).catch(() => undefined);
      await other.page.locator('input[name=name]').waitFor(SOON);
      await giveNames(other.page, name, NEXT_PASSWORD);
      await other.page.getByTestId('sessions').waitFor(SOON);
      expect(await faultsOf(other.page)).toEqual([]);
      await shot(other.page, 'security');

      // A second step, with a code from an app.
      await other.page.getByRole('button', { name: words.startCode, exact: true }).click();
      const secret = (await other.page.getByTestId('code-secret').textContent())!;
      await other.page.locator('.code-picture svg').waitFor();
      expect(await faultsOf(other.page)).toEqual([]);
      await shot(other.page, 'code');
      await other.page.locator('input[name=code]').fill(totpAt(secret, Date.now()));
      await other.page.getByRole('button', { name: words.turnOn }).click();
      await other.page.getByTestId('code-secret').waitFor({ state: 'detached', ...SOON });

      // Ended again, this time under her hands: the next thing she asks for shows it.
      await admin.page.reload();
      await sessions.getByRole('button', { name: words.endSession }).first().click();
      await expect.poll(() => sessions.locator('> li').count(), SOON).toBe(0);
      await other.page.locator('.rail button').first().click();
      await other.page.locator('.top-bar .account button').first().click();
      await other.page.locator('#account-menu button').first().click();
      await other.page.getByText(words.ended).waitFor(SOON);
      expect(await faultsOf(other.page)).toEqual([]);
      await shot(other.page, 'ended');
      await giveNames(other.page, name, NEXT_PASSWORD);
      await other.page.locator('input[name=code]').waitFor(SOON);
      expect(await faultsOf(other.page)).toEqual([]);
      await shot(other.page, 'second-step');
      // A code is taken once; the app will show the next one.
      await other.page.locator('input[name=code]').fill(totpAt(secret, Date.now() + 30_000));
      await other.page.locator('button[type=submit]').click();
      await other.page.locator('.rail').waitFor(SOON);
      expect(other.page.url()).not.toContain(name);

      // A department's key is made, used, exchanged and revoked.
      await admin.page.goto(`${server.origin}/?at=admin&page=keys`);
      const keys = admin.page.getByTestId('keys').locator('> li');
      const listed = (made: number) => expect.poll(() => keys.count(), SOON).toBe(before + made);
      await admin.page.locator('.panel-body .skeletons').waitFor({ state: 'detached' });
      await admin.page.waitForLoadState('networkidle');
      const before = await keys.count();
      await admin.page.getByRole('button', { name: words.newKey }).click();
      await admin.page.locator('input[name=key-name]').fill('Nightly copy');
      await choose(admin.page, admin.page.locator('.admin-form .ant-select').first(), 0);
      await admin.page.getByRole('checkbox', { name: words.scopePlan }).click();
      expect(await faultsOf(admin.page)).toEqual([]);
      await shot(admin.page, 'key-form');
      await admin.page.getByRole('button', { name: words.makeKey }).click();
      const key = (await admin.page.getByTestId('shown-once').textContent())!;
      expect(await askWithKey(key)).toMatchObject({
        status: 200,
        text: expect.stringContaining('"nodes"'),
      });
      await listed(1);
      await admin.page.getByRole('button', { name: words.kept }).click();
      await admin.page.getByRole('button', { name: words.rotate }).first().click();
      expect(await faultsOf(admin.page)).toEqual([]);
      await shot(admin.page, 'key-rotate');
      await admin.page.getByRole('button', { name: words.rotateYes }).click();
      const next = (await admin.page.getByTestId('shown-once').textContent())!;
      expect(next).not.toBe(key);
      for (const each of [key, next])
        expect(await askWithKey(each)).toMatchObject({ text: expect.stringContaining('"nodes"') });
      await listed(2);
      await shot(admin.page, 'key-made');
      await admin.page.getByRole('button', { name: words.kept }).click();
      await admin.page.getByRole('button', { name: words.revoke }).first().click();
      expect(await faultsOf(admin.page)).toEqual([]);
      await shot(admin.page, 'key-revoke');
      await admin.page.getByRole('button', { name: words.revokeYes }).click();
      await admin.page.locator('.toast').waitFor();
      expect(await askWithKey(next)).not.toMatchObject({ text: expect.stringContaining('"nodes"') });
      expect(await faultsOf(admin.page)).toEqual([]);
      await shot(admin.page, 'keys');

      for (const watched of [admin, other]) {
        expect(watched.outside).toEqual([]);
        for (const address of watched.requests) {
          expect(address).not.toContain(name);
          expect(address).not.toContain('Lin');
        }
        await watched.context.close();
      }
    });
  }
});

/** One of each kind that may do other things; planners and administrators go through the console in other tests. */
const KINDS_OF_ROLES = [
  'OFFICER',
  'LEADER',
  'GRID_WORKER',
  'BRANCH_SECRETARY',
  'COMMUNITY_WORKER',
  'UNIT_LIAISON',
] as const;

describe('every kind of role', () => {
  let admin: Awaited<ReturnType<typeof openPage>>;

  beforeAll(async () => {
    admin = await openPage(browser, { viewport: WIDE, locale: 'en' });
    await signIn(admin.page, server, 'demo-administrator');
  });

  for (const role of KINDS_OF_ROLES) {
    it(`finds nothing in the console that it is refused: ${role}`, async () => {
      const { departments } = await ask<{ departments: { id: string }[] }>(
        admin.page,
        '{ departments { id } }',
      );
      const name = `role-${role.toLowerCase().replaceAll('_', '-')}`;
      const departmentId = role === 'OFFICER' ? `, departmentId: "${departments[0].id}"` : '';
      const { createAccount } = await ask<{ createAccount: { password: string } }>(
        admin.page,
        `mutation { createAccount(input: { name: "${name}", displayName: "${name}", role: ${role}${departmentId} }) {
          ... on AccountCreated { password } ... on Refusal { message } } }`,
      );

      const { page, context, outside } = await openPage(browser, { viewport: WIDE, locale: 'en' });
      await page.goto(server.origin);
      await giveNames(page, name, createAccount.password);
      await mustChange(page, createAccount.password, NEXT_PASSWORD);
      const refused: string[] = [];
      page.on('response', async (response) => {
        if (response.status() === 403 || response.status() === 401) refused.push(response.url());
        if (!response.url().endsWith('/graphql')) return;
        const text = await response.text().catch(() => '');
        if (/"FORBIDDEN"|"UNAUTHENTICATED"/.test(text))
          refused.push(`${response.request().postData()?.slice(0, 200)} ${text.slice(0, 200)}`);
      });
      await page.reload();
      await page.locator('.rail button').first().waitFor();
      for (const button of await page.locator('.rail button:not(.rail-keys)').all()) {
        await button.click();
        await page.locator('.panel-body').first().waitFor();
        await page.waitForLoadState('networkidle');
        expect(await page.locator('.panel [role=alert]').allTextContents()).toEqual([]);
      }
      for (const part of ['account', 'account:security', 'account:away']) {
        await page.goto(`${server.origin}/?page=${part}`);
        await page.locator('.panel-body').first().waitFor();
        await page.waitForLoadState('networkidle');
        expect(await page.locator('.panel [role=alert]').allTextContents()).toEqual([]);
      }
      expect(refused).toEqual([]);
      expect(outside).toEqual([]);
      await picture(page, `access-role-${role.toLowerCase()}`);
      await context.close();
    });
  }
});

describe('a list of many pages', () => {
  it('says why the next one did not come, and reads it when asked again', async () => {
    const { page, context, errors } = await openPage(browser, { viewport: WIDE, locale: 'en' });
    await signIn(page, server, 'demo-administrator');
    const { privacySettings } = await ask<{ privacySettings: { revealsPerDay: number } }>(
      page,
      '{ privacySettings { revealsPerDay } }',
    );
    const before = privacySettings.revealsPerDay;
    // More lines in the log than one page has.
    for (const change of Array.from({ length: 52 }, (_, index) => (index + 1) % 2))
      await ask(
        page,
        `mutation { setPrivacySettings(input: { revealsPerDay: ${before + change} }) { __typename } }`,
      );
    await page.goto(`${server.origin}/?at=admin&page=audit`);
    const lines = page.getByTestId('audit-lines').locator('> li');
    await expect.poll(() => lines.count(), SOON).toBe(50);
    const failed = page.locator('.panel [role=alert]');
    const more = page.getByRole('button', { name: 'More', exact: true });

    await page.route('**/graphql', (route) =>
      route.request().postDataJSON().operationName === 'AuditLines' ? route.abort() : route.fallback(),
    );
    await more.click();
    await failed.waitFor(SOON);
    expect(await failed.textContent()).toContain('This did not work');
    expect(await lines.count()).toBe(50);
    await more.scrollIntoViewIfNeeded();
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, 'access-more-failed');

    await page.unroute('**/graphql');
    await more.click();
    await expect.poll(() => lines.count(), SOON).toBeGreaterThan(50);
    expect(await failed.count()).toBe(0);
    // What the browser itself says of the request that was cut off.
    expect(errors.filter((text) => !text.includes('net::ERR_FAILED'))).toEqual([]);
    await context.close();
  });
});
