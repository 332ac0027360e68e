import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { mapDrawn } from './browser.ts';

/**
 * What axe finds on the page as it is now, as `rule: element`. The console has no frames, so axe need not gather from
 * them in a page of its own; and what holds is not told element by element. Both take most of its time.
 */
export async function faultsOf(page: Page): Promise<string[]> {
  if (page.frames().length > 1) throw new Error('axe looks into no frames here');
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .analyze();
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
