import type { RuleCommunity } from '../edit/edit-rules.ts';
import { issue } from '../edit/issue.ts';
import { planIndex } from '../edit/plan-state.ts';
import { openNeighbours } from './neighbours.ts';
import type { GridView, RuleCheck } from './rule-check.ts';

/** Digits of a grid's number within its community, and of a community's code. */
const NUMBER_DIGITS = 3;
const NEIGHBOURS_TRIED = 3;

/** Every grid lies in one community. */
export const checkCommunity: RuleCheck = ({ plan, code, land, rules }) => {
  if (rules.communities.length === 0) return [incomplete('communities-unknown', code)];
  const homes = communitiesOf(land.atoms);
  if (homes.length <= 1) {
    const lost = land.atoms.filter(({ community }) => community === null).length;
    return lost > 0 ? [incomplete('land-in-no-community', code, { atoms: lost })] : [];
  }
  const names = homes.map(({ id }) => communityOf(rules.communities, id)?.name ?? id);
  return [
    {
      issue: issue('grid-in-communities', 'error', [code], { code, communities: names }, land.exteriors),
      remedies: () => {
        const { position } = planIndex(plan);
        return homes.slice(1).flatMap(({ id }) => {
          const atomIds = land.atoms.filter(({ community }) => community === id).map((atom) => atom.id);
          const receivers = openNeighbours(
            plan,
            atomIds.map((atomId) => position.get(atomId)!),
          );
          return receivers
            .slice(0, NEIGHBOURS_TRIED)
            .map(({ code: to }) => ({ kind: 'reassign-atoms', atomIds, to }) as const);
        });
      },
    },
  ];
};

/** Community code and a number of three digits, fifteen in all. */
export const checkCode: RuleCheck = ({ code, land, rules }) => {
  const home = communitiesOf(land.atoms)[0];
  if (home === undefined) return [incomplete('communities-unknown', code)];
  const community = communityOf(rules.communities, home.id);
  if (community === null) return [incomplete('communities-unknown', code)];
  if (community.code === null)
    return [incomplete('community-without-code', code, { community: community.name })];
  const number = code.startsWith(community.code) ? code.slice(community.code.length) : '';
  if (new RegExp(`^\\d{${NUMBER_DIGITS}}$`).test(number)) return [];
  const params = { code, community: community.name, prefix: community.code };
  return [{ issue: issue('code-not-of-community', 'warning', [code], params, land.exteriors) }];
};

/** The communities that atoms lie in, the one with most land first. */
export function communitiesOf(
  atoms: GridView['land']['atoms'],
): { readonly id: string; readonly areaM2: number }[] {
  const areas = new Map<string, number>();
  for (const { community, areaM2 } of atoms)
    if (community !== null) areas.set(community, (areas.get(community) ?? 0) + areaM2);
  return [...areas]
    .map(([id, areaM2]) => ({ id, areaM2 }))
    .sort((a, b) => b.areaM2 - a.areaM2 || (a.id < b.id ? -1 : 1));
}

function communityOf(communities: readonly RuleCommunity[], id: string): RuleCommunity | null {
  return communities.find((community) => community.id === id) ?? null;
}

function incomplete(
  kind: 'communities-unknown' | 'land-in-no-community' | 'community-without-code',
  code: string,
  params: Readonly<Record<string, string | number>> = {},
) {
  return { issue: issue(kind, 'warning', [code], { code, ...params }, [], 'incomplete') };
}
