import type { RequestHandler } from 'express';
import { appealReach } from '../appeal/appeal-access.ts';
import { seesAppealPoints } from '../appeal/policy.ts';
import type { RequestContext } from '../request/context.ts';
import { contextOf } from '../server/request-context.ts';
import { parseAppealTileFilter } from './appeal-tile-filter.ts';
import { parseTileAddress } from './tile-address.ts';
import type { ShownAppeals } from './tile-sets.ts';

async function shownAppeals(context: RequestContext): Promise<ShownAppeals> {
  if (!seesAppealPoints(context.viewer)) return 'counts';
  return { reach: (await appealReach(context)) ?? null };
}

/**
 * `GET /tiles/{layer}/{revision}/{z}/{x}/{y}.mvt`: 200, 204 without features, 400, or 404 for an unknown revision.
 * Appeals take a filter in the query: see `parseAppealTileFilter`.
 */
export const tileRoute: RequestHandler = async (request, response) => {
  const context = contextOf(request);
  const address = parseTileAddress(request.params as Record<string, string>);
  if (address === null) {
    response.status(400).json({ code: 'bad-tile-address', message: context.say('bad-tile-address') });
    return;
  }
  const { layer, revision, z, x, y } = address;
  const filter =
    layer === 'appeals' ? parseAppealTileFilter(new URL(request.url, 'http://here').search) : null;
  if (layer === 'appeals' && filter === null) {
    response.status(400).json({ code: 'bad-tile-filter', message: context.say('bad-tile-filter') });
    return;
  }
  const { tiles } = context.services;
  const set =
    context.district &&
    (layer === 'appeals'
      ? filter && (await tiles.appeals(context.district, revision, filter, await shownAppeals(context)))
      : await tiles.find(context.district, layer, revision));
  if (!set) {
    response.status(404).json({ code: 'not-found', message: context.say('not-found') });
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
