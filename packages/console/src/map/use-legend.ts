import { useEffect, useState } from 'react';
import { useUrl } from '../app/navigation.ts';
import { useDark } from '../app/preferences.ts';
import { useWorkbench } from '../app/workbench.tsx';
import type { AppealsOnMap } from '../appeals/use-appeals-on-map.ts';
import { useUncovered } from '../appeals/use-uncovered.ts';
import { useWords } from '../messages/use-words.ts';
import { type LegendBlock, legendBlocks } from './legend-blocks.ts';
import { departmentColour } from './palette.ts';
import { STRANDS_FROM_ZOOM } from './strands.ts';

/** The legends of what is on the map now. */
export function useLegend(appeals: AppealsOnMap): LegendBlock[] {
  const words = useWords();
  const { stage, departments, plan, grids } = useWorkbench();
  const layers = useUrl('layers');
  const compare = useUrl('compare');
  const shown = useUrl('departments');
  const drawer = useUrl('drawer');
  const against = useUrl('against');
  const dark = useDark();
  const [zoom, setZoom] = useState(0);
  useEffect(() => stage?.onZoom(setZoom), [stage]);
  const uncovered = useUncovered(layers.includes('branches')).length;
  const after = plan !== null && compare !== 'before';
  const before = compare === 'before' || (compare !== 'after' && against === null);
  const reasons = after && layers.includes('arcs') && !layers.includes('heat') && !layers.includes('density');
  const lines = departments
    .filter(({ acceptedLayer }) => acceptedLayer !== null)
    .map((department) => ({
      id: department.id,
      name: words.name(department),
      colour: departmentColour(department.hue),
    }));
  const chosen = lines.filter(({ id }) => shown.includes(id));
  return legendBlocks({
    words,
    dark,
    layers: after ? layers : layers.filter((key) => key !== 'heat' && key !== 'density'),
    appeals,
    uncovered,
    grids: grids.length,
    arcs: !reasons ? null : zoom >= STRANDS_FROM_ZOOM + 0.25 ? 'strands' : 'class',
    own: before && chosen.length === 0 ? lines : chosen,
    strands: lines,
    lost: after && (layers.includes('lost') || drawer === 'lost'),
  });
}
