import type { Geometry } from 'geojson';
import { useCallback, useEffect, useRef } from 'react';
import { setOverlay } from '../app/overlay.ts';
import { useWorkbench } from '../app/workbench.tsx';
import type { Bounds, Stage } from '../map/stage.ts';
import { freePadding } from '../shell/padding.ts';
import type { BroughtFile } from './use-brought-file.ts';

/** A file and the district are shown together up to this multiple of the larger one's side. */
const SEEN_TOGETHER = 3;

/**
 * Shows the sample of a file on the map while it is looked at, with where the file itself would put it beside
 * it once another reference system is declared. The map moves only where the sample would be out of sight.
 */
export function usePreview(brought: BroughtFile, colour: string): { toFile(): void; toDistrict(): void } {
  const { stage, district } = useWorkbench();
  const { inspection, asTold, declared } = brought;
  useEffect(() => {
    if (inspection === null) return;
    const moved = declared.reference !== null && asTold !== null && asTold !== inspection;
    setOverlay({
      preview: {
        sample: inspection.sample as Geometry,
        asTold: moved ? (asTold.sample as Geometry) : null,
        colour,
        bounds: inspection.bounds,
      },
    });
  }, [inspection, asTold, declared.reference, colour]);
  useEffect(() => () => setOverlay({ preview: null }), []);
  const looking = useRef(false);
  useEffect(() => {
    if (inspection === null) {
      setOverlay({ preview: null });
      // Nobody is left behind where a file was by mistake.
      if (looking.current && stage !== null && district !== null && !meetsView(stage, district.bounds))
        stage.fit(district.bounds as unknown as Bounds, freePadding());
      looking.current = false;
      return;
    }
    looking.current = true;
    if (stage !== null && inspection.bounds !== null && !inSight(stage, inspection.bounds))
      stage.fit(withDistrict(inspection.bounds, district?.bounds ?? null), freePadding());
  }, [stage, inspection, district]);
  const show = useCallback(
    (bounds: readonly number[] | null | undefined) => {
      if (bounds != null) stage?.fit(bounds as unknown as Bounds, freePadding());
    },
    [stage],
  );
  return { toFile: () => show(inspection?.bounds), toDistrict: () => show(district?.bounds) };
}

/** The box of a file together with the district's, where they lie near enough to be seen together. */
function withDistrict(file: readonly number[], district: readonly number[] | null): Bounds {
  const own = file as unknown as Bounds;
  if (district === null) return own;
  const both = [
    Math.min(file[0], district[0]),
    Math.min(file[1], district[1]),
    Math.max(file[2], district[2]),
    Math.max(file[3], district[3]),
  ] as const;
  const side = (box: readonly number[]) => Math.max(box[2] - box[0], box[3] - box[1]);
  return side(both) <= SEEN_TOGETHER * Math.max(side(file), side(district)) ? both : own;
}

/** Whether some of a box is on the map now. */
function meetsView(stage: Stage, [west, south, east, north]: readonly number[]): boolean {
  const a = stage.project([west, north]);
  const b = stage.project([east, south]);
  const { width, height } = stage.size();
  return a.x < width && b.x > 0 && a.y < height && b.y > 0;
}

/** Whether a box lies in the free part of the map, and takes up enough of it to be seen. */
function inSight(stage: Stage, [west, south, east, north]: readonly number[]): boolean {
  const a = stage.project([west, north]);
  const b = stage.project([east, south]);
  const { width, height } = stage.size();
  const free = freePadding();
  const side = (pixels: number | undefined) => pixels ?? 0;
  // Half a margin of slack, since fitting leaves a whole one.
  const inside =
    a.x >= side(free.left) / 2 && b.x <= width - side(free.right) / 2 && a.y >= 0 && b.y <= height;
  return inside && Math.max(b.x - a.x, b.y - a.y) > Math.min(width, height) / 6;
}
