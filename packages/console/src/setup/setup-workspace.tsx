import './setup.css';
import { lazy, type RefObject, Suspense, useEffect, useRef } from 'react';
import { navigation, useUrl } from '../app/navigation.ts';
import type { Setup, SetupStep, SetupStepKind } from '../graphql/setup-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { ErrorNote, Facts, IconButton, Section, Skeletons } from '../shell/parts.tsx';
import { BaseDataStep } from './base-data-step.tsx';
import { DepartmentsStep } from './departments-step.tsx';
import { LayersStep } from './layers-step.tsx';
import { useSetup } from './setup-state.ts';
import { StepFoot } from './step-foot.tsx';
import { detailOf, isBaseData, pageOf, STEP_GROUPS, STEP_ORDER, stepOf, stepToContinue } from './steps.ts';

const MergeWizard = lazy(() => import('../merge/merge-wizard.tsx'));

/** From nothing to one grid, one step at a time; the address holds the step, the server what was done. */
export default function SetupWorkspace() {
  const { setup, error, retry } = useSetup();
  const page = useUrl('page');
  const kind = stepOf(page);
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(page);
  // Going to another step leaves the pressed button behind: what is read next is the step's name.
  useEffect(() => {
    if (shown.current !== page) heading.current?.focus();
    shown.current = page;
  }, [page]);
  if (setup === null) {
    return (
      <div className="panel-body">
        {error === null ? <Skeletons lines={11} /> : <ErrorNote message={error} onRetry={retry} />}
      </div>
    );
  }
  if (kind === null) return <AllSteps setup={setup} />;
  const detail = detailOf(page);
  return (
    <>
      {detail === null && <StepHead setup={setup} kind={kind} heading={heading} />}
      <Suspense
        fallback={
          <div className="panel-body">
            <Skeletons />
          </div>
        }
      >
        {isBaseData(kind) ? (
          <BaseDataStep key={kind} kind={kind} />
        ) : kind === 'DISTRICT' ? (
          <DistrictStep setup={setup} />
        ) : kind === 'DEPARTMENTS' ? (
          <DepartmentsStep />
        ) : kind === 'LAYERS' ? (
          <LayersStep layerId={detail} />
        ) : (
          <MergeWizard />
        )}
      </Suspense>
    </>
  );
}

/** All steps with how each stands, and the one to go on with. */
function AllSteps({ setup }: { readonly setup: Setup }) {
  const { t, formats } = useWords();
  const next = stepToContinue(setup.steps);
  const done = setup.steps.filter(({ state }) => state === 'DONE').length;
  return (
    <>
      <nav className="panel-body" aria-label={t('setup.steps')} data-testid="setup-steps">
        <p className="step-why">{t(setup.required ? 'setup.claim' : 'setup.ready')}</p>
        <p className="muted">
          {t('setup.progress', {
            done: formats.number(done),
            total: formats.number(setup.steps.length),
          })}
        </p>
        {STEP_GROUPS.map(({ key, kinds }) => (
          <Section key={key} title={t(`setupGroup.${key}`)}>
            <ol className="steps">
              {(kinds as readonly SetupStepKind[]).map((kind) => (
                <li key={kind}>
                  <StepRow step={stepFor(setup, kind)} isNext={kind === next} />
                </li>
              ))}
            </ol>
          </Section>
        ))}
      </nav>
      {next !== null && (
        <div className="panel-foot">
          <button
            type="button"
            className="button primary wide"
            onClick={() => navigation.go({ page: pageOf(next) })}
          >
            {t('setup.continue', { step: t(`setupStep.${next}`) })}
          </button>
        </div>
      )}
    </>
  );
}

function StepRow({ step, isNext }: { readonly step: SetupStep; readonly isNext: boolean }) {
  const { t, formats } = useWords();
  const { kind, state, count } = step;
  return (
    <button
      type="button"
      className="row step"
      data-state={state}
      aria-current={isNext ? 'step' : undefined}
      onClick={() => navigation.go({ page: pageOf(kind) })}
    >
      <StepMark state={state} />
      <span className="grow">{t(`setupStep.${kind}`)}</span>
      <span className="muted">
        {state === 'DONE' && kind !== 'DISTRICT' && kind !== 'OUTLINE'
          ? formats.number(count)
          : t(`setupState.${state}`)}
      </span>
    </button>
  );
}

/** A tick in a filled ring once done, an open ring to do, a dashed one where it may be left out. */
function StepMark({ state }: { readonly state: SetupStep['state'] }) {
  return (
    <svg className="step-mark" data-state={state} viewBox="0 0 18 18" aria-hidden="true">
      <circle cx="9" cy="9" r="7.25" />
      {state === 'DONE' && <path d="M5.6 9.3l2.3 2.3 4.5-4.8" />}
    </svg>
  );
}

/** The way back, the step's name, and all steps small beside each other. */
function StepHead(props: {
  readonly setup: Setup;
  readonly kind: SetupStepKind;
  readonly heading: RefObject<HTMLHeadingElement | null>;
}) {
  const { t } = useWords();
  const { setup, kind } = props;
  return (
    <div className="step-head">
      <div className="panel-head sub">
        <IconButton
          icon="collapse"
          label={t('setup.toSteps')}
          onClick={() => navigation.go({ page: null })}
        />
        <h3 ref={props.heading} tabIndex={-1}>
          {t(`setupStep.${kind}`)}
        </h3>
      </div>
      <nav className="step-pips" aria-label={t('setup.steps')}>
        {STEP_ORDER.map((other) => {
          const { state } = stepFor(setup, other);
          const label = `${t(`setupStep.${other}`)} (${t(`setupState.${state}`)})`;
          return (
            <button
              key={other}
              type="button"
              aria-label={label}
              title={label}
              data-state={state}
              aria-current={other === kind ? 'step' : undefined}
              onClick={() => navigation.go({ page: pageOf(other) })}
            >
              <i />
            </button>
          );
        })}
      </nav>
    </div>
  );
}

function DistrictStep({ setup }: { readonly setup: Setup }) {
  const { t } = useWords();
  const { district } = setup;
  return (
    <>
      <div className="panel-body" style={{ paddingTop: 16 }}>
        {district !== null && (
          <Facts
            facts={[
              [t('setup.name'), district.name],
              [t('setup.nameEn'), district.nameEn],
              [t('setup.code'), district.code],
            ]}
          />
        )}
      </div>
      <StepFoot kind="DISTRICT" />
    </>
  );
}

function stepFor(setup: Setup, kind: SetupStepKind): SetupStep {
  return setup.steps.find((step) => step.kind === kind) ?? { kind, state: 'MISSING', count: 0 };
}
