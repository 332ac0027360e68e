import type { Feature } from 'geojson';
import { useEffect } from 'react';
import { useQuery } from 'urql';
import { navigation } from '../app/navigation.ts';
import { setOverlay } from '../app/overlay.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { type GridChange, legacyShapeDocument } from '../graphql/desk-documents.ts';
import { boundsOf } from '../inspect/middle.ts';
import { departmentColour } from '../map/palette.ts';
import { useWords } from '../messages/use-words.ts';
import { freePadding } from '../shell/padding.ts';
import { Bar, Dot, Facts } from '../shell/parts.tsx';
import { changeKind } from './grid-change-words.ts';

/** Shares below this are slivers along a border. */
const LEAST_SHARE = 0.0005;

/** One grid before and after; open, it is on the map, with what it gained, lost and shares. */
export function GridChangeRow(props: {
  readonly change: GridChange;
  readonly planId: string;
  readonly open: boolean;
  readonly onToggle: () => void;
}) {
  const { t } = useWords();
  const { change, open } = props;
  const { key, tone } = changeKind(change.kind);
  const into = change.into.filter(({ share }) => share >= LEAST_SHARE);
  const detail = `change-${change.id}`;
  return (
    <>
      <button
        type="button"
        className="row desk-row"
        aria-expanded={open}
        aria-controls={detail}
        onClick={props.onToggle}
      >
        <span className="grow wrap">
          <span>
            <b>{change.legacyGrid.gridId}</b> →{' '}
            {into.map(({ grid }) => grid?.code).join(t('edit.and')) || t('change.none')}
          </span>
        </span>
        <span className={`tag ${tone}`}>{t(`change.kind.${key}`)}</span>
      </button>
      <div id={detail}>{open && <Detail {...props} />}</div>
    </>
  );
}

function Detail({ change }: { readonly change: GridChange }) {
  const { t, formats, name } = useWords();
  useOnMap(change);
  const into = change.into.filter(({ share }) => share >= LEAST_SHARE);
  const amount = (area: number, households: number) =>
    t('change.landAndPeople', { area: formats.area(area), households: formats.number(households) });
  return (
    <div className="desk-detail">
      <p className="muted">{t(`change.kindNote.${changeKind(change.kind).key}`)}</p>
      <Facts
        facts={[
          [t('change.size'), amount(change.areaM2, change.households)],
          [t('change.gained'), amount(change.gainedM2, change.householdsGained)],
          [t('change.lost'), amount(change.lostM2, change.householdsLost)],
        ]}
      />
      {into.length > 0 && (
        <>
          <h3>{t('change.into')}</h3>
          <ul className="rows">
            {into.map(({ grid, share }) => (
              <li key={grid?.code ?? ''} className="share">
                <span className="grow">
                  {grid !== null && (
                    <button
                      type="button"
                      className="chip link"
                      onClick={() => navigation.go({ selection: { kind: 'grid', id: grid.code, at: null } })}
                    >
                      {grid.code}
                    </button>
                  )}
                </span>
                <span className="number">{formats.percent(share)}</span>
                <Bar share={share} colour="var(--accent)" />
              </li>
            ))}
          </ul>
        </>
      )}
      {change.joinedWith.length > 0 && (
        <>
          <h3>{t('change.joined')}</h3>
          <p>{change.joinedWith.map(({ gridId }) => gridId).join(t('edit.and'))}</p>
        </>
      )}
      {change.sharedWith.length > 0 && (
        <>
          <h3>{t('change.shared')}</h3>
          <ul className="desk-shared">
            {sharedByDepartment(change).map(({ department, grids }) => (
              <li key={department.id}>
                <Dot colour={departmentColour(department.hue)} />
                <span>{name(department)}</span>
                <span className="muted">{grids.join(t('edit.and'))}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** Draws the old grid dashed and the unified ones solid, and brings them into view. */
function useOnMap(change: GridChange): void {
  const { stage } = useWorkbench();
  const [{ data }] = useQuery({ query: legacyShapeDocument, variables: { id: change.id } });
  const geometry = data?.legacyGrid?.geometry;
  useEffect(() => {
    if (geometry === undefined) return;
    const sketch: Feature = { type: 'Feature', geometry, properties: {} };
    const picked = change.into.flatMap(({ grid, share }) =>
      grid === null || share < LEAST_SHARE ? [] : [grid.code],
    );
    setOverlay({ sketch: [sketch], picked });
    stage?.fit(boundsOf(geometry), freePadding());
  }, [geometry, change, stage]);
}

/** The other departments' grids, one line a department. */
function sharedByDepartment({ sharedWith }: GridChange) {
  const lines = new Map<
    string,
    { readonly department: GridChange['sharedWith'][number]['department']; readonly grids: string[] }
  >();
  for (const { department, legacyGrid } of sharedWith) {
    if (legacyGrid === null) continue;
    const line = lines.get(department.id) ?? { department, grids: [] };
    lines.set(department.id, line);
    line.grids.push(legacyGrid.gridId);
  }
  return [...lines.values()];
}
