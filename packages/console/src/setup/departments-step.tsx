import { useState } from 'react';
import { useMutation } from 'urql';
import { useWorkbench } from '../app/workbench.tsx';
import type { DepartmentRow } from '../graphql/map-documents.ts';
import { removeDepartmentDocument, saveDepartmentDocument } from '../graphql/setup-documents.ts';
import { DEPARTMENT_HUES, departmentColour } from '../map/palette.ts';
import { useWords } from '../messages/use-words.ts';
import { Dot, Empty } from '../shell/parts.tsx';
import { useToasts } from '../shell/toasts.tsx';
import { type DepartmentDraft, DepartmentForm } from './department-form.tsx';
import { departmentId } from './department-id.ts';
import { StepFoot } from './step-foot.tsx';

/** The departments with their weights and hues: added, changed and taken away. */
export function DepartmentsStep() {
  const { t } = useWords();
  const { departments } = useWorkbench();
  const [editing, setEditing] = useState<string | 'new' | null>(null);
  const save = useSaveDepartment();
  const unused = Object.values(DEPARTMENT_HUES).find(
    (hue) => !departments.some((department) => departmentColour(department.hue) === hue),
  );
  const added = async (draft: DepartmentDraft) => {
    const id = departmentId(
      draft.nameEn,
      departments.map((department) => department.id),
    );
    const problem = await save({ id, ...draft });
    if (problem === null) setEditing(null);
    return problem;
  };
  return (
    <>
      <div className="panel-body" data-testid="step-departments">
        {departments.length === 0 && editing === null && (
          <Empty title={t('department.none')} next={t('department.noneNext')} />
        )}
        <ul className="rows">
          {departments.map((department) => (
            <li key={department.id}>
              {editing === department.id ? (
                <DepartmentForm
                  start={{ ...department, hue: departmentColour(department.hue) }}
                  onLeave={() => setEditing(null)}
                  onSave={async (draft) => {
                    const problem = await save({ id: department.id, ...draft });
                    if (problem === null) setEditing(null);
                    return problem;
                  }}
                />
              ) : (
                <Row department={department} onEdit={() => setEditing(department.id)} />
              )}
            </li>
          ))}
        </ul>
        {editing === 'new' ? (
          <DepartmentForm
            start={{ name: '', nameEn: '', weight: 1, hue: unused ?? DEPARTMENT_HUES.slate, lead: false }}
            onLeave={() => setEditing(null)}
            onSave={added}
          />
        ) : (
          <button
            type="button"
            className="button"
            style={{ marginTop: 12 }}
            onClick={() => setEditing('new')}
          >
            {t('department.add')}
          </button>
        )}
      </div>
      {editing === null && <StepFoot kind="DEPARTMENTS" />}
    </>
  );
}

function Row({ department, onEdit }: { readonly department: DepartmentRow; readonly onEdit: () => void }) {
  const { t, formats, name } = useWords();
  const { refresh } = useWorkbench();
  const toasts = useToasts();
  const save = useSaveDepartment();
  const [, remove] = useMutation(removeDepartmentDocument);
  const [problem, setProblem] = useState<string | null>(null);
  const takeAway = async () => {
    const { data, error } = await remove({ id: department.id });
    if (data?.removeDepartment.__typename !== 'Setup') {
      setProblem(data?.removeDepartment.message ?? error?.message ?? t('state.failed'));
      return;
    }
    const { id, name: own, nameEn, weight, hue, lead } = department;
    toasts.show({
      text: t('department.removedToast', { name: name(department) }),
      action: {
        label: t('department.addedBack'),
        run: () => void save({ id, name: own, nameEn, weight, hue: departmentColour(hue), lead }),
      },
    });
    refresh();
  };
  return (
    <>
      <div className="row">
        <Dot colour={departmentColour(department.hue)} />
        <span className="grow">
          <span>{name(department)}</span>
          <span className="muted">
            {t('department.weightIs', { weight: formats.number(department.weight, 1) })}
            {department.lead && ` · ${t('department.leads')}`}
          </span>
        </span>
        <button
          type="button"
          className="button small"
          aria-label={t('department.edit', { name: name(department) })}
          onClick={onEdit}
        >
          {t('department.change')}
        </button>
        <button
          type="button"
          className="button small"
          aria-label={`${t('department.remove')} ${name(department)}`}
          onClick={() => void takeAway()}
        >
          {t('department.remove')}
        </button>
      </div>
      {problem !== null && (
        <p className="note bad" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}

/** Saves a department; null on success, else the server's words for why not. */
function useSaveDepartment(): (
  department: DepartmentDraft & { readonly id: string },
) => Promise<string | null> {
  const { t, name } = useWords();
  const { refresh } = useWorkbench();
  const toasts = useToasts();
  const [, save] = useMutation(saveDepartmentDocument);
  return async ({ id, name: own, nameEn, weight, hue, lead }) => {
    const { data, error } = await save({
      input: { id, name: own, nameEn: nameEn || null, weight, hue, lead },
    });
    const answer = data?.saveDepartment;
    if (answer?.__typename !== 'Department') return answer?.message ?? error?.message ?? t('state.failed');
    toasts.show({ text: t('department.savedToast', { name: name(answer) }) });
    refresh();
    return null;
  };
}
