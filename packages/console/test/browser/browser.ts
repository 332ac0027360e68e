import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { TestServer } from './server.ts';

export const WIDE = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/**
 * A browser that has no Chinese font: what is drawn in Chinese then comes from the font that is shipped.
 * Its own errands to other machines are switched off; the pages' requests are watched by `openPage`.
 */
export async function launchBrowser(): Promise<Browser> {
  const folder = await mkdtemp(join(tmpdir(), 'onegrid-fonts-'));
  const fonts = join(folder, 'fonts.conf');
  await writeFile(
    fonts,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
      <dir>/usr/share/fonts/truetype/dejavu</dir><cachedir>${folder}/cache</cachedir></fontconfig>`,
  );
  return chromium.launch({
    executablePath: process.env.ONEGRID_CHROMIUM ?? '/usr/bin/chromium',
    env: { ...process.env, FONTCONFIG_FILE: fonts },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}

export interface WatchedPage {
  readonly page: Page;
  /** Addresses that were asked for and lie on another machine. */
  readonly outside: string[];
  /** Errors of scripts, and of the console. */
  readonly errors: string[];
  /** All addresses that were asked for. */
  readonly requests: string[];
}

/** A page of its own session, in a language, that lets no request leave the machine. */
export async function openPage(
  browser: Browser,
  options: { readonly viewport: typeof WIDE; readonly locale: 'zh-CN' | 'en' },
): Promise<WatchedPage & { readonly context: BrowserContext }> {
  const context = await browser.newContext({
    viewport: options.viewport,
    hasTouch: options.viewport === PHONE,
    locale: options.locale,
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  await context.addInitScript((locale) => {
    window.localStorage.setItem('onegrid.preferences', JSON.stringify({ locale, theme: 'light' }));
  }, options.locale);
  const page = await context.newPage();
  const watched: WatchedPage = { page, outside: [], errors: [], requests: [] };
  await context.route(
    (url) => !isLocal(url.href),
    (route) => {
      watched.outside.push(route.request().url());
      return route.abort();
    },
  );
  page.on('request', (request) => {
    watched.requests.push(request.url());
    if (!isLocal(request.url())) watched.outside.push(request.url());
  });
  page.on('pageerror', (error) => watched.errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') watched.errors.push(message.text());
  });
  return { context, ...watched };
}

/** Signs in through the page as a person would, at an address of the console that is shown from then on. */
export async function signIn(page: Page, server: TestServer, account: string, address = ''): Promise<void> {
  await page.goto(`${server.origin}/${address}`);
  await page.locator('input[name=name]').fill(account);
  await page.locator('input[name=password]').fill(server.passwords.get(account) ?? '');
  await page.locator('button[type=submit]').click();
  await page.locator('.rail').waitFor();
}

/**
 * Leaves the map of a page empty, where it is the pages beside it that are looked at: a map that is drawn by software
 * takes most of the time of opening a page.
 */
export async function leaveMapEmpty(context: BrowserContext): Promise<void> {
  await context.route('**/tiles/**', (route) => route.fulfill({ status: 204 }));
}

/** Waits until the map is there and has read what it needs for the view. */
export async function mapDrawn(page: Page): Promise<void> {
  await page.locator('.maplibregl-canvas').first().waitFor();
  await page.waitForLoadState('networkidle');
}

function isLocal(address: string): boolean {
  const url = new URL(address);
  return (
    ['data:', 'blob:'].includes(url.protocol) || ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
  );
}
