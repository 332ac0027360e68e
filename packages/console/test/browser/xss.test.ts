import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { launchBrowser, leaveMapEmpty, openPage, signIn, WIDE } from './browser.ts';
import { act, expectUnharmed, FILE_NAME, IMAGE, NAME, sendFile, TEXT, watchPolicy } from './hostile.ts';
import { layerOver } from './layers.ts';
import { planNow, signAll } from './review-steps.ts';
import { startEmptyServer, startTestServer, type TestServer } from './server.ts';
import { commit, mergeTown, smallPair, type TownPlan, townPlan } from './town-plan.ts';

const SOON = { timeout: 30_000 };
/** For names of up to forty characters. */
const SHORT = '<img src=x onerror=window.__xss=1>';
const DEMO_ACCOUNTS = ['demo-planner', 'demo-officer', 'demo-administrator', 'demo-leader'] as const;
type DemoAccount = (typeof DEMO_ACCOUNTS)[number];
type Opened = Awaited<ReturnType<typeof openPage>>;

interface DepartmentRow {
  readonly id: string;
  readonly name: string;
  readonly hue: string;
  readonly weight: number;
}

let server: TestServer;
let browser: Browser;
let sessions: Record<DemoAccount, Opened>;
let layerId: string;
let departments: readonly DepartmentRow[];
let merged: TownPlan;
let middle: readonly number[];
const said = JSON.stringify(TEXT);
const named = JSON.stringify(NAME);
/** A reason may not tell the name of the person it is about. */
const WHY = 'Why <svg onload="window.__xss=1">';

/** A town whose first department has a hostile name and brought a hostile layer, merged. */
beforeAll(async () => {
  server = await startTestServer();
  browser = await launchBrowser();
  const opened = await Promise.all(
    DEMO_ACCOUNTS.map(async (account) => {
      const watched = await openPage(browser, { viewport: WIDE, locale: 'en' });
      await watchPolicy(watched.page);
      await leaveMapEmpty(watched.context);
      await signIn(watched.page, server, account);
      return [account, watched] as const;
    }),
  );
  sessions = Object.fromEntries(opened) as Record<DemoAccount, Opened>;
  const { page } = sessions['demo-planner'];
  const answer = await ask<{
    district: { bounds: number[] };
    departments: DepartmentRow[];
  }>(page, '{ district { bounds } departments { id name hue weight } }');
  const [west, south, east, north] = answer.district.bounds;
  middle = [(west + east) / 2, (south + north) / 2];
  departments = answer.departments;
  const { id, weight, hue } = departments[0];
  await act(
    page,
    `saveDepartment(input: { id: "${id}", name: ${named}, nameEn: ${named}, weight: ${weight}, hue: "${hue}" })`,
  );
  const fileId = await sendFile(page, FILE_NAME, hostileLayer(answer.district.bounds));
  const layer = await act<{ id: string }>(
    page,
    `prepareLayer(input: { departmentId: "${id}", fileId: "${fileId}", idField: "GRID" })`,
    '... on Layer { id }',
  );
  layerId = layer.id;
  await act(page, `acceptLayer(id: "${layerId}")`);
  merged = await mergeTown(page);
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

function hostileLayer(bounds: readonly number[]): string {
  const layer = layerOver(bounds, 4, 3, IMAGE);
  for (const { properties } of layer.features) {
    if (properties !== null) Object.assign(properties, { NOTE: TEXT, [NAME]: TEXT });
  }
  return JSON.stringify(layer);
}

/** Opens an address in the session of an account. */
async function open(account: DemoAccount, address: string): Promise<Opened> {
  const session = sessions[account];
  await session.page.goto(`${server.origin}/?${address}`);
  await session.page.locator('.panel, .inspector, .drawer').first().waitFor(SOON);
  await session.page.waitForLoadState('networkidle');
  return session;
}

/** Waits until a text stands there as a text. */
async function reads(place: Locator, text: string): Promise<void> {
  const seen = async () => (await place.allTextContents()).join('\n');
  await expect.poll(seen, SOON).toContain(text);
}

/** Opens an address and holds that it shows the text, as a text. */
async function shows(account: DemoAccount, address: string, place: string, text: string): Promise<Page> {
  const session = await open(account, address);
  await reads(session.page.locator(place), text);
  await expectUnharmed(session);
  return session.page;
}

describe('what was written is shown as text and never runs', () => {
  it('display names of accounts and reasons of grants', async () => {
    const { page } = sessions['demo-administrator'];
    const { accounts } = await ask<{
      accounts: { nodes: { id: string; name: string }[] };
    }>(page, '{ accounts(first: 50) { nodes { id name } } }');
    for (const { id } of accounts.nodes)
      await act(page, `changeAccount(id: "${id}", input: { displayName: ${named} })`);
    const leader = accounts.nodes.find(({ name }) => name === 'demo-leader')!;
    await act(
      page,
      `grantRole(input: { accountId: "${leader.id}", role: LEADER, scope: { kind: DISTRICT }, reason: ${said} })`,
    );
    await shows('demo-administrator', 'at=admin&page=accounts', '[data-testid=accounts]', NAME);
    await shows('demo-administrator', `at=admin&page=accounts:${leader.id}`, '[data-testid=grants]', TEXT);
    await shows('demo-leader', 'at=overview', '.top-bar', NAME);
    await shows('demo-leader', 'page=account', '.panel-body', NAME);
  });

  it('accounts of the office', async () => {
    const { page } = sessions['demo-administrator'];
    const { accounts } = await ask<{ accounts: { nodes: { id: string; name: string }[] } }>(
      page,
      '{ accounts(first: 50) { nodes { id name } } }',
    );
    const { id } = accounts.nodes.find(({ name }) => name === 'demo-leader')!;
    await act(page, `linkOidc(id: "${id}", issuer: "https://office.test/", subject: ${said})`);
    await shows('demo-administrator', `at=admin&page=accounts:${id}`, '.panel', TEXT);
  });

  it('names of keys', async () => {
    const { page } = sessions['demo-administrator'];
    const until = new Date(Date.now() + 24 * 3_600_000).toISOString();
    await act(
      page,
      `createApiKey(input: { departmentId: "${departments[0].id}", name: ${named}, scopes: ["plan:read"], expiresAt: "${until}" })`,
    );
    await shows('demo-administrator', 'at=admin&page=keys', '[data-testid=keys]', NAME);
  });

  it('reasons of delegations', async () => {
    const { page } = sessions['demo-officer'];
    const { colleagues } = await ask<{
      colleagues: { nodes: { id: string }[] };
    }>(page, '{ colleagues(first: 5) { nodes { id } } }');
    const until = new Date(Date.now() + 24 * 3_600_000).toISOString();
    await act(
      page,
      `delegate(input: { toAccountId: "${colleagues.nodes[0].id}", endsAt: "${until}", reason: ${said} })`,
    );
    await shows('demo-officer', 'page=account:away', '[data-testid=delegations]', TEXT);
    await shows('demo-officer', 'page=account:away', '[data-testid=delegations]', NAME);
  });

  it('grounds of retention', async () => {
    await act(
      sessions['demo-administrator'].page,
      `setRetentionRule(kind: PERSON, keepDays: 400, basis: ${said})`,
    );
    await shows('demo-administrator', 'at=admin&page=retention', '[data-testid=retention-rules]', TEXT);
  });

  it('files, fields and codes of layers', async () => {
    await shows('demo-planner', 'at=data', '.panel', FILE_NAME);
    await shows('demo-planner', `at=data&page=layer:${layerId}`, '[data-testid=import-report]', FILE_NAME);
    const { page } = sessions['demo-planner'];
    const { layer } = await ask<{
      layer: { legacyGrids: { nodes: { id: string }[] } };
    }>(page, `{ layer(id: "${layerId}") { legacyGrids(first: 1) { nodes { id } } } }`);
    const legacy = encodeURIComponent(layer.legacyGrids.nodes[0].id);
    await shows('demo-planner', `at=plan&selected=legacy:${legacy}@${middle}`, '.inspector', IMAGE);
    // A file that is only looked at.
    await open('demo-planner', 'at=data');
    const file = {
      name: FILE_NAME,
      mimeType: 'application/geo+json',
      buffer: Buffer.from('{}'),
    };
    await page.locator('input[type=file]').setInputFiles(file);
    await reads(page.locator('.panel'), FILE_NAME);
    await expectUnharmed(sessions['demo-planner']);
  });

  it('names of departments, and who is in charge', async () => {
    await shows('demo-planner', 'at=overview', '.panel', NAME);
    await shows('demo-planner', 'at=setup&page=departments', '.panel', NAME);
    const charge = '[data-testid=in-charge]';
    await shows('demo-planner', `at=plan&selected=place:@${middle}`, charge, NAME);
    await shows('demo-planner', `at=plan&selected=place:@${middle}`, charge, IMAGE);
    await shows(
      'demo-planner',
      `at=plan&selected=grid:${merged.grids[0].code}@${middle}`,
      '.inspector',
      IMAGE,
    );
    await shows('demo-planner', 'at=plan&page=ledger', '.panel', NAME);
    await shows('demo-planner', `at=plan&page=ledger:${departments[0].id}&drawer=ledger`, '.drawer', IMAGE);
    await shows('demo-planner', 'at=plan&compare=side&departments=all', '.panel', NAME);
  });

  it('reasons of edits and of sizes left as they are', async () => {
    const { page } = sessions['demo-planner'];
    const [small, large] = smallPair(merged);
    await commit(
      page,
      `{ mergeGrids: { codes: ["${small.code}", "${large.code}"], intoCode: "${large.code}" } }`,
      TEXT,
    );
    await commit(page, `{ markGrid: { code: "${large.code}", mark: BAND_REASON, value: ${said} } }`, TEXT);
    await shows('demo-planner', 'at=plan&page=history', '[data-testid=history]', TEXT);
    for (const drawer of ['grids', 'issues', 'findings', 'lost']) {
      await open('demo-planner', `at=plan&drawer=${drawer}`);
      await expectUnharmed(sessions['demo-planner']);
    }
    await open('demo-planner', `at=plan&selected=grid:${large.code}@${middle}`);
    await expectUnharmed(sessions['demo-planner']);
  });

  it('names of plans', async () => {
    const { page } = sessions['demo-planner'];
    const { plan } = await act<{ plan: { id: string } }>(
      page,
      `forkPlan(planId: "${merged.id}", name: ${named})`,
      '... on PlanSaved { plan { id } }',
    );
    await shows('demo-planner', `at=plan&plan=${plan.id}`, '.panel', NAME);
    await act(page, `renamePlan(planId: "${plan.id}", name: ${JSON.stringify(`2 ${NAME}`)})`);
    await act(page, `renamePlan(planId: "${merged.id}", name: ${JSON.stringify(`1 ${NAME}`)})`);
    await shows('demo-planner', `at=plan&plan=${merged.id}`, '.panel', `1 ${NAME}`);
    await page.getByRole('combobox', { name: 'Plan shown' }).click();
    await reads(page.locator('.ant-select-dropdown'), `2 ${NAME}`);
    await expectUnharmed(sessions['demo-planner']);
    await shows('demo-planner', `at=plan&page=compare&plan=${merged.id}&against=${plan.id}`, '.panel', NAME);
  });

  it('notes, comments, answers and signatures of a review', async () => {
    const { page } = sessions['demo-planner'];
    const submit = async () => {
      const { id, revision } = await planNow(page, merged.id);
      await act(page, `submitPlan(planId: "${id}", revision: ${revision}, note: ${said})`);
    };
    await submit();
    const { id } = await act<{ id: string }>(
      sessions['demo-officer'].page,
      `addComment(input: { planId: "${merged.id}", at: [${middle}], kind: COMMENT, text: ${said} })`,
      '... on PlanComment { id }',
    );
    await act(page, `answerComment(id: "${id}", text: ${JSON.stringify(`Answer ${TEXT}`)})`);
    const review = `at=plan&page=review&plan=${merged.id}`;
    await shows('demo-officer', review, '.panel', TEXT);
    await shows('demo-planner', review, '[data-testid=comments]', `Answer ${TEXT}`);
    await page.getByTestId('pins').getByRole('button').first().click();
    await expectUnharmed(sessions['demo-planner']);
    await act(page, `withdrawPlan(planId: "${merged.id}", reason: ${said})`);
    await shows('demo-planner', review, '.panel', TEXT);
    await submit();
    await signAll(sessions['demo-administrator'].page, merged.id, departments, said);
    await shows('demo-planner', review, '[data-testid=signatures]', NAME);
  });

  it('the reason of a publication, and codes in its crosswalk', async () => {
    const { page } = sessions['demo-planner'];
    await act(page, `publishPlan(planId: "${merged.id}", reason: ${said})`);
    const review = `at=plan&page=review&plan=${merged.id}`;
    await shows('demo-planner', review, '[data-testid=published]', TEXT);
    await shows('demo-planner', review, '[data-testid=crosswalk]', IMAGE);
  });

  it('businesses and requests for changes of grids', async () => {
    const { page } = sessions['demo-officer'];
    const { me } = await ask<{ me: { department: { id: string } } }>(page, '{ me { department { id } } }');
    const departmentId = `departmentId: "${me.department.id}"`;
    await act(
      page,
      `registerBusiness(input: { ${departmentId}, from: "2026-01-01", items: [${said}], name: ${named}, officersPerGrid: 1 })`,
    );
    const { grids } = await townPlan(page);
    const { id } = await act<{ id: string }>(
      page,
      `requestGridChange(input: { ${departmentId}, at: [${middle}], grid: "${grids[0].code}", text: ${said} })`,
      '... on GridChangeRequest { id }',
    );
    await shows('demo-officer', 'at=plan&page=business', '[data-testid=businesses]', NAME);
    await shows('demo-officer', 'at=plan&page=business:requests', '[data-testid=requests]', TEXT);
    await act(
      sessions['demo-planner'].page,
      `answerGridChange(id: "${id}", accept: false, text: ${JSON.stringify(`Answer ${TEXT}`)})`,
    );
    const planner = await open('demo-planner', 'at=plan&page=business:requests');
    await planner.page.getByRole('button', { name: 'Answered', exact: true }).click();
    await reads(planner.page.locator('.panel'), `Answer ${TEXT}`);
    await expectUnharmed(planner);
  });

  it('names and homes of persons, masked and revealed', async () => {
    const { page } = sessions['demo-officer'];
    const { appeals } = await ask<{ appeals: { nodes: { id: string }[] } }>(
      page,
      '{ appeals(first: 1) { nodes { id } } }',
    );
    const appeal = appeals.nodes[0].id;
    const person = await act<{ id: string }>(
      page,
      `registerPerson(input: { appealId: "${appeal}", name: ${JSON.stringify(IMAGE)}, home: ${said} })`,
      '... on Person { id }',
    );
    await act(
      page,
      `revealPerson(id: "${person.id}", fields: [NAME], purpose: HANDLING, reason: ${JSON.stringify(WHY)})`,
    );
    await open('demo-officer', `at=appeals&selected=appeal:${appeal}@${middle}`);
    await page.getByTestId('appeal-persons').waitFor(SOON);
    await expectUnharmed(sessions['demo-officer']);
    for (const account of ['demo-officer', 'demo-administrator'] as const) {
      await open(account, 'at=admin&page=persons');
      await sessions[account].page.getByTestId('persons').waitFor(SOON);
      await expectUnharmed(sessions[account]);
    }
    await shows('demo-administrator', `at=admin&page=persons:${person.id}`, '[data-testid=seen-by]', WHY);
    await revealOnPage(person.id);
    await reads(page.getByTestId('revealed'), IMAGE);
    await reads(page.getByTestId('revealed'), TEXT);
    await expectUnharmed(sessions['demo-officer']);
    await act(page, `correctPerson(id: "${person.id}", input: { home: ${JSON.stringify(`2 ${TEXT}`)} })`);
    await revealOnPage(person.id);
    await reads(page.getByTestId('revealed'), `2 ${TEXT}`);
    await expectUnharmed(sessions['demo-officer']);
    await act(
      sessions['demo-administrator'].page,
      `erasePerson(id: "${person.id}", reason: ${JSON.stringify(WHY)})`,
    );
  });

  it('the log', async () => {
    const page = await shows('demo-administrator', 'at=admin&page=audit', '[data-testid=audit-lines]', NAME);
    const lines = page.getByTestId('audit-lines').locator('details');
    for (const line of await lines.all()) await line.evaluate((details) => details.setAttribute('open', ''));
    await reads(page.locator('.audit-difference'), IMAGE);
    await reads(page.getByTestId('audit-lines'), WHY);
    await expectUnharmed(sessions['demo-administrator']);
  });

  it('columns and values of sheets', async () => {
    const session = await open('demo-officer', 'at=desk');
    await session.page
      .locator('input[type=file]')
      .first()
      .setInputFiles({
        name: FILE_NAME.replace('geojson', 'csv'),
        mimeType: 'text/csv',
        buffer: Buffer.from(`GRID,<img src=x onerror=window.__xss=1>\nA1,${IMAGE.replaceAll('"', '')}\n`),
      });
    await reads(session.page.locator('.panel'), '<img src=x onerror=window.__xss=1>');
    await session.page.waitForLoadState('networkidle');
    await expectUnharmed(session);
  });

  it('what is searched for, and what addresses carry', async () => {
    const hostile = encodeURIComponent(NAME);
    const session = await open('demo-planner', 'at=plan');
    await session.page.keyboard.press('Control+k');
    await session.page.locator('dialog[open] input').fill(IMAGE);
    await session.page.waitForLoadState('networkidle');
    await expectUnharmed(session);
    await typeEverywhere('demo-planner', 'at=plan&page=ledger&drawer=ledger');
    await typeEverywhere('demo-administrator', 'at=admin&page=accounts');
    await typeEverywhere('demo-administrator', 'at=admin&page=persons');
    await typeEverywhere('demo-administrator', 'at=admin&page=audit');
    for (const address of [
      `at=${hostile}`,
      `at=plan&page=${hostile}`,
      `at=plan&page=ledger:${hostile}`,
      `at=plan&selected=grid:${hostile}@${middle}`,
      `at=plan&selected=building:${hostile}`,
      `at=plan&drawer=${hostile}&compare=${hostile}&layers=${hostile}`,
      `at=data&page=layer:${hostile}`,
      'at=plan&page=javascript:window.__xss=1',
    ]) {
      await open('demo-planner', address);
      await expectUnharmed(session);
    }
  });

  it('what is typed and goes nowhere from there', async () => {
    const log = await open('demo-administrator', 'at=admin&page=audit');
    await log.page.getByRole('button', { name: 'Verify', exact: true }).click();
    await log.page.locator('.panel textarea').waitFor(SOON);
    await fillAll(log.page);
    await log.page.locator('.panel [role=alert]').waitFor(SOON);
    await expectUnharmed(log);
    const accounts = await open('demo-administrator', 'at=admin&page=accounts');
    await accounts.page.getByRole('button', { name: 'New account', exact: true }).click();
    await accounts.page.locator('input[name=account]').waitFor(SOON);
    await fillAll(accounts.page);
    await expectUnharmed(accounts);
    const { page } = await open('demo-planner', 'at=plan');
    await page.getByRole('button', { name: 'Picture and print' }).click();
    await page.locator('dialog[open] input').first().waitFor(SOON);
    await fillAll(page);
    await expectUnharmed(sessions['demo-planner']);
    const { context, ...stranger } = await openPage(browser, { viewport: WIDE, locale: 'en' });
    await watchPolicy(stranger.page);
    await stranger.page.goto(server.origin);
    await stranger.page.locator('input[name=name]').fill(NAME);
    await stranger.page.locator('input[name=password]').fill(NAME);
    await stranger.page.locator('button[type=submit]').click();
    await stranger.page.getByRole('alert').waitFor(SOON);
    // The refusal is an answer that the browser itself notes.
    stranger.errors.length = 0;
    await expectUnharmed(stranger);
    await context.close();
  });

  it('the names of a district and of who set it up', async () => {
    const empty = await startEmptyServer();
    try {
      const { context, ...own } = await openPage(browser, { viewport: WIDE, locale: 'en' });
      await watchPolicy(own.page);
      await own.page.goto(empty.origin);
      for (const [field, text] of Object.entries({
        name: SHORT,
        nameEn: SHORT,
        code: '990105',
        account: 'chief',
        displayName: SHORT,
        password: 'of the River city',
      }))
        await own.page.locator(`input[name=${field}]`).fill(text);
      await own.page.locator('button[type=submit]').click();
      await reads(own.page.locator('.top-bar'), SHORT);
      await expectUnharmed(own);
      await context.close();
    } finally {
      await empty.stop();
    }
  });
});

/** Types into every field for text that an address shows, and holds that nothing comes of it. */
async function typeEverywhere(account: DemoAccount, address: string): Promise<void> {
  const session = await open(account, address);
  await fillAll(session.page);
  await session.page.waitForLoadState('networkidle');
  await expectUnharmed(session);
}

async function fillAll(page: Page): Promise<void> {
  const fields = page.locator('input:not([type]), input[type=text], input[type=search], textarea');
  const seen = fields.filter({ visible: true });
  expect(await seen.count()).toBeGreaterThan(0);
  for (const field of await seen.all()) if (await field.isEditable()) await field.fill(IMAGE);
}

/** Looks behind the masks of a person in the page itself. */
async function revealOnPage(id: string): Promise<void> {
  const { page } = await open('demo-officer', `at=admin&page=persons:${id}`);
  await page.locator('.person-values .actions button').click(SOON);
  const dialog = page.locator('dialog[open]');
  for (const box of await dialog.getByRole('checkbox').all()) await box.check();
  await dialog.getByRole('radio').first().check();
  await dialog.locator('textarea, input:not([type])').first().fill(WHY);
  await dialog.locator('button[type=submit]').click();
  await page.getByTestId('revealed').first().waitFor(SOON);
}
