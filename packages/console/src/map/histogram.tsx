import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { navigation, useUrl } from '../app/navigation.ts';
import { useWords } from '../messages/use-words.ts';
import { axisEnd, classOf, valueBins } from './density.ts';

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
  const end = axisEnd(props.values, props.breaks);
  const bins = valueBins(props.values, BINS, end);
  const most = Math.max(1, ...bins.map(({ count }) => count));
  const width = bins[1].from;
  // The axis may end before the greatest value: its last column then holds all that lie beyond.
  const greatest = props.values.reduce<number>((high, value) => Math.max(high, value ?? 0), 0);
  const top = Math.ceil(greatest * 10) / 10;
  const toValue = (at: number) => (at >= end - width / 2 ? top : at);
  const [low, high] = brush ?? [0, top];
  const inside = (bin: (typeof bins)[number]) => bin.from + width > low && bin.from < high;

  const valueAt = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = Math.max(0, Math.min(1, (event.clientX - box.left) / box.width));
    return toValue(Math.round(share * BINS) * width);
  };
  const choose = (a: number, b: number) => {
    const from = Math.max(0, Math.round(Math.min(a, b) * 10) / 10);
    const to = Math.min(top, Math.round(Math.max(a, b) * 10) / 10);
    navigation.goAppeals({ brush: from < to && (from > 0 || to < top) ? [from, to] : null });
  };
  const press = (which: 'low' | 'high') => (event: KeyboardEvent) => {
    const by = { ArrowRight: width, ArrowUp: width, ArrowLeft: -width, ArrowDown: -width }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    if (which === 'low') choose(Math.min(low + by, Math.min(high, end) - width), high);
    else choose(low, toValue(Math.max(Math.min(high, end) + by, low + width)));
  };
  const handle = (which: 'low' | 'high', value: number) => (
    <span
      className="brush-handle"
      style={{ left: `${(end === 0 ? 0 : Math.min(1, value / end)) * 100}%` }}
      role="slider"
      tabIndex={0}
      aria-label={t(which === 'low' ? 'legend.brushLow' : 'legend.brushHigh')}
      aria-valuemin={0}
      aria-valuemax={top}
      aria-valuenow={value}
      aria-valuetext={`${formats.number(value, 1)} ${t('unit.perThousand')}`}
      onKeyDown={press(which)}
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
