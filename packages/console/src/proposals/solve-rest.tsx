import { useMutation } from 'urql';
import { navigation } from '../app/navigation.ts';
import { formatPlanAt } from '../app/url-state.ts';
import type { Plan } from '../graphql/fragments.ts';
import { type PlanOrigin, startProposalDocument } from '../graphql/merge-documents.ts';
import { objectiveOf, sharesOf } from '../merge/objective.ts';
import { TaskView } from '../merge/task-view.tsx';
import { draftKey } from '../merge/tasks.ts';
import { useTask } from '../merge/use-task.ts';
import { useWords } from '../messages/use-words.ts';
import { useWork } from '../work/work-session.tsx';
import { useWhenDone } from './missing-proposal.tsx';

/** Searches anew with everything that was decided kept; the answer is another draft, set against this one. */
export function SolveRest(props: {
  readonly plan: Plan;
  readonly origin: PlanOrigin;
  readonly decided: boolean;
  readonly onMade: () => void;
}) {
  const { t, formats } = useWords();
  const { plan, origin } = props;
  const { sync } = useWork();
  const [, startProposal] = useMutation(startProposalDocument);
  const objective = objectiveOf(origin);
  const task = useTask(draftKey(plan.id, 'decided'), async () => {
    const { data, error } = await startProposal({
      input: {
        planId: plan.id,
        name: t('decide.solveName', { time: formats.dateTime(new Date().toISOString()) }),
        ...(sharesOf(objective) ?? objective),
        keepDecisions: true,
      },
    });
    return { started: data?.startProposal, error: error?.message };
  });
  const made = task.job?.state === 'DONE' ? task.job : null;
  useWhenDone(made?.id ?? null, props.onMade);
  const solved = made?.plan?.id ?? null;
  return (
    <div className="solve-rest">
      <p className="muted">{t(props.decided ? 'decide.solveNote' : 'decide.nothing')}</p>
      {!task.busy && (
        <button
          type="button"
          className="button primary"
          // The search reads what the server has.
          disabled={!props.decided || sync !== 'saved'}
          onClick={() => void task.run()}
        >
          {t('decide.solve')}
        </button>
      )}
      <TaskView task={task} />
      {solved !== null && (
        <div className="note" role="status">
          <p>{t('decide.solved')}</p>
          <button
            type="button"
            className="button small"
            onClick={() =>
              navigation.go({
                plan: solved,
                page: 'compare',
                against: formatPlanAt({ planId: plan.id, revision: plan.revision }),
                compare: 'swipe',
                selection: null,
              })
            }
          >
            {t('decide.openSolved')}
          </button>
        </div>
      )}
    </div>
  );
}
