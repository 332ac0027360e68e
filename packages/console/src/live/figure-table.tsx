import type { GridFigures, LiveChange } from '@onegrid/planning';
import type { Formats } from '../messages/formats.ts';
import { useWords } from '../messages/use-words.ts';

type Counted = 'households' | 'areaM2' | 'officers' | 'appeals' | 'buildings';

const ROWS: readonly (readonly [Counted, 'households' | 'area' | 'officers' | 'appeals' | 'buildings'])[] = [
  ['households', 'households'],
  ['areaM2', 'area'],
  ['officers', 'officers'],
  ['appeals', 'appeals'],
  ['buildings', 'buildings'],
];

/** Figures of grids side by side, as they would be, with what changes. */
export function FigureTable({ grids }: { readonly grids: LiveChange['grids'] }) {
  const { t, formats } = useWords();
  return (
    <table className="live-figures">
      <thead>
        <tr>
          <td />
          {grids.map(({ code, before, after }) => (
            <th key={code} scope="col">
              {code.slice(-3)}
              {after === null && <small> {t('live.gone')}</small>}
              {before === null && <small> {t('live.new')}</small>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ROWS.map(([figure, word]) => (
          <tr key={figure}>
            <th scope="row">{t(`live.${word}`)}</th>
            {grids.map(({ code, before, after }) => (
              <td key={code}>
                <Figure before={before} after={after} figure={figure} formats={formats} />
              </td>
            ))}
          </tr>
        ))}
        <tr>
          <th scope="row">{t('live.branches')}</th>
          {grids.map(({ code, after }) => (
            <td key={code} className="live-branches">
              {after === null ? '–' : after.branches.join(t('edit.and')) || t('live.none')}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

function Figure(props: {
  readonly before: GridFigures | null;
  readonly after: GridFigures | null;
  readonly figure: Counted;
  readonly formats: Formats;
}) {
  const { before, after, figure, formats } = props;
  if (after === null) return '–';
  const show = figure === 'areaM2' ? formats.area : (value: number) => formats.number(value);
  const value = after[figure];
  if (value === null) return '–';
  const by = Math.round(value - (before?.[figure] ?? value));
  return (
    <>
      {show(value)}
      {by !== 0 && <span className={by > 0 ? 'more' : 'less'}> {formats.signed(by)}</span>}
    </>
  );
}
