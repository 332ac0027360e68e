import { useState } from 'react';
import { navigation, useUrl } from '../app/navigation.ts';
import { useDark } from '../app/preferences.ts';
import { KERNELS } from '../appeals/appeal-view.ts';
import type { AppealsOnMap } from '../appeals/use-appeals-on-map.ts';
import { useWords } from '../messages/use-words.ts';
import { IconButton } from '../shell/parts.tsx';
import { useCompact } from '../shell/use-compact.ts';
import { classRanges } from './density.ts';
import { Histogram } from './histogram.tsx';
import type { LegendBlock } from './legend-blocks.ts';
import { DARK_MAP, LIGHT_MAP } from './palette.ts';
import { SignPicture } from './sign.tsx';
import { useLegend } from './use-legend.ts';

/** What colours, signs and lines mean at the present zoom. */
export function Legend({ appeals }: { readonly appeals: AppealsOnMap }) {
  const { t } = useWords();
  const blocks = useLegend(appeals);
  const compact = useCompact();
  const [open, setOpen] = useState(!compact);
  if (blocks.length === 0) return null;
  if (!open) {
    return (
      <button type="button" className="button floating" onClick={() => setOpen(true)}>
        {t('legend.title')}
      </button>
    );
  }
  return (
    <section className="legend floating" aria-label={t('legend.title')}>
      <div className="legend-blocks">
        {blocks.map((block) => (
          <div key={block.key} className={`legend-block ${block.key}`}>
            <p className="legend-title">{block.title}</p>
            {block.key === 'rates' && <RatesTool appeals={appeals} />}
            {block.key === 'density' && <KernelTool />}
            {block.key === 'rates' ? <RateClasses block={block} appeals={appeals} /> : <Rows block={block} />}
            {block.notes.map((note) => (
              <p key={note} className="muted">
                {note}
              </p>
            ))}
          </div>
        ))}
      </div>
      <IconButton icon="close" label={t('legend.hide')} onClick={() => setOpen(false)} />
    </section>
  );
}

function Rows({ block }: { readonly block: LegendBlock }) {
  return (
    <ul>
      {block.rows.map((row) => (
        <li key={row.text}>
          <SignPicture sign={row.sign} />
          <span className="grow">{row.text}</span>
          {row.aside !== undefined && <span className="muted number">{row.aside}</span>}
        </li>
      ))}
    </ul>
  );
}

function RatesTool({ appeals: { rates } }: { readonly appeals: AppealsOnMap }) {
  const dark = useDark();
  if (rates === null) return null;
  return (
    <Histogram
      values={rates.grids.map(({ perThousand }) => perThousand)}
      breaks={rates.breaks}
      colours={(dark ? DARK_MAP : LIGHT_MAP).rates}
    />
  );
}

/** The five classes; pressing one leaves only its grids filled, pressing it again fills all. */
function RateClasses({ block, appeals }: { readonly block: LegendBlock; readonly appeals: AppealsOnMap }) {
  const { brush } = useUrl('appeals');
  const ranges = classRanges(appeals.rates?.breaks ?? []);
  const most = Math.max(0, ...(appeals.rates?.grids ?? []).map(({ perThousand }) => perThousand ?? 0));
  return (
    <ul className="classes">
      {block.rows.slice(0, ranges.length).map((row, index) => {
        const { from, to } = ranges[index];
        const range = [Math.floor(from * 10) / 10, Math.ceil((to ?? most) * 10) / 10] as const;
        const alone = brush?.[0] === range[0] && brush[1] === range[1];
        return (
          <li key={row.text}>
            <button
              type="button"
              aria-pressed={alone}
              disabled={range[0] >= range[1]}
              onClick={() => navigation.goAppeals({ brush: alone ? null : range })}
            >
              <SignPicture sign={row.sign} />
              <span className="grow">{row.text}</span>
              <span className="muted number">{row.aside}</span>
            </button>
          </li>
        );
      })}
      {block.rows.slice(ranges.length).map((row) => (
        <li key={row.text} className="withheld">
          <SignPicture sign={row.sign} />
          <span className="grow">{row.text}</span>
          <span className="muted number">{row.aside}</span>
        </li>
      ))}
    </ul>
  );
}

function KernelTool() {
  const { t, formats } = useWords();
  const { kernel } = useUrl('appeals');
  return (
    <label className="legend-field">
      <span>{t('legend.kernel')}</span>
      <select
        className="field small"
        value={kernel}
        onChange={(event) => navigation.goAppeals({ kernel: Number(event.target.value) })}
      >
        {KERNELS.map((metres) => (
          <option key={metres} value={metres}>
            {formats.length(metres)}
          </option>
        ))}
      </select>
    </label>
  );
}
