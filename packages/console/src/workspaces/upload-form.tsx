import '../setup/setup.css';
import { Select } from 'antd';
import { useEffect, useState } from 'react';
import { useMutation } from 'urql';
import { useMay } from '../app/session.tsx';
import { useWorkbench } from '../app/workbench.tsx';
import { ONE_NET_STAYS_ONE, OneNetStaysOne } from '../business/one-net-stays-one.tsx';
import { prepareLayerDocument } from '../graphql/work-documents.ts';
import { departmentColour } from '../map/palette.ts';
import { useWords } from '../messages/use-words.ts';
import { FieldSelect } from '../setup/field-mapping.tsx';
import { FileReview } from '../setup/file-review.tsx';
import { useBroughtFile } from '../setup/use-brought-file.ts';

/**
 * Brings a department's layer: the file looked at on the map in its reference system, the department it belongs
 * to and the field of its ids.
 */
export function UploadForm({ onPrepared }: { readonly onPrepared: (layerId: string) => void }) {
  const { t, name } = useWords();
  const { departments } = useWorkbench();
  const [, prepare] = useMutation(prepareLayerDocument);
  const brought = useBroughtFile(null);
  const [departmentId, setDepartmentId] = useState<string | null>(null);
  const [idField, setIdField] = useState('');
  const [reading, setReading] = useState(false);
  // After publication a layer is only taken for a new planning round: what the server said of it.
  const [oneNet, setOneNet] = useState<string | null>(null);
  const mayPlan = useMay('forkPlan');
  const { inspection, fileId, declared } = brought;
  const department = departments.find(({ id }) => id === departmentId) ?? null;
  const names = inspection?.fields.map((field) => field.name).join('\n') ?? null;

  // Another file, or other names of its columns in another encoding, get a proposal; a choice stays otherwise.
  useEffect(() => {
    if (inspection === null) return;
    const suggested = inspection.targets.find(({ key }) => key === 'id')?.suggested;
    setIdField(suggested ?? inspection.fields[0]?.name ?? '');
  }, [fileId, names]);

  const send = async (newRound: boolean) => {
    if (fileId === null || departmentId === null) return;
    brought.refuse(null);
    setOneNet(null);
    setReading(true);
    const { data, error } = await prepare({
      input: { fileId, departmentId, idField: idField === '' ? null : idField, newRound, ...declared },
    });
    setReading(false);
    const answer = data?.prepareLayer;
    if (answer?.__typename === 'Layer') {
      brought.reset();
      onPrepared(answer.id);
    } else if (answer?.__typename === 'FileRejected' && answer.code === ONE_NET_STAYS_ONE) {
      setOneNet(answer.message);
    } else if (answer?.__typename === 'FileRejected') {
      brought.refuse({ code: answer.code, message: answer.message, at: answer.fileAt });
    } else {
      brought.refuse({ code: 'failed', message: error?.message ?? t('state.failed'), at: null });
    }
  };

  return (
    <div className="form">
      <FileReview brought={brought} colour={departmentColour(department?.hue ?? '')}>
        {inspection !== null && (
          <>
            <div className="form-field">
              <span>{t('data.department')}</span>
              <Select
                aria-label={t('data.department')}
                placeholder={t('data.departmentChoose')}
                value={departmentId}
                onChange={setDepartmentId}
                options={departments.map((entry) => ({ value: entry.id, label: name(entry) }))}
              />
            </div>
            <div className="form-field">
              <span>{t('data.idField')}</span>
              <FieldSelect
                label={t('data.idField')}
                fields={inspection.fields}
                value={idField}
                none={t('data.noIdField')}
                onChange={setIdField}
              />
              <span className="muted">{t('data.idFieldNote')}</span>
            </div>
          </>
        )}
      </FileReview>
      {oneNet !== null && (
        <OneNetStaysOne message={oneNet} {...(mayPlan ? { onNewRound: () => void send(true) } : {})} />
      )}
      {inspection !== null && (
        <button
          type="button"
          className="button primary"
          disabled={department === null || reading || brought.reading}
          onClick={() => void send(false)}
        >
          {t(reading ? 'data.reading' : 'data.read')}
        </button>
      )}
    </div>
  );
}
