import type { DepartmentLayer, EditRules, GroundDocument, RuleCommunity } from '@onegrid/planning';
import type { AreaRecord, DistrictStore, PlanRecord } from '@onegrid/store';
import type { Point, Position } from 'geojson';
import { LeastRecentlyUsed } from '../memory/least-recently-used.ts';

/** What a plan is measured by and what lies in its district, but for the appeals, which come every day. */
export interface PlanGround extends Omit<GroundDocument, 'appeals'> {
  /** The departments' layers as received, of the plan's base. */
  readonly layers: readonly DepartmentLayer[];
}

const FOREVER = Number.POSITIVE_INFINITY;
const KEPT_GROUNDS = 4;

/**
 * Reads what edits of a plan are checked against: once for each base and band, until base data is replaced. What the
 * server commits by and what it hands out for work in the browser is the same, so that both come to one verdict.
 */
export class PlanGroundReader {
  #grounds = new LeastRecentlyUsed<Promise<PlanGround>>(KEPT_GROUNDS);

  read(district: DistrictStore, plan: PlanRecord): Promise<PlanGround> {
    const key = `${district.code} ${plan.baseId} ${JSON.stringify(plan.report.options.band)} ${plan.report.measures.size.mean}`;
    const ground = this.#grounds.get(key, FOREVER, () => readGround(district, plan));
    ground.catch(() => this.#grounds.forget(key));
    return ground;
  }

  /** After base data was replaced. */
  forget(): void {
    this.#grounds = new LeastRecentlyUsed(KEPT_GROUNDS);
  }
}

async function readGround(district: DistrictStore, plan: PlanRecord): Promise<PlanGround> {
  const state = await district.plans.state(plan.id);
  if (state === null) throw new Error(`The plan ${plan.id} has no state.`);
  const { assets } = district;
  const layers = await district.layers.departmentLayers(state.layers.map(({ layerId }) => layerId));
  const communities = await assets.communities();
  const buildings = await assets.mergeBuildings();
  const compounds = await assets.compounds();
  const rules: EditRules = {
    band: state.basis.byHouseholds ? bandOf(plan) : null,
    communities: communities.map((community) => ruleCommunity(community, district.code)),
    units: compounds.map(({ id, name, geometry }) => ({ id, name, geometry })),
    buildings: buildings.map(({ id, geometry, households }) => ({
      id,
      name: null,
      geometry,
      households: households ?? null,
    })),
    links: state.basis.links,
  };
  return {
    rules,
    layers,
    households: await assets.householdPoints(),
    branches: await branchesOf(district),
    communities: communities.map(({ id, geometry }) => ({ id, geometry })),
    streets: await assets.streetLines(),
    legacy: legacyOf(layers),
  };
}

/** The size band of the plan, in households. */
function bandOf({ report }: PlanRecord): EditRules['band'] {
  const { band } = report.options;
  const { mean } = report.measures.size;
  return band === null ? null : [band[0] * mean, band[1] * mean];
}

/** A community with its twelve digits, where it has a code. */
function ruleCommunity({ id, name, code }: AreaRecord, district: string): RuleCommunity {
  return { id, name, code: /^[0-9]{6}$/.test(code) ? `${district}${code}` : null };
}

async function branchesOf(district: DistrictStore): Promise<PlanGround['branches']> {
  const branches: { id: string; name: string; at: Position }[] = [];
  for await (const batch of district.tileFeatures({ kind: 'branches' })) {
    for (const { id, geometry, properties } of batch) {
      branches.push({ id, name: String(properties.name), at: (geometry as Point).coordinates });
    }
  }
  return branches;
}

/**
 * The departments' old grids by department and id. Layers bring ids only; one grid has one grid worker (一格一员), so
 * the worker is known by the grid.
 */
function legacyOf(layers: readonly DepartmentLayer[]): GroundDocument['legacy'] {
  return Object.fromEntries(
    layers.map(({ department, grids }) => [
      department,
      Object.fromEntries(grids.map(({ id }) => [id, { name: id, officer: id }])),
    ]),
  );
}
