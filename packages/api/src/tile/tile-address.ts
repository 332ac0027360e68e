export const TILE_LAYERS = [
  'grids',
  'arcs',
  'atoms',
  'micro',
  'legacy',
  'buildings',
  'compounds',
  'streets',
  'water',
  'communities',
  'outline',
  'land-use',
  'branches',
  'appeals',
] as const;
export type TileLayer = (typeof TILE_LAYERS)[number];

export const LARGEST_ZOOM = 22;
const MOST_LAYERS = 50;

/** One tile: the layer, the revision that fixes its content, and its place in the pyramid. */
export interface TileAddress {
  readonly layer: TileLayer;
  readonly revision: string;
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

function wholeNumber(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
}

/** The address in the path's parameters; null where a number is none or lies outside the pyramid. */
export function parseTileAddress(parameters: Readonly<Record<string, string>>): TileAddress | null {
  const layer = TILE_LAYERS.find((name) => name === parameters.layer);
  const [z, x, y] = [parameters.z, parameters.x, parameters.y].map(wholeNumber);
  const inPyramid = z <= LARGEST_ZOOM && x < 2 ** z && y < 2 ** z;
  return layer !== undefined && inPyramid ? { layer, revision: parameters.revision, z, x, y } : null;
}

/** Layers never change once they are there, so their ids name a revision; several are joined by a tilde. */
export function legacyRevision(layerIds: readonly string[]): string {
  return layerIds.join('~');
}

/** The layers named by a revision; null for none or more than a district has departments. */
export function parseLegacyRevision(text: string): readonly string[] | null {
  const ids = text.split('~');
  return ids.length <= MOST_LAYERS && ids.every((id) => id !== '') ? ids : null;
}

/** The revision of a plan's tiles as it stands in their address. */
export function planRevision(planId: string, revision: number): string {
  return `${planId}.${revision}`;
}

export function parsePlanRevision(
  text: string,
): { readonly planId: string; readonly revision: number } | null {
  const dot = text.lastIndexOf('.');
  const revision = wholeNumber(text.slice(dot + 1));
  return dot > 0 && revision >= 1 ? { planId: text.slice(0, dot), revision } : null;
}
