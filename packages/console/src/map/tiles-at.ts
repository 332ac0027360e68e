import type { TileSource } from '../graphql/map-documents.ts';

/**
 * The tile sources of a plan at an earlier revision, null for the one they are of. Appeals are those of today at
 * every revision.
 */
export function tilesAt(
  tiles: readonly TileSource[],
  planId: string,
  revision: number | null,
): readonly TileSource[] {
  if (revision === null) return tiles;
  const newest = new RegExp(`/${planId}\\.\\d+/`);
  return tiles.map((tile) =>
    tile.key === 'appeals' ? tile : { ...tile, url: tile.url.replace(newest, `/${planId}.${revision}/`) },
  );
}
