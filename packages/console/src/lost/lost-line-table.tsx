import './lost.css';
import { useState } from 'react';
import { navigation, useUrl } from '../app/navigation.ts';
import { useWorkbench } from '../app/workbench.tsx';
import type { FlipVerdict, LostLine } from '../graphql/merge-documents.ts';
import { boundsOf } from '../inspect/middle.ts';
import { departmentColour } from '../map/palette.ts';
import { useWords } from '../messages/use-words.ts';
import { freePadding } from '../shell/padding.ts';
import { Dot, ErrorNote, Skeletons } from '../shell/parts.tsx';
import { ExportButton } from '../tables/export-button.tsx';
import { useInView } from '../tables/use-view.ts';
import { useLostLines } from './use-lost-lines.ts';
import { VERDICTS, verdictTone } from './verdicts.ts';

const A_STEP = 100;

/** The lost lines as a list: by department, by verdict, and only those in the map's view. */
export function LostLineTable() {
  const { t, formats, name } = useWords();
  const { departments } = useWorkbench();
  const [department, setDepartment] = useState('');
  const [verdict, setVerdict] = useState<FlipVerdict | ''>('');
  const [onlyView, setOnlyView] = useState(false);
  const [most, setMost] = useState(A_STEP);
  const view = useInView(onlyView);
  const { lines, error, retry } = useLostLines(true);
  const rows = (lines ?? []).filter(
    (line) =>
      (department === '' || line.supporters.some(({ id }) => id === department)) &&
      (verdict === '' || line.verdict === verdict) &&
      (!onlyView || view === null || view.lost.includes(line.id)),
  );
  return (
    <>
      <div className="table-tools lost-tools">
        <select
          className="field small"
          aria-label={t('lost.department')}
          value={department}
          onChange={(event) => setDepartment(event.target.value)}
        >
          <option value="">{t('lost.allDepartments')}</option>
          {departments.map((each) => (
            <option key={each.id} value={each.id}>
              {name(each)}
            </option>
          ))}
        </select>
        <select
          className="field small"
          aria-label={t('lost.verdict')}
          value={verdict}
          onChange={(event) => setVerdict(VERDICTS.find((each) => each === event.target.value) ?? '')}
        >
          <option value="">{t('lost.allVerdicts')}</option>
          {VERDICTS.map((each) => (
            <option key={each} value={each}>
              {t(`verdict.${each}`)}
            </option>
          ))}
        </select>
        <label className="check">
          <input type="checkbox" checked={onlyView} onChange={() => setOnlyView(!onlyView)} />
          {t('table.onlyView')}
        </label>
        <span className="muted">
          {t('lost.count', {
            number: formats.number(rows.length),
            length: formats.length(rows.reduce((sum, { lengthM }) => sum + lengthM, 0)),
          })}
        </span>
        <ExportButton
          name={t('drawer.lost')}
          header={[
            t('lost.grid'),
            t('lost.supporters'),
            `${t('arc.length')} (m)`,
            t('lost.verdict'),
            t('lost.reason'),
          ]}
          rows={() =>
            rows.map((line) => [
              line.grid,
              line.supporters.map(name).join(t('edit.and')),
              Math.round(line.lengthM * 10) / 10,
              t(`verdict.${line.verdict}`),
              line.text,
            ])
          }
        />
      </div>
      <div className="panel-body list-body">
        {error !== null ? (
          <ErrorNote message={error} onRetry={retry} />
        ) : lines === null ? (
          <Skeletons lines={4} />
        ) : rows.length === 0 ? (
          <p className="muted list-empty">{t(lines.length === 0 ? 'lost.none' : 'lost.noneSuch')}</p>
        ) : (
          <ul className="rows" data-testid="lost-lines">
            {rows.slice(0, most).map((line) => (
              <li key={line.id}>
                <LineRow line={line} />
              </li>
            ))}
          </ul>
        )}
        {rows.length > most && (
          <button type="button" className="button small" onClick={() => setMost(most + A_STEP)}>
            {t('change.more')}
          </button>
        )}
      </div>
    </>
  );
}

function LineRow({ line }: { readonly line: LostLine }) {
  const { t, formats, name } = useWords();
  const { stage } = useWorkbench();
  const selection = useUrl('selection');
  const chosen = selection?.kind === 'lost' && selection.id === line.id;
  return (
    <button
      type="button"
      className="row lost-row"
      aria-pressed={chosen}
      onClick={() => {
        navigation.go({ selection: { kind: 'lost', id: line.id, at: null }, compare: 'after' });
        stage?.fit(boundsOf(line.geometry), freePadding());
      }}
    >
      <span className="lost-who" title={line.supporters.map(name).join(t('edit.and'))}>
        {line.supporters.map((department) => (
          <Dot key={department.id} colour={departmentColour(department.hue)} />
        ))}
      </span>
      <span className="grow wrap">
        <span>
          {line.supporters.map(name).join(t('edit.and'))} · {t('lost.inGrid', { code: line.grid.slice(-3) })}
        </span>
        <span className="muted">
          <span className={`tag ${verdictTone(line.verdict)}`}>{t(`verdict.${line.verdict}`)}</span>{' '}
          {line.text}
        </span>
      </span>
      <span className="number">{formats.length(line.lengthM)}</span>
    </button>
  );
}
