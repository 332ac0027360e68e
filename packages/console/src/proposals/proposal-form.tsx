import { Checkbox, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useMutation } from 'urql';
import type { Plan } from '../graphql/fragments.ts';
import { type PlanOrigin, startProposalDocument } from '../graphql/merge-documents.ts';
import { type Objective, objectiveOf, sharesOf } from '../merge/objective.ts';
import { ObjectiveField } from '../merge/objective-field.tsx';
import { TaskView } from '../merge/task-view.tsx';
import { draftKey } from '../merge/tasks.ts';
import { useTask } from '../merge/use-task.ts';
import { useWords } from '../messages/use-words.ts';
import { lockKey, useLocks } from './locks.ts';
import { LocksField } from './locks-field.tsx';
import { useWhenDone } from './missing-proposal.tsx';
import { useCommunities } from './use-communities.ts';

/** Another search on the same base: any mix, one community alone or all, with what is locked left as it is. */
export function ProposalForm(props: {
  readonly plan: Plan;
  readonly origin: PlanOrigin;
  readonly onMade: () => void;
}) {
  const { t, formats } = useWords();
  const { plan, origin } = props;
  const [, startProposal] = useMutation(startProposalDocument);
  const communities = useCommunities(plan.id, origin.fromPlanId);
  const locks = useLocks(lockKey(plan));
  const [objective, setObjective] = useState<Objective>(objectiveOf(origin));
  const [community, setCommunity] = useState<string | null>(null);
  const [grids, setGrids] = useState<number | null>(null);
  const [quick, setQuick] = useState(false);
  const [keepDecisions, setKeepDecisions] = useState(true);
  const shares = sharesOf(objective);
  const task = useTask(draftKey(plan.id, 'form'), async () => {
    const only = communities.find(({ id }) => id === community);
    const name =
      only === undefined
        ? t('proposals.mixName')
        : t('proposals.communityName', { name: only.name || only.id });
    const { data, error } = await startProposal({
      input: {
        planId: plan.id,
        name: `${name} ${formats.dateTime(new Date().toISOString())}`,
        ...(shares ?? objective),
        communityId: community,
        lockedGrids: [...locks.grids],
        dedicatedGrids: [...locks.dedicated],
        lockedArcs: [...locks.arcs],
        grids,
        quick,
        keepDecisions,
      },
    });
    return { started: data?.startProposal, error: error?.message };
  });
  useWhenDone(task.job?.state === 'DONE' ? task.job.id : null, props.onMade);
  return (
    <div className="form">
      <ObjectiveField name="proposal-objective" value={objective} onChange={setObjective} />
      {communities.length > 0 && (
        <div className="form-field">
          <span>{t('proposals.where')}</span>
          <Select
            aria-label={t('proposals.where')}
            value={community ?? ''}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(id) => setCommunity(id === '' ? null : id)}
            options={[
              { value: '', label: t('proposals.everywhere') },
              ...communities.map(({ id, name, grids: count }) => ({
                value: id,
                label: `${name || id} · ${t('layers.grids', { number: formats.number(count) })}`,
              })),
            ]}
          />
          {community !== null && <span className="muted">{t('proposals.othersStay')}</span>}
        </div>
      )}
      <LocksField plan={plan} />
      <div className="form-field">
        <Checkbox checked={grids === null} onChange={({ target }) => setGrids(target.checked ? null : 1)}>
          {t('proposals.sameNumber')}
        </Checkbox>
        {grids !== null && (
          <InputNumber
            aria-label={t('merge.grids')}
            min={1}
            max={5000}
            value={grids}
            style={{ width: '100%' }}
            onChange={(value) => setGrids(value ?? 1)}
          />
        )}
      </div>
      <Checkbox checked={keepDecisions} onChange={({ target }) => setKeepDecisions(target.checked)}>
        {t('decide.keep')}
      </Checkbox>
      <Checkbox checked={quick} onChange={({ target }) => setQuick(target.checked)}>
        {t('proposals.quick')}
      </Checkbox>
      {!task.busy && (
        <button
          type="button"
          className="button primary"
          disabled={shares === null}
          onClick={() => void task.run()}
        >
          {t('proposals.run')}
        </button>
      )}
      <TaskView task={task} />
    </div>
  );
}
