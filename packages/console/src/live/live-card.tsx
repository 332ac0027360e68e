import './live.css';
import type { EditOutcome, Issue, LiveChange } from '@onegrid/planning';
import { useWorkbench } from '../app/workbench.tsx';
import { departmentColour } from '../map/palette.ts';
import { useWords } from '../messages/use-words.ts';
import { freePart } from '../shell/free-part.ts';
import { Dot } from '../shell/parts.tsx';
import { FigureTable } from './figure-table.tsx';
import { RuleLights } from './rule-lights.tsx';
import { useLiveChange } from './use-live-change.ts';

/** So many grids have their figures side by side. */
const MOST_GRIDS = 3;
/** From the pointer to the card, and from the card to the edge of the map, in pixels. */
const AWAY = 18;
const EDGE = 8;
/** A change of agreement that is smaller is none. */
const NOTICEABLE = 0.0005;

/**
 * What the tool in hand would do if it were let go now: figures of the grids it touches, rule lights, change of
 * agreement with the departments; or why it may not be done. `at` is the pointer in pixels from the corner of the
 * map; the card keeps out of its way. Without a pointer it lies at the top of the map.
 */
export function LiveCard(props: {
  readonly outcome: EditOutcome | null;
  readonly at: readonly [number, number] | null;
}) {
  const { t } = useWords();
  const { stage } = useWorkbench();
  const { outcome, at } = props;
  const change = useLiveChange(outcome);
  if (outcome === null) return null;
  if ('rejected' in outcome) {
    const errors = outcome.rejected.filter(({ severity }) => severity === 'error');
    if (errors.length === 0) return null;
    return (
      <Frame at={at} size={stage?.size() ?? null} refused>
        <p className="live-title">{t('live.refused')}</p>
        <IssueLines issues={errors} />
      </Frame>
    );
  }
  if (change === null) return null;
  return (
    <Frame at={at} size={stage?.size() ?? null} refused={false}>
      <FigureTable grids={change.grids.slice(0, MOST_GRIDS)} />
      {change.grids.length > MOST_GRIDS && (
        <p className="muted">{t('live.more', { number: change.grids.length - MOST_GRIDS })}</p>
      )}
      {change.grids.slice(0, MOST_GRIDS).map(
        ({ code, after }) =>
          after !== null && (
            <div key={code} className="live-lights">
              <span className="muted">{code.slice(-3)}</span>
              <RuleLights code={code} checks={change.checks} />
            </div>
          ),
      )}
      <Agreement change={change} />
      {outcome.warnings.length > 0 && (
        <>
          <p className="live-title warn">{t('live.warnings')}</p>
          <IssueLines issues={outcome.warnings} />
        </>
      )}
    </Frame>
  );
}

/** Beside the pointer on the side that has room for the card. */
function Frame(props: {
  readonly at: readonly [number, number] | null;
  readonly size: { readonly width: number; readonly height: number } | null;
  readonly refused: boolean;
  readonly children: React.ReactNode;
}) {
  const { t } = useWords();
  const { at, size } = props;
  const className = `live-card floating${props.refused ? ' refused' : ''}`;
  if (at === null || size === null) {
    return (
      <section className={`${className} docked`} aria-label={t('live.title')} data-testid="live-card">
        {props.children}
      </section>
    );
  }
  const [x, y] = at;
  const [middleX, middleY] = middleOfFreePart();
  const side =
    x > middleX ? { right: Math.max(EDGE, size.width - x + AWAY) } : { left: Math.max(EDGE, x + AWAY) };
  const height =
    y > middleY ? { bottom: Math.max(EDGE, size.height - y + AWAY) } : { top: Math.max(EDGE, y + AWAY) };
  return (
    <section
      className={className}
      aria-label={t('live.title')}
      data-testid="live-card"
      style={{ ...side, ...height }}
    >
      {props.children}
    </section>
  );
}

/** Middle of the part of the map that no panel covers, in pixels from the corner of the map. */
function middleOfFreePart(): [number, number] {
  const { left, top, width, height } = freePart();
  const corner = document.querySelector('.map-canvas')?.getBoundingClientRect();
  return [left + width / 2 - (corner?.left ?? 0), top + height / 2 - (corner?.top ?? 0)];
}

function IssueLines({ issues }: { readonly issues: readonly Issue[] }) {
  const { reason } = useWords();
  const lines = [...new Set(issues.map(({ kind, params }) => reason(kind, params)))];
  return (
    <ul className="live-issues">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** How far each department's own grids are followed more or less than before. */
function Agreement({ change }: { readonly change: LiveChange }) {
  const { t, formats, name } = useWords();
  const { departments } = useWorkbench();
  const moved = change.agreement
    .map(({ department, before, after }) => ({ id: department, by: after - before }))
    .filter(({ by }) => Math.abs(by) >= NOTICEABLE);
  return (
    <div className="live-agreement">
      <p className="muted">
        {moved.length === 0 ? t('live.agreementSame') : t('live.agreement')}
        {change.householdsMoved > 0 &&
          ` · ${t('live.moved', { number: formats.number(change.householdsMoved) })}`}
      </p>
      {moved.length > 0 && (
        <ul className="chips">
          {moved.map(({ id, by }) => {
            const department = departments.find((each) => each.id === id);
            return (
              <li key={id} className="live-department">
                {department !== undefined && <Dot colour={departmentColour(department.hue)} />}
                {department === undefined ? id : name(department)}
                <b className={by > 0 ? 'more' : 'less'}>{formats.signed(by, 3)}</b>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
