import { navigation } from '../app/navigation.ts';
import type { SetupStepKind } from '../graphql/setup-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { useSetup } from './setup-state.ts';
import { pageOf, stepAfter } from './steps.ts';

/** On to the next step: as the thing to do once this one is done, as skipping while it may be left out. */
export function StepFoot({ kind }: { readonly kind: SetupStepKind }) {
  const { t } = useWords();
  const { setup } = useSetup();
  const next = stepAfter(kind);
  const state = setup?.steps.find((step) => step.kind === kind)?.state;
  if (next === null || state === undefined || state === 'MISSING') return null;
  return (
    <div className="panel-foot">
      <button
        type="button"
        className={`button wide ${state === 'DONE' ? 'primary' : ''}`}
        onClick={() => navigation.go({ page: pageOf(next) })}
      >
        {t(state === 'DONE' ? 'setup.next' : 'setup.skip', { step: t(`setupStep.${next}`) })}
      </button>
    </div>
  );
}
