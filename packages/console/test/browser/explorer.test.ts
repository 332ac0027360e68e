import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openPage, WIDE } from './browser.ts';
import { startTestServer, type TestServer } from './server.ts';

let server: TestServer | undefined;
let browser: Browser | undefined;

beforeAll(async () => {
  server = await startTestServer();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe('the explorer of the API', () => {
  it('runs a question as whoever is signed in, in Chinese, and asks nothing of another machine', async () => {
    const { page, outside, errors, context } = await openPage(browser!, { viewport: WIDE, locale: 'zh-CN' });
    const address = `${server!.origin}/graphql`;
    const signIn = `mutation { signIn(name: "demo-leader", password: "${server!.passwords.get('demo-leader')}") { __typename } }`;
    await context.request.post(address, { data: { query: signIn } });
    await page.goto(address);
    await page.getByText('发送请求').first().waitFor();
    const editor = page.locator('app-query-editor .cm-content').first();
    await editor.click();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText('{ me { name role } district { name } }');
    const sent = page.waitForRequest((request) => (request.postData() ?? '').includes('district { name }'));
    await page.getByText('发送请求').first().click();
    const request = await sent;
    expect((await request.allHeaders())['x-onegrid']).toBe('explorer');
    const result = page.locator('app-query-result .cm-content').first();
    await result.getByText('"LEADER"').first().waitFor();
    expect(await result.textContent()).toContain('"demo-leader"');
    expect(outside).toEqual([]);
    expect(errors).toEqual([]);
    await context.close();
  });
});
