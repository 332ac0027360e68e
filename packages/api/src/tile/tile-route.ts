import type { RequestHandler } from 'express';
import { insiders } from '../access/policy-rule.ts';
import { appealReach } from '../appeal/appeal-access.ts';
import { appealPolicy, seesAppealPoints } from '../appeal/policy.ts';
import type { TooFine } from '../appeal/told-conditions.ts';
import { keyMay } from '../key/key-scopes.ts';
import { seesRevision } from '../plan/policy.ts';
import type { RequestContext } from '../request/context.ts';
import { contextOf } from '../server/request-context.ts';
import { type AppealTileFilter, coarseTileFilter, parseAppealTileFilter } from './appeal-tile-filter.ts';
import { parseLegacyRevision, parsePlanRevision, parseTileAddress, type TileLayer } from './tile-address.ts';
import type { ShownAppeals, TileSetInMemory } from './tile-sets.ts';

async function shownAppeals(context: RequestContext): Promise<ShownAppeals> {
  if (!seesAppealPoints(context.viewer)) return 'counts';
  return { reach: (await appealReach(context)) ?? null };
}

/** Whether there is such a revision for the viewer: by the policies of plans and of layers. */
async function seesTiles({ viewer, loaders }: RequestContext, layer: TileLayer, revision: string) {
  if (insiders(viewer)) return true;
  if (layer === 'legacy') {
    const found = await loaders.layer.loadMany(parseLegacyRevision(revision) ?? []);
    return found.every((each) => each !== null && !(each instanceof Error));
  }
  const asked = parsePlanRevision(revision);
  if (asked === null) return true;
  const plan = await loaders.plan.load(asked.planId);
  return plan !== null && seesRevision(viewer, plan, asked.revision);
}

/** The set of appeals as the viewer may know them, or why they are not told of the filter. */
async function appealSet(
  context: RequestContext,
  revision: string,
  asked: AppealTileFilter,
): Promise<TileSetInMemory | TooFine | null> {
  const { district, services } = context;
  if (district === null) return null;
  const shown = await shownAppeals(context);
  const filter = shown === 'counts' ? coarseTileFilter(asked) : asked;
  return 'reason' in filter ? filter : services.tiles.appeals(district, revision, filter, shown);
}

/**
 * `GET /tiles/{layer}/{revision}/{z}/{x}/{y}.mvt`: 200, 204 without features, 400, or 404 for an unknown revision.
 * Appeals take a filter in the query: see `parseAppealTileFilter`. They are 403 for a key without their scope.
 */
export const tileRoute: RequestHandler = async (request, response) => {
  const context = contextOf(request);
  const address = parseTileAddress(request.params as Record<string, string>);
  if (address === null) {
    response.status(400).json({ code: 'bad-tile-address', message: context.say('bad-tile-address') });
    return;
  }
  const { layer, revision, z, x, y } = address;
  // Appeals are the appeals' context wherever they are shown; the route asked for the scope of tiles.
  if (layer === 'appeals' && !keyMay(context.viewer, appealPolicy.name, 'read')) {
    const code = 'key-scope-missing';
    const scope = `${appealPolicy.name}:read`;
    response.status(403).json({ code, message: context.say(code, { scope }) });
    return;
  }
  const filter =
    layer === 'appeals' ? parseAppealTileFilter(new URL(request.url, 'http://here').search) : null;
  if (layer === 'appeals' && filter === null) {
    response.status(400).json({ code: 'bad-tile-filter', message: context.say('bad-tile-filter') });
    return;
  }
  const { tiles } = context.services;
  const set =
    context.district &&
    (await seesTiles(context, layer, revision)) &&
    (layer === 'appeals'
      ? filter && (await appealSet(context, revision, filter))
      : await tiles.find(context.district, layer, revision));
  if (!set) {
    response.status(404).json({ code: 'not-found', message: context.say('not-found') });
    return;
  }
  if ('reason' in set) {
    response.status(400).json({ code: set.reason, message: context.say(set.reason) });
    return;
  }
  response.set('Cache-Control', set.caching);
  // Two accounts in one browser may see different appeals.
  if (layer === 'appeals') response.set('Vary', 'Cookie, Authorization');
  const tile = set.index.tile(z, x, y);
  if (tile === null) {
    response.status(204).end();
    return;
  }
  response
    .type('application/vnd.mapbox-vector-tile')
    .send(Buffer.from(tile.buffer, tile.byteOffset, tile.byteLength));
};
