import { useEffect, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { useUrl } from '../app/navigation.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { ALL_APPEALS, rangeFilter } from '../appeals/appeal-view.ts';
import { filterText } from '../appeals/filter-text.ts';
import { useSummary } from '../appeals/use-appeals.ts';
import type { AppealsOnMap } from '../appeals/use-appeals-on-map.ts';
import { useLegend } from '../map/use-legend.ts';
import { useWords } from '../messages/use-words.ts';
import { freePart } from '../shell/free-part.ts';
import { Modal } from '../shell/modal.tsx';
import { IconButton, Skeletons } from '../shell/parts.tsx';
import { saveFile } from '../tables/save-file.ts';
import { approvalNumber, keepApprovalNumber } from './approval.ts';
import { drawSheet } from './draw-sheet.ts';
import { Choices, PaperPane } from './paper-pane.tsx';
import './picture.css';

const EVERYTHING = rangeFilter(ALL_APPEALS);
const KINDS = ['screen', 'sheet'] as const;

/**
 * The map with title, legend, scale and sources: what is on screen saved as PNG or printed, or the plan on an A3
 * sheet as PDF.
 */
export default function PictureDialog(props: {
  readonly appeals: AppealsOnMap;
  readonly onClose: () => void;
}) {
  const { t, name } = useWords();
  const { district, plan } = useWorkbench();
  const subtitle = useSubtitle();
  const [kind, setKind] = useState<(typeof KINDS)[number]>('screen');
  const [title, setTitle] = useState(
    [district === null ? '' : name(district), plan?.name].filter(Boolean).join(' · '),
  );
  const [approval, setApproval] = useState(approvalNumber());
  const pane = { appeals: props.appeals, title, subtitle, approval };
  return (
    <Modal label={t('picture.open')} className="picture" onClose={props.onClose}>
      <div className="panel-head">
        <h2>{t('picture.open')}</h2>
        <Choices label={t('paper.kind')} values={KINDS} value={kind} onChange={setKind} />
        <span className="top-space" />
        <IconButton icon="close" label={t('state.close')} onClick={props.onClose} />
      </div>
      <div className="form picture-form">
        <label className="form-field">
          <span>{t('picture.heading')}</span>
          <input className="field" value={title} onChange={({ target }) => setTitle(target.value)} />
        </label>
        <label className="form-field">
          <span>{t('picture.approval')}</span>
          <input
            className="field"
            value={approval}
            onChange={({ target }) => {
              setApproval(target.value);
              keepApprovalNumber(target.value);
            }}
          />
        </label>
      </div>
      {kind === 'screen' ? <ScreenPane {...pane} /> : <PaperPane {...pane} />}
    </Modal>
  );
}

/** What is on screen, as a picture. */
function ScreenPane(props: {
  readonly appeals: AppealsOnMap;
  readonly title: string;
  readonly subtitle: string;
  readonly approval: string;
}) {
  const { t, formats } = useWords();
  const { title, subtitle, approval } = props;
  const { stage, district } = useWorkbench();
  const blocks = useLegend(props.appeals);
  const [sheet, setSheet] = useState<{ readonly canvas: HTMLCanvasElement; readonly url: string } | null>(
    null,
  );
  // The map as it was when the dialog was opened.
  const taken = useMemo(() => {
    if (stage === null) return null;
    const part = freePart();
    return { part, map: stage.picture(part), metresPerPixel: stage.metresPerPixel(), at: new Date() };
  }, [stage]);
  const wanted = JSON.stringify([title, subtitle, approval, blocks]);
  useEffect(() => {
    if (taken === null) return;
    let live = true;
    void drawSheet({
      map: taken.map,
      mapWidth: taken.part.width,
      mapHeight: taken.part.height,
      metresPerPixel: taken.metresPerPixel,
      title,
      subtitle,
      blocks,
      watermark: district?.synthetic === true ? t('shell.synthetic') : '',
      foot: [
        t('picture.madeBy', { time: formats.dateTime(taken.at.toISOString()) }),
        ...(approval === '' ? [] : [t('picture.approvalLine', { number: approval })]),
      ],
      north: t('picture.north'),
      length: formats.length,
    }).then((canvas) => {
      if (live) setSheet({ canvas, url: canvas.toDataURL('image/png') });
    });
    return () => {
      live = false;
    };
  }, [taken, wanted, district]);
  const save = () =>
    sheet?.canvas.toBlob((content) => {
      if (content !== null) saveFile(`${title}.png`, content);
    }, 'image/png');
  return (
    <>
      <div className="panel-body picture-body">
        {sheet === null ? (
          <Skeletons lines={4} />
        ) : (
          <img
            className="picture-preview"
            src={sheet.url}
            alt={t('picture.alt', { title })}
            data-testid="sheet"
          />
        )}
      </div>
      <div className="panel-foot">
        <button type="button" className="button primary" disabled={sheet === null} onClick={save}>
          {t('picture.save')}
        </button>
        <button type="button" className="button" disabled={sheet === null} onClick={() => window.print()}>
          {t('picture.print')}
        </button>
      </div>
      {sheet !== null &&
        createPortal(
          <div className="print-sheet">
            <img src={sheet.url} alt={t('picture.alt', { title })} />
          </div>,
          document.body,
        )}
    </>
  );
}

/** Which appeals the map shows, in words; empty where it shows none. */
function useSubtitle(): string {
  const words = useWords();
  const view = useUrl('appeals');
  const layers = useUrl('layers');
  const level = view.within?.level === 'community' ? 'COMMUNITY' : 'TOWN';
  const { summary } = useSummary(level, EVERYTHING);
  if (!layers.some((key) => key === 'appeals' || key === 'heat' || key === 'density')) return '';
  const place = summary?.groups.find(({ key }) => key === view.within?.id)?.name ?? null;
  const parts = filterText(words, view, place);
  return parts.length === 0 ? words.t('picture.none') : parts.join(' · ');
}
