import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { useUrl } from '../app/navigation.ts';
import { setOverlay, useOverlay } from '../app/overlay.ts';
import { useDark } from '../app/preferences.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { densityDocument } from '../graphql/map-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { IconButton } from '../shell/parts.tsx';
import { useCompact } from '../shell/use-compact.ts';
import { classCounts, classOf, classRanges, valueBins } from './density.ts';
import { ARC_FAMILIES, ARC_LOOKS, DARK_MAP, departmentColour, LIGHT_MAP } from './palette.ts';
import { STRANDS_FROM_ZOOM } from './strands.ts';

const HISTOGRAM_BINS = 28;

/** What colours and lines mean at the present zoom. */
export function Legend() {
  const { t } = useWords();
  const { plan } = useWorkbench();
  const layers = useUrl('layers');
  const compare = useUrl('compare');
  const compact = useCompact();
  const [open, setOpen] = useState(!compact);
  const heat = plan !== null && layers.includes('heat') && compare !== 'before';
  const arcs = plan !== null && layers.includes('arcs') && compare !== 'before' && !heat;
  if (!arcs && !heat) return null;
  if (!open) {
    return (
      <button type="button" className="button floating" onClick={() => setOpen(true)}>
        {t('legend.title')}
      </button>
    );
  }
  return (
    <section className="legend floating" aria-label={t('legend.title')}>
      {heat && <DensityLegend />}
      {arcs && <ArcLegend />}
      <IconButton icon="close" label={t('legend.hide')} onClick={() => setOpen(false)} />
    </section>
  );
}

function ArcLegend() {
  const { t, name } = useWords();
  const { stage, departments } = useWorkbench();
  const dark = useDark();
  const [zoom, setZoom] = useState(0);
  useEffect(() => stage?.onZoom(setZoom), [stage]);
  if (zoom >= STRANDS_FROM_ZOOM + 0.25) {
    return (
      <>
        <p className="legend-title">{t('legend.strands')}</p>
        <p className="muted">{t('legend.strandsNote')}</p>
        <ul className="legend-row">
          {departments
            .filter((department) => department.acceptedLayer !== null)
            .map((department) => (
              <li key={department.id}>
                <Stroke colour={departmentColour(department.hue)} width={3} dashed={false} />
                {name(department)}
              </li>
            ))}
        </ul>
      </>
    );
  }
  return (
    <>
      <p className="legend-title">{t('legend.arcs')}</p>
      <div className="legend-families">
        {Object.entries(ARC_FAMILIES).map(([family, classes]) => (
          <ul key={family} aria-label={t(`arcFamily.${family as keyof typeof ARC_FAMILIES}`)}>
            {classes.map((name) => {
              const look = ARC_LOOKS[name];
              return (
                <li key={name}>
                  <Stroke colour={dark ? look.dark : look.colour} width={look.width} dashed={look.dashed} />
                  {t(`arcClass.${name}`)}
                </li>
              );
            })}
          </ul>
        ))}
      </div>
    </>
  );
}

function Stroke(props: { readonly colour: string; readonly width: number; readonly dashed: boolean }) {
  return (
    <svg width="24" height="8" aria-hidden="true">
      <line
        x1="1"
        x2="23"
        y1="4"
        y2="4"
        stroke={props.colour}
        strokeWidth={props.width}
        strokeDasharray={props.dashed ? '5 3' : undefined}
      />
    </svg>
  );
}

/** How many grids have how much, in bars of equal width of value, in the colour of their class. */
function Histogram(props: {
  readonly values: readonly (number | null)[];
  readonly breaks: readonly number[];
  readonly colours: readonly string[];
}) {
  const bins = valueBins(props.values, HISTOGRAM_BINS);
  const most = Math.max(1, ...bins.map((bin) => bin.count));
  return (
    <svg className="histogram" viewBox={`0 0 ${HISTOGRAM_BINS * 8} 32`} aria-hidden="true">
      {bins.map((bin, index) => (
        <rect
          key={bin.from}
          x={index * 8}
          y={32 - (bin.count / most) * 30}
          width="7"
          height={(bin.count / most) * 30}
          fill={props.colours[classOf(bin.middle, props.breaks) ?? 0]}
          stroke="var(--line-strong)"
          strokeWidth="0.5"
        />
      ))}
      <path d={`M0 31.5H${HISTOGRAM_BINS * 8}`} stroke="var(--line-strong)" />
    </svg>
  );
}

/** Five classes in real units with a small histogram; pressing a class hides or shows it. */
function DensityLegend() {
  const { t, formats } = useWords();
  const { plan } = useWorkbench();
  const dark = useDark();
  const { densityClasses } = useOverlay();
  const [{ data, error }] = useQuery({
    query: densityDocument,
    variables: { planId: plan?.id ?? null, filter: null },
    pause: plan === null,
  });
  if (error !== undefined) return <p className="muted">{t('state.failed')}</p>;
  if (!data) return <p className="muted">{t('state.loading')}</p>;
  const { breaks, grids, asOf, outside } = data.appealDensity;
  const counts = classCounts(
    grids.map((grid) => grid.perThousand),
    breaks,
  );
  const colours = (dark ? DARK_MAP : LIGHT_MAP).density;
  return (
    <>
      <p className="legend-title">{t('legend.heat')}</p>
      <p className="muted">{t('legend.heatUnit')}</p>
      <Histogram values={grids.map((grid) => grid.perThousand)} breaks={breaks} colours={colours} />
      <ul className="density">
        {classRanges(breaks).map(({ from, to }, index) => (
          <li key={from}>
            <button
              type="button"
              aria-pressed={densityClasses.includes(index)}
              onClick={() =>
                setOverlay({
                  densityClasses: densityClasses.includes(index)
                    ? densityClasses.filter((other) => other !== index)
                    : [...densityClasses, index],
                })
              }
            >
              <span className="swatch" style={{ background: colours[index] }} />
              <span>
                {to === null
                  ? t('legend.above', { from: formats.number(from, 1) })
                  : t('legend.range', { from: formats.number(from, 1), to: formats.number(to, 1) })}
              </span>
              <span className="muted number">
                {t('layers.grids', { number: formats.number(counts[index]) })}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p className="muted">
        {t('legend.asOf', { time: formats.dateTime(asOf) })}
        {outside > 0 && ` ${t('legend.outside', { number: formats.number(outside) })}`}
      </p>
    </>
  );
}
