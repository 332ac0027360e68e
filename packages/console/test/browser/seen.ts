import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { mapDrawn } from './browser.ts';

/** What axe finds on the page as it is now, as `rule: element`. */
export async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** A picture for people to look at, where ONEGRID_SHOTS names a folder. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.ONEGRID_SHOTS;
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  await mapDrawn(page);
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
