import type { Page } from 'playwright-core';
import { ask } from './ask.ts';
import { signIn } from './browser.ts';
import { faultsOf } from './seen.ts';
import type { TestServer } from './server.ts';

/** Opens every page of the console and lists what axe finds there, as `page: rule: element`. */
export async function axeFaults(page: Page, server: TestServer): Promise<string[]> {
  const faults: string[] = [];
  const check = async (name: string) => {
    for (const fault of await faultsOf(page)) faults.push(`${name}: ${fault}`);
  };
  await page.goto(server.origin);
  await page.locator('input[name=name]').waitFor();
  await check('sign-in');

  await signIn(page, server, 'demo-planner');
  const { district, departments } = await ask<{
    district: { bounds: number[] };
    departments: { acceptedLayer: { id: string } | null }[];
  }>(page, '{ district { bounds } departments { acceptedLayer { id } } }');
  const [west, south, east, north] = district.bounds;
  const at = `${(west + east) / 2},${(south + north) / 2}`;
  const layer = departments.find(({ acceptedLayer }) => acceptedLayer !== null)?.acceptedLayer?.id;
  const pages: Readonly<Record<string, string>> = {
    overview: '/',
    plan: '/?at=plan',
    merge: '/?at=plan&page=merge',
    data: '/?at=data',
    layer: `/?at=data&page=layer:${layer}`,
    appeals: '/?at=appeals&layers=unified,codes,heat,appeals',
    place: `/?at=plan&selected=place:@${at}`,
    grid: `/?at=plan&selected=grid:001@${at}`,
    table: '/?at=plan&drawer=grids',
    findings: '/?at=plan&drawer=findings',
    compare: '/?at=plan&compare=swipe',
    proposals: '/?at=plan&page=proposals',
    ledger: '/?at=plan&page=ledger',
    ledgerTable: '/?at=plan&page=ledger&drawer=ledger',
    lost: '/?at=plan&drawer=lost',
    history: '/?at=plan&page=history',
    versus: '/?at=plan&page=compare',
    review: '/?at=plan&page=review',
    business: '/?at=plan&page=business',
    requests: '/?at=plan&page=business:requests',
  };
  for (const [name, address] of Object.entries(pages)) {
    await page.goto(server.origin + address);
    await page.locator('.panel, .inspector, .drawer').first().waitFor();
    await page.waitForLoadState('networkidle');
    await page.locator('.skeletons').first().waitFor({ state: 'detached' });
    await check(name);
  }
  await page.keyboard.press('Control+k');
  await page.locator('dialog[open]').waitFor();
  await check('search');
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('?');
  await page.locator('dialog[open]').waitFor();
  await check('keys');
  return faults;
}
