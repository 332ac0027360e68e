import { useCallback, useEffect, useMemo, useState } from 'react';
import { navigation, useUrl } from '../app/navigation.ts';
import { useWords } from '../messages/use-words.ts';
import { ErrorNote, IconButton, Skeletons } from '../shell/parts.tsx';
import { nextStep, STEPS } from './appeal-view.ts';
import { addDays, dayOf } from './days.ts';
import { sumOf } from './protection.ts';
import { useSeries } from './use-appeals.ts';

/** How long a step stays, in milliseconds. */
const STEP_MS = 1200;

/** The range step by step: plays, stops, goes to and fro; what it shows holds for the whole map. */
export function TimeStrip() {
  const { t, formats } = useWords();
  const view = useUrl('appeals');
  const { series, error } = useSeries(true);
  const [playing, setPlaying] = useState(false);
  const steps = useMemo(
    () =>
      (series?.steps ?? []).map((start, index) => ({
        day: dayOf(start),
        count: sumOf(series?.grids.map(({ counts }) => counts[index]) ?? []),
      })),
    [series],
  );
  const at = steps.findIndex(({ day }) => day === view.frame);
  const go = useCallback(
    (index: number) => {
      const step = steps[Math.max(0, Math.min(steps.length - 1, index))];
      if (step !== undefined) navigation.goAppeals({ frame: step.day });
    },
    [steps],
  );
  useEffect(() => {
    if (!playing) return;
    const next = window.setTimeout(() => {
      if (at === steps.length - 1) setPlaying(false);
      else go(at + 1);
    }, STEP_MS);
    return () => window.clearTimeout(next);
  }, [playing, at, steps, go]);

  if (error !== null && series === null) return <ErrorNote message={error} />;
  if (series === null) {
    return (
      <div className="panel-body time-strip">
        <Skeletons lines={3} />
      </div>
    );
  }
  const { leastTold } = series.protection;
  const most = Math.max(1, ...steps.map(({ count }) => count ?? 0));
  const current = at === -1 ? null : steps[at];
  const period = (day: string) =>
    t('time.period', {
      from: formats.day(day),
      until: formats.day(addDays(nextStep(day, view.step), -1)),
    });
  const text =
    current === null
      ? t('time.whole', {
          number: formats.count(sumOf(steps.map(({ count }) => count)), leastTold),
        })
      : t('time.at', {
          period: period(current.day),
          number: formats.count(current.count, leastTold),
        });
  const play = () => {
    if (!playing && at === steps.length - 1) go(0);
    setPlaying(!playing);
  };
  return (
    <div className="panel-body time-strip" data-testid="time-strip">
      <div className="time-tools">
        <IconButton
          icon="first"
          label={t('time.first')}
          disabled={steps.length === 0}
          onClick={() => go(0)}
        />
        <IconButton icon="back" label={t('time.back')} disabled={at <= 0} onClick={() => go(at - 1)} />
        <IconButton
          icon={playing ? 'pause' : 'play'}
          label={t(playing ? 'time.pause' : 'time.play')}
          disabled={steps.length < 2}
          pressed={playing}
          onClick={play}
        />
        <IconButton
          icon="forward"
          label={t('time.forward')}
          disabled={at === steps.length - 1}
          onClick={() => go(at + 1)}
        />
        <fieldset className="segmented" aria-label={t('time.step')}>
          {STEPS.map((step) => (
            <button
              key={step}
              type="button"
              aria-pressed={view.step === step}
              onClick={() => {
                setPlaying(false);
                navigation.goAppeals({ step, frame: null });
              }}
            >
              {t(`time.${step}`)}
            </button>
          ))}
        </fieldset>
        <strong className="time-text" aria-live={playing ? 'off' : 'polite'} data-testid="time-text">
          {text}
        </strong>
        {current !== null && (
          <button
            type="button"
            className="button small"
            onClick={() => {
              setPlaying(false);
              navigation.goAppeals({ frame: null });
            }}
          >
            {t('time.showWhole')}
          </button>
        )}
      </div>
      <div
        className="time-bars"
        role="slider"
        tabIndex={0}
        aria-label={t('time.slider')}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, steps.length - 1)}
        aria-valuenow={Math.max(0, at)}
        aria-valuetext={text}
        onKeyDown={(event) => {
          const to: Readonly<Record<string, number>> = {
            ArrowRight: at + 1,
            ArrowLeft: at - 1,
            Home: 0,
            End: steps.length - 1,
          };
          if (event.key === ' ') play();
          else if (to[event.key] !== undefined) go(to[event.key]);
          else return;
          event.preventDefault();
        }}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          const box = event.currentTarget.getBoundingClientRect();
          go(Math.floor(((event.clientX - box.left) / box.width) * steps.length));
        }}
        onPointerMove={(event) => {
          if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
          const box = event.currentTarget.getBoundingClientRect();
          go(Math.floor(((event.clientX - box.left) / box.width) * steps.length));
        }}
      >
        {steps.map(({ day, count }, index) => (
          <i
            key={day}
            className={index === at ? 'active' : undefined}
            style={{ height: `${Math.max(2, ((count ?? 0) / most) * 100)}%` }}
            title={t('time.at', {
              period: period(day),
              number: formats.count(count, leastTold),
            })}
          />
        ))}
      </div>
      {steps.length > 0 && (
        <div className="time-ends muted">
          <span>{formats.day(steps[0].day)}</span>
          <span>{t('time.method', { time: formats.dateTime(series.asOf) })}</span>
          <span>{formats.day(addDays(nextStep(steps[steps.length - 1].day, view.step), -1))}</span>
        </div>
      )}
    </div>
  );
}
