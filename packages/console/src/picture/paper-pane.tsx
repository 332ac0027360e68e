import { useMemo, useState } from 'react';
import { useUrl } from '../app/navigation.ts';
import { useWorkbench } from '../app/workbench.tsx';
import type { AppealsOnMap } from '../appeals/use-appeals-on-map.ts';
import { legendBlocks } from '../map/legend-blocks.ts';
import { useMapContent } from '../map/use-content.ts';
import { useWords } from '../messages/use-words.ts';
import { Skeletons } from '../shell/parts.tsx';
import { useToasts } from '../shell/toasts.tsx';
import { saveFile } from '../tables/save-file.ts';
import type { Paper } from './draw-paper.ts';
import { ORIENTATIONS, type Orientation } from './paper-layout.ts';
import { bordersBlock, planBlock } from './paper-legend.ts';
import { paperPdf } from './paper-pdf.ts';
import { contentForPaper } from './print-map.ts';
import { usePaper } from './use-paper.ts';

const EXTENTS = ['district', 'inSight'] as const;
type Extent = (typeof EXTENTS)[number];

/** The plan as an A3 sheet: drawn as it will be printed, saved as PDF. */
export function PaperPane(props: {
  readonly appeals: AppealsOnMap;
  readonly title: string;
  readonly subtitle: string;
  readonly approval: string;
}) {
  const words = useWords();
  const { t, formats, locale } = words;
  const { district, plan, stage } = useWorkbench();
  const toasts = useToasts();
  const content = useMapContent(props.appeals);
  const [orientation, setOrientation] = useState<Orientation>('landscape');
  const [extent, setExtent] = useState<Extent>('district');
  const [saving, setSaving] = useState(false);
  const [at] = useState(() => new Date());
  // What was in sight when the sheet was asked for.
  const [seen] = useState(() => stage?.bounds() ?? null);
  const blocks = usePaperLegend(props.appeals, at);
  const revision = useUrl('revision') ?? plan?.revision ?? 0;
  const subtitle = [
    ...(plan === null
      ? []
      : [
          t('paper.subtitle', {
            revision,
            status: t(`planStatus.${plan.status}`),
            date: formats.date(at.toISOString()),
          }),
        ]),
    ...(props.subtitle === '' ? [] : [props.subtitle]),
  ].join(' · ');
  const bounds = extent === 'inSight' ? seen : (district?.bounds ?? plan?.bounds ?? seen);
  const paper = useMemo<Paper>(
    () => ({
      orientation,
      title: props.title,
      subtitle,
      blocks,
      watermark: district?.synthetic === true ? t('shell.synthetic') : '',
      foot: [
        ...(props.approval === '' ? [] : [t('picture.approvalLine', { number: props.approval })]),
        t('picture.madeBy', { time: formats.dateTime(at.toISOString()) }),
        t('paper.projection'),
      ],
      north: t('picture.north'),
      ratio: (ratio) => t('paper.ratio', { number: formats.number(ratio) }),
      length: formats.length,
    }),
    [orientation, props.title, subtitle, props.approval, blocks, district, t, formats, at],
  );
  const { state, retry } = usePaper(paper, bounds, content);
  const save = async () => {
    if (state.kind !== 'drawn') return;
    setSaving(true);
    const file = `${props.title}.pdf`;
    try {
      const author = district === null ? 'OneGrid' : words.name(district);
      const subject = [subtitle, ...paper.foot].join(' · ');
      saveFile(
        file,
        await paperPdf(state.canvas, { title: props.title, subject, author, language: locale, at }),
      );
      toasts.show({ text: t('paper.saved', { name: file }) });
    } catch (error) {
      toasts.show({
        text: t('paper.failed', { reason: error instanceof Error ? error.message : String(error) }),
      });
    }
    setSaving(false);
  };
  return (
    <>
      <div className="panel-body picture-body">
        <div className="paper-choices">
          <Choices
            label={t('paper.orientation')}
            values={ORIENTATIONS}
            value={orientation}
            onChange={setOrientation}
          />
          <Choices label={t('paper.extent')} values={EXTENTS} value={extent} onChange={setExtent} />
        </div>
        {props.approval === '' && <p className="note warn">{t('paper.noApproval')}</p>}
        {state.kind === 'drawing' ? (
          <div role="status">
            <p className="muted">{t('paper.drawing')}</p>
            <Skeletons lines={4} />
          </div>
        ) : state.kind === 'failed' ? (
          <div className="note bad" role="alert">
            <p>{t('paper.failed', { reason: state.reason })}</p>
            <button type="button" className="button small" onClick={retry}>
              {t('state.retry')}
            </button>
          </div>
        ) : (
          <img
            className={`picture-preview paper ${orientation}`}
            src={state.url}
            alt={t('picture.alt', { title: props.title })}
            data-testid="paper"
          />
        )}
      </div>
      <div className="panel-foot">
        <button
          type="button"
          className="button primary"
          disabled={state.kind !== 'drawn' || saving}
          onClick={() => void save()}
        >
          {t(saving ? 'paper.saving' : 'paper.save')}
        </button>
      </div>
    </>
  );
}

/** One of a few, as buttons beside each other. */
export function Choices<
  Value extends 'landscape' | 'portrait' | 'district' | 'inSight' | 'screen' | 'sheet',
>(props: {
  readonly label: string;
  readonly values: readonly Value[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}) {
  const { t } = useWords();
  return (
    <fieldset className="segmented" aria-label={props.label}>
      {props.values.map((value) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === props.value}
          onClick={() => props.onChange(value)}
        >
          {t(`paper.${value}`)}
        </button>
      ))}
    </fieldset>
  );
}

/** The legend of the sheet: what its lines mean, what else is on it, and which plan it is. */
function usePaperLegend(appeals: AppealsOnMap, at: Date) {
  const words = useWords();
  const { t, formats } = words;
  const { plan, grids } = useWorkbench();
  const content = useMapContent(appeals);
  const revision = useUrl('revision') ?? plan?.revision ?? 0;
  return useMemo(() => {
    const { layers, uncovered } = contentForPaper(content);
    const households = grids.reduce((sum, grid) => sum + grid.households, 0);
    return [
      bordersBlock(words),
      ...legendBlocks({
        words,
        dark: false,
        layers,
        appeals,
        uncovered: uncovered.length,
        grids: grids.length,
        arcs: null,
        own: [],
        strands: [],
        lost: false,
      }),
      ...(plan === null
        ? []
        : [
            planBlock(t('paper.plan'), [
              t('paper.planName', { name: plan.name }),
              t('paper.planRevision', {
                revision,
                status: t(`planStatus.${plan.status}`),
              }),
              t('paper.planGrids', {
                grids: formats.number(grids.length),
                households: formats.number(households),
              }),
              t('paper.planDate', { date: formats.date(at.toISOString()) }),
            ]),
          ]),
    ];
  }, [words, t, formats, plan, grids, content, appeals, at, revision]);
}
