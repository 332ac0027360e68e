import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { navigation, useUrl } from '../app/navigation.ts';
import { useWords } from '../messages/use-words.ts';
import { classOf, valueBins } from './density.ts';

const BINS = 30;
const WIDTH = 240;
const HEIGHT = 34;

/**
 * How many grids have how much, in bars of equal width of value, in the colour of their class. Dragging
 * across it, or moving either end by the arrow keys, leaves only the grids in between filled.
 */
export function Histogram(props: {
  readonly values: readonly (number | null)[];
  readonly breaks: readonly number[];
  readonly colours: readonly string[];
}) {
  const { t, formats } = useWords();
  const { brush } = useUrl('appeals');
  const start = useRef<number | null>(null);
  const bins = valueBins(props.values, BINS);
  const most = Math.max(1, ...bins.map(({ count }) => count));
  const width = bins[1].from;
  const top = Math.ceil(width * BINS * 10) / 10;
  const [low, high] = brush ?? [0, top];
  const inside = (bin: (typeof bins)[number]) => bin.from + width > low && bin.from < high;

  const valueAt = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = Math.max(0, Math.min(1, (event.clientX - box.left) / box.width));
    return Math.round(share * BINS) * width;
  };
  const choose = (a: number, b: number) => {
    const from = Math.max(0, Math.round(Math.min(a, b) * 10) / 10);
    const to = Math.min(top, Math.round(Math.max(a, b) * 10) / 10);
    navigation.goAppeals({ brush: from < to && (from > 0 || to < top) ? [from, to] : null });
  };
  const press = (end: 'low' | 'high') => (event: KeyboardEvent) => {
    const by = { ArrowRight: width, ArrowUp: width, ArrowLeft: -width, ArrowDown: -width }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    if (end === 'low') choose(Math.min(low + by, high - width), high);
    else choose(low, Math.max(high + by, low + width));
  };
  const handle = (end: 'low' | 'high', value: number) => (
    <span
      className="brush-handle"
      style={{ left: `${(Math.min(value, top) / top) * 100}%` }}
      role="slider"
      tabIndex={0}
      aria-label={t(end === 'low' ? 'legend.brushLow' : 'legend.brushHigh')}
      aria-valuemin={0}
      aria-valuemax={top}
      aria-valuenow={value}
      aria-valuetext={`${formats.number(value, 1)} ${t('unit.perThousand')}`}
      onKeyDown={press(end)}
    />
  );
  return (
    <div className="histogram" title={t('legend.brush')}>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        aria-hidden="true"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          start.current = valueAt(event);
        }}
        onPointerMove={(event) => {
          if (start.current !== null && event.currentTarget.hasPointerCapture(event.pointerId))
            choose(start.current, valueAt(event));
        }}
        onPointerUp={(event) => {
          if (start.current !== null && start.current === valueAt(event))
            navigation.goAppeals({ brush: null });
          start.current = null;
        }}
      >
        {bins.map((bin, index) => (
          <rect
            key={bin.from}
            x={(index * WIDTH) / BINS}
            y={HEIGHT - 1 - (bin.count / most) * (HEIGHT - 3)}
            width={WIDTH / BINS - 1}
            height={(bin.count / most) * (HEIGHT - 3)}
            fill={props.colours[classOf(bin.middle, props.breaks) ?? 0]}
            fillOpacity={inside(bin) ? 1 : 0.2}
            stroke="var(--line-strong)"
            strokeWidth="0.5"
          />
        ))}
        <path d={`M0 ${HEIGHT - 0.5}H${WIDTH}`} stroke="var(--line-strong)" />
      </svg>
      {handle('low', low)}
      {handle('high', high)}
    </div>
  );
}
