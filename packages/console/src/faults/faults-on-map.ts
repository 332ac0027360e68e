import type { FaultsOnMap } from '../app/overlay.ts';
import type { LayerFault } from '../graphql/merge-documents.ts';

/** The faults as the map draws them, and the grid that receives the land of the chosen one. */
export function faultsOnMap(faults: readonly LayerFault[], chosen: LayerFault | null): FaultsOnMap {
  return {
    places: faults.map(({ id, place, decidedBy }) => ({
      type: 'Feature',
      geometry: place,
      properties: { id, stays: decidedBy === 'STAYS', chosen: id === chosen?.id },
    })),
    receiver: chosen?.receiver ?? null,
  };
}
