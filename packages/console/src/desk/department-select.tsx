import { Select } from 'antd';
import { useWorkbench } from '../app/workbench.tsx';
import { useWords } from '../messages/use-words.ts';

/** One of the district's departments. */
export function DepartmentSelect(props: {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (id: string) => void;
}) {
  const { t, name } = useWords();
  const { departments } = useWorkbench();
  return (
    <div className="form-field">
      <span>{props.label}</span>
      <Select
        aria-label={props.label}
        placeholder={t('desk.departmentChoose')}
        value={props.value}
        onChange={props.onChange}
        options={departments.map((department) => ({ value: department.id, label: name(department) }))}
      />
    </div>
  );
}
