import { useCallback } from 'react';
import { useMutation, useQuery } from 'urql';
import { useMay } from '../../app/session.tsx';
import { retentionDocument, runRetentionDocument } from '../../graphql/retention-documents.ts';
import { Loaded } from '../../inspect/loaded.tsx';
import { TaskView } from '../../merge/task-view.tsx';
import { useTask } from '../../merge/use-task.ts';
import { useWords } from '../../messages/use-words.ts';
import { useWhenDone } from '../../proposals/missing-proposal.tsx';
import { Section } from '../../shell/parts.tsx';
import { PrivacyForm } from './privacy-form.tsx';
import { RetentionRuleRow } from './retention-rule-row.tsx';
import { RetentionRuns } from './retention-runs.tsx';

/** How long what is personal is kept, what goes next, and what is told of few. */
export default function RetentionPage() {
  const { t } = useWords();
  const mayRun = useMay('runRetention');
  const [answer, refresh] = useQuery({ query: retentionDocument, requestPolicy: 'cache-and-network' });
  const again = useCallback(() => refresh({ requestPolicy: 'network-only' }), [refresh]);
  const [, runRetention] = useMutation(runRetentionDocument);
  const task = useTask('retention', async () => {
    const { data, error } = await runRetention({});
    return { started: data?.runRetention, error: error?.message };
  });
  const done = task.job?.state === 'DONE' ? task.job.id : null;
  useWhenDone(done, again);
  return (
    <div className="panel-body">
      <p className="muted admin-why">{t('retention.why')}</p>
      <Loaded answer={answer} find={(data) => data} onRetry={again}>
        {({ retentionRules, privacySettings }) => (
          <>
            <Section title={t('retention.rules')}>
              <ul className="rows" data-testid="retention-rules">
                {retentionRules.map((rule) => (
                  <li key={rule.kind}>
                    <RetentionRuleRow rule={rule} onChanged={again} />
                  </li>
                ))}
              </ul>
              {mayRun && !task.busy && (
                <div className="actions">
                  <button type="button" className="button" onClick={() => void task.run()}>
                    {t('retention.run')}
                  </button>
                </div>
              )}
              <TaskView task={task} />
              {done !== null && (
                <p className="note" role="status">
                  {t('retention.done')}
                </p>
              )}
            </Section>
            <Section title={t('retention.runs')}>
              <RetentionRuns key={done ?? ''} />
            </Section>
            <Section title={t('privacy.title')}>
              <PrivacyForm settings={privacySettings} onChanged={again} />
            </Section>
          </>
        )}
      </Loaded>
    </div>
  );
}
