import { useEffect, useState } from 'react';
import { setOverlay } from '../app/overlay.ts';
import { useWorkbench } from '../app/workbench.tsx';
import type { ComparedPart } from '../graphql/history-documents.ts';
import { boundsOf } from '../inspect/middle.ts';
import { departmentColour } from '../map/palette.ts';
import { useWords } from '../messages/use-words.ts';
import { freePadding } from '../shell/padding.ts';
import { Dot, Section } from '../shell/parts.tsx';
import { ExportButton } from '../tables/export-button.tsx';
import { departmentTotals } from './department-totals.ts';
import type { WholeComparison } from './use-comparison.ts';

/** Every piece of land that changes hands, on the map and as a list; by department where one is chosen. */
export function HandedOver(props: {
  readonly comparison: WholeComparison;
  readonly department: string | null;
  readonly onDepartment: (id: string | null) => void;
}) {
  const words = useWords();
  const { t, formats, name } = words;
  const { departments, stage } = useWorkbench();
  const { comparison, department, onDepartment } = props;
  const { parts } = comparison;
  const [chosen, setChosen] = useState<string | null>(null);
  useEffect(() => {
    setOverlay({
      handedOver: parts.map(({ id, geometry }) => ({
        type: 'Feature',
        geometry,
        properties: { id, chosen: id === chosen },
      })),
    });
  }, [parts, chosen]);
  useEffect(() => () => setOverlay({ handedOver: [] }), []);
  const totals = departmentTotals(parts);
  const fly = (part: ComparedPart) => {
    setChosen(part.id);
    stage?.fit(boundsOf(part.geometry), freePadding());
  };
  const code = (text: string | null) => text ?? t('difference.none');
  const header = (['from', 'to', 'households', 'area', 'legacy'] as const).map((key) =>
    t(`difference.column.${key}`),
  );
  return (
    <>
      <Section title={t('difference.departments')}>
        <fieldset className="plain chips compare-departments" aria-label={t('difference.departments')}>
          <button
            type="button"
            className="chip"
            aria-pressed={department === null}
            onClick={() => onDepartment(null)}
          >
            {t('difference.all')}
          </button>
          {departments.map((each) => {
            const total = totals.find(({ department: { id } }) => id === each.id);
            return (
              <button
                key={each.id}
                type="button"
                className="chip"
                aria-pressed={department === each.id}
                onClick={() => onDepartment(each.id)}
              >
                <Dot colour={departmentColour(each.hue)} />
                {name(each)}
                {/* A sum over some of the places would pass for all of them. */}
                {total !== undefined && comparison.more === null && <b>{formats.number(total.households)}</b>}
              </button>
            );
          })}
        </fieldset>
      </Section>
      <Section
        title={t('difference.parts')}
        aside={
          comparison.total === null
            ? undefined
            : t('difference.total', { number: formats.number(comparison.total) })
        }
      >
        {parts.length === 0 && <p className="muted">{t('difference.noneOf')}</p>}
        <ul className="rows" data-testid="handed-over">
          {parts.map((part) => (
            <li key={part.id}>
              <button
                type="button"
                className="row"
                aria-pressed={part.id === chosen}
                onClick={() => fly(part)}
              >
                <span className="grow wrap">
                  <span>{t('difference.part', { from: code(part.from), to: code(part.to) })}</span>
                  <span className="muted">
                    {t('difference.figures', {
                      households: formats.number(part.households),
                      area: formats.area(part.areaM2),
                    })}
                  </span>
                  {part.departments
                    .filter(({ department: { id } }) => department === null || id === department)
                    .map(({ department: whose, legacyGrids }) => (
                      <span key={whose.id} className="muted">
                        <Dot colour={departmentColour(whose.hue)} />{' '}
                        {t('difference.legacy', {
                          department: name(whose),
                          grids: legacyGrids.join(t('edit.and')),
                        })}
                      </span>
                    ))}
                </span>
              </button>
            </li>
          ))}
        </ul>
        <div className="compare-tools">
          {comparison.more !== null && (
            <button type="button" className="button small" onClick={comparison.more}>
              {t('difference.more')}
            </button>
          )}
          {parts.length > 0 && (
            <ExportButton
              name={t('difference.file')}
              header={header}
              rows={() =>
                parts.map((part) => [
                  part.from,
                  part.to,
                  Math.round(part.households * 10) / 10,
                  Math.round(part.areaM2),
                  part.departments
                    .map(({ department: whose, legacyGrids }) => `${name(whose)} ${legacyGrids.join(' ')}`)
                    .join('; '),
                ])
              }
            />
          )}
        </div>
      </Section>
    </>
  );
}
