import type { PlanDocument, PlanState } from '@onegrid/planning';
import type { Page } from 'playwright-core';
import { ask } from './ask.ts';
import { mapDrawn } from './browser.ts';
import type { TestServer } from './server.ts';

const WAITS_MS = 120_000;
/** Pixels of the whole world at zoom 0. */
const WORLD_PIXELS = 512;

/** Merges the accepted layers of all departments, in a size band, and waits for the plan. */
export async function mergeAll(page: Page): Promise<void> {
  const { departments } = await ask<{ departments: { acceptedLayer: { id: string } | null }[] }>(
    page,
    '{ departments { acceptedLayer { id } } }',
  );
  const ids = departments.flatMap(({ acceptedLayer }) => (acceptedLayer === null ? [] : [acceptedLayer.id]));
  await ask(
    page,
    `mutation { startMerge(input: { layerIds: ${JSON.stringify(ids)}, bandLow: 0.5, bandHigh: 1.6 }) {
      __typename ... on Job { id } ... on Refusal { code } } }`,
  );
  const until = Date.now() + WAITS_MS;
  while ((await currentPlan(page)) === null) {
    if (Date.now() > until) throw new Error('the merge did not end');
    await page.waitForTimeout(1000);
  }
}

interface CurrentPlan {
  readonly id: string;
  readonly revision: number;
}

export async function currentPlan(page: Page): Promise<CurrentPlan | null> {
  const { currentPlan: plan } = await ask<{ currentPlan: CurrentPlan | null }>(
    page,
    '{ currentPlan { id revision } }',
  );
  return plan;
}

/** The plan as the server has it now, atom by atom. */
export async function planState(page: Page): Promise<PlanState> {
  const plan = await currentPlan(page);
  if (plan === null) throw new Error('there is no plan');
  const answer = await page.request.get(
    `${new URL(page.url()).origin}/plans/${plan.id}/state/${plan.revision}`,
  );
  if (!answer.ok()) throw new Error(`state: ${answer.status()} ${await answer.text()}`);
  return ((await answer.json()) as PlanDocument).state;
}

/** Opens the plan with a place in the middle of the map; `more` is added to the address. */
export async function openPlanAt(
  page: Page,
  server: TestServer,
  at: readonly number[],
  zoom: number,
  more = '',
): Promise<void> {
  await page.goto(server.origin + addressOf(at, zoom) + more);
  await mapDrawn(page);
}

/** Takes a page that shows the plan to another place, as going back to it would: nothing is loaded anew. */
export async function goToPlace(page: Page, at: readonly number[], zoom: number): Promise<void> {
  await page.evaluate(
    (address) => {
      window.history.pushState(null, '', address);
      window.dispatchEvent(new PopStateEvent('popstate'));
    },
    addressOf(at, zoom),
  );
}

function addressOf(at: readonly number[], zoom: number): string {
  return `/?at=plan&panel=closed&map=${zoom}/${at[1]}/${at[0]}`;
}

/** Where a place (degrees) is on the page, by the view that the address tells. */
export async function pixelOf(page: Page, [lon, lat]: readonly number[]): Promise<[number, number]> {
  const view = new URL(page.url()).searchParams.get('map')?.split('/').map(Number);
  const box = await page.getByTestId('map').boundingBox();
  if (view === undefined || box === null) throw new Error('the map has no view yet');
  const scale = WORLD_PIXELS * 2 ** view[0];
  const x = (degrees: number) => (degrees / 360) * scale;
  const y = (degrees: number) =>
    (-Math.log(Math.tan(Math.PI / 4 + (degrees * Math.PI) / 360)) / (2 * Math.PI)) * scale;
  return [box.x + box.width / 2 + x(lon) - x(view[2]), box.y + box.height / 2 + y(lat) - y(view[1])];
}

/** Presses the mouse at a place, after pointing at it. */
export async function press(page: Page, at: readonly number[]): Promise<void> {
  const [x, y] = await pixelOf(page, at);
  await page.mouse.move(x, y, { steps: 3 });
  await page.mouse.click(x, y);
}

/** Points at a place. */
export async function point(page: Page, at: readonly number[]): Promise<void> {
  const [x, y] = await pixelOf(page, at);
  await page.mouse.move(x, y, { steps: 3 });
}

/** Holds the mouse down and drags it from place to place. */
export async function drag(page: Page, places: readonly (readonly number[])[]): Promise<void> {
  const pixels: [number, number][] = [];
  for (const place of places) pixels.push(await pixelOf(page, place));
  await page.mouse.move(...pixels[0]);
  await page.mouse.down();
  for (const pixel of pixels.slice(1)) await page.mouse.move(...pixel, { steps: 6 });
  await page.mouse.up();
}
