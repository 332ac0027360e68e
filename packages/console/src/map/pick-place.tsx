import { createPortal } from 'react-dom';
import { Crosshair } from '../edit/crosshair.tsx';
import { useHold } from '../edit/use-hold.ts';

const nothing = () => undefined;

/**
 * As long as it is there, a press on the map names a place, with the grid there; from the keyboard arrows move a
 * crosshair and Space presses. Escape gives up.
 */
export function PickPlace(props: {
  readonly onPlace: (at: [number, number], grid: string | null) => void;
  readonly onCancel: () => void;
}) {
  const crosshair = useHold({
    cursor: 'crosshair',
    click: (at, hit) => props.onPlace(at, hit.grid),
    move: nothing,
    finish: nothing,
    giveUp: () => {
      props.onCancel();
      return true;
    },
  });
  const map = document.getElementById('map');
  return crosshair && map !== null ? createPortal(<Crosshair />, map) : null;
}
