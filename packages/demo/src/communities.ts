import type { TownBlocks } from './blocks.ts';
import { eastingAt, heightAt } from './curve.ts';
import type { Point2 } from './plane.ts';
import { isNorthOf, type River } from './river.ts';
import type { StreetPlan } from './streets.ts';

export interface CommunityPlan {
  readonly townshipCode: string;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
}

/** A street office or a town, before its land is known. */
export interface TownshipPlan {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
}

export const TOWNSHIPS: readonly TownshipPlan[] = [
  { code: '001', name: '汀城街道', nameEn: 'Tingcheng Subdistrict' },
  { code: '100', name: '柳渡镇', nameEn: 'Liudu Town' },
];

export const COMMUNITIES: readonly CommunityPlan[] = [
  { townshipCode: '001', code: '001', name: '老城社区', nameEn: 'Laocheng Community' },
  { townshipCode: '001', code: '002', name: '北门社区', nameEn: 'Beimen Community' },
  { townshipCode: '001', code: '003', name: '西园社区', nameEn: 'Xiyuan Community' },
  { townshipCode: '001', code: '004', name: '滨江社区', nameEn: 'Binjiang Community' },
  { townshipCode: '001', code: '005', name: '新城社区', nameEn: 'Xincheng Community' },
  { townshipCode: '100', code: '001', name: '桥东社区', nameEn: 'Qiaodong Community' },
  { townshipCode: '100', code: '200', name: '柳渡村', nameEn: 'Liudu Village' },
];

/** Index into COMMUNITIES of every face: divided by the middle of the river and the great streets. */
export function communityOfFaces(blocks: TownBlocks, river: River, plan: StreetPlan): number[] {
  return blocks.places.map((place) => communityAt(place, river, plan));
}

function communityAt(place: Point2, river: River, plan: StreetPlan): number {
  const [x, y] = place;
  if (x > eastingAt(plan.industry, y)) return 5;
  if (x < eastingAt(plan.welcome, y)) return 6;
  if (isNorthOf(river, place)) {
    if (x < eastingAt(plan.liberation, y)) return 2;
    return y > heightAt(plan.people, x) ? 1 : 0;
  }
  return y > heightAt(plan.construction, x) ? 3 : 4;
}
