import { useWorkbench } from '../app/workbench.tsx';
import { useWords } from '../messages/use-words.ts';
import { type Cell, csvText } from './csv.ts';
import { saveFile } from './save-file.ts';

/** Saves the rows that a table shows, in its order, as CSV. */
export function ExportButton(props: {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: () => readonly (readonly Cell[])[];
}) {
  const { t, name } = useWords();
  const { district } = useWorkbench();
  const save = () => {
    const content = new Blob([csvText(props.header, props.rows())], { type: 'text/csv;charset=utf-8' });
    saveFile(`${district === null ? '' : `${name(district)} `}${props.name}.csv`, content);
  };
  return (
    <button type="button" className="button small" onClick={save}>
      {t('table.export')}
    </button>
  );
}
