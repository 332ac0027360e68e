import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import { ask } from './ask.ts';

export interface TownGrid {
  readonly code: string;
  readonly neighbours: readonly string[];
  readonly households: number;
}

export interface TownPlan {
  readonly id: string;
  readonly revision: number;
  readonly grids: readonly TownGrid[];
}

/** Merges the departments' layers through the api, as the page's own session; answers with the plan there is then. */
export async function mergeTown(page: Page): Promise<TownPlan> {
  const { departments } = await ask<{ departments: { acceptedLayer: { id: string } | null }[] }>(
    page,
    '{ departments { acceptedLayer { id } } }',
  );
  const ids = departments.flatMap(({ acceptedLayer }) => (acceptedLayer === null ? [] : [acceptedLayer.id]));
  await ask(page, `mutation { startMerge(input: { layerIds: ${JSON.stringify(ids)} }) { __typename } }`);
  const merged = async () => {
    const { currentPlan } = await ask<{ currentPlan: object | null }>(page, '{ currentPlan { id } }');
    expect(currentPlan).not.toBeNull();
  };
  await vi.waitFor(merged, { timeout: 120_000, interval: 1_000 });
  return townPlan(page);
}

/** The plan that is shown first, as it stands now. */
export async function townPlan(page: Page): Promise<TownPlan> {
  const { currentPlan: plan } = await ask<{
    currentPlan: { id: string; revision: number; grids: { nodes: TownGrid[] } };
  }>(page, '{ currentPlan { id revision grids(first: 200) { nodes { code neighbours households } } } }');
  return { id: plan.id, revision: plan.revision, grids: plan.grids.nodes };
}

/** Makes one edit through the api, at the newest revision; `operation` is an `EditOperationInput` as GraphQL. */
export async function commit(page: Page, operation: string, reason: string): Promise<void> {
  const { id, revision } = await townPlan(page);
  const { commitEdit } = await ask<{ commitEdit: { __typename: string } }>(
    page,
    `mutation { commitEdit(planId: "${id}", baseRevision: ${revision}, id: "${randomUUID()}",
      reason: ${JSON.stringify(reason)}, operations: [${operation}]) { __typename } }`,
  );
  expect(commitEdit.__typename).toBe('PlanRevised');
}

/** Two neighbouring grids of one community, the smaller one first, that together have the fewest households. */
export function smallPair({ grids }: TownPlan): readonly [TownGrid, TownGrid] {
  const pairs = grids.flatMap((grid) =>
    grids
      .filter(
        ({ code }) =>
          code > grid.code && grid.neighbours.includes(code) && code.slice(0, 12) === grid.code.slice(0, 12),
      )
      .map((other) => [grid, other] as const),
  );
  const [a, b] = [...pairs].sort(
    (one, other) => one[0].households + one[1].households - (other[0].households + other[1].households),
  )[0];
  return a.households <= b.households ? [a, b] : [b, a];
}
