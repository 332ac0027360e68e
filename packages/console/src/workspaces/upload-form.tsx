import { Input, Select } from 'antd';
import { useRef, useState } from 'react';
import { useMutation } from 'urql';
import { useWorkbench } from '../app/workbench.tsx';
import { uploadFile } from '../graphql/upload.ts';
import { prepareLayerDocument } from '../graphql/work-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { Icon } from '../shell/icons.tsx';
import { readFields } from './read-fields.ts';

interface Problem {
  readonly code: string;
  readonly message: string;
  readonly at: string | null;
  /** Fields the file has, to choose the id from. */
  readonly fields: readonly string[];
}

/** Brings a GeoJSON file: by dragging or choosing it, with its department and the field of its ids. */
export function UploadForm({ onPrepared }: { readonly onPrepared: (layerId: string) => void }) {
  const { t, formats, name } = useWords();
  const { departments } = useWorkbench();
  const [, prepare] = useMutation(prepareLayerDocument);
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [fields, setFields] = useState<readonly string[]>([]);
  const [department, setDepartment] = useState<string | null>(null);
  const [idField, setIdField] = useState('');
  const [over, setOver] = useState(false);
  const [stage, setStage] = useState<'sending' | 'reading' | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  const choose = async (chosen: File | undefined) => {
    if (chosen === undefined) return;
    setFile(chosen);
    setProblem(null);
    const found = await readFields(chosen);
    setFields(found);
    setIdField((current) => (current === '' || !found.includes(current) ? (found[0] ?? '') : current));
  };
  const send = async () => {
    if (file === null || department === null) return;
    setProblem(null);
    setStage('sending');
    const kept = await uploadFile(file);
    if (kept.kind === 'refused') {
      const message =
        kept.code === 'no-connection' ? t('data.noConnection') : kept.message || t('state.failed');
      setProblem({ code: kept.code, message, at: null, fields: [] });
      setStage(null);
      return;
    }
    setStage('reading');
    const { data, error } = await prepare({
      input: { fileId: kept.fileId, departmentId: department, idField: idField.trim() || null },
    });
    setStage(null);
    const answer = data?.prepareLayer;
    if (answer?.__typename === 'Layer') {
      setFile(null);
      onPrepared(answer.id);
    } else if (answer?.__typename === 'FileRejected') {
      setProblem({ code: answer.code, message: answer.message, at: answer.fileAt, fields: answer.fields });
    } else {
      setProblem({ code: 'failed', message: error?.message ?? t('state.failed'), at: null, fields: [] });
    }
  };
  const known = [...new Set([...fields, ...(problem?.fields ?? [])])];

  return (
    <div className="form">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way; the button does the same */}
      <div
        className={`drop ${over ? 'over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void choose(event.dataTransfer.files[0]);
        }}
      >
        <Icon name="upload" size={24} />
        {file === null ? (
          <span>{t('data.drop')}</span>
        ) : (
          <strong style={{ overflowWrap: 'anywhere' }}>
            {file.name} · {formats.bytes(file.size)}
          </strong>
        )}
        <button type="button" className="button" onClick={() => input.current?.click()}>
          {t(file === null ? 'data.choose' : 'data.chooseOther')}
        </button>
        <input
          ref={input}
          type="file"
          accept=".geojson,.json,application/geo+json,application/json"
          className="visually-hidden"
          tabIndex={-1}
          aria-label={t('data.choose')}
          onChange={(event) => void choose(event.target.files?.[0])}
        />
      </div>
      {file !== null && (
        <>
          <div className="form-field">
            <span>{t('data.department')}</span>
            <Select
              aria-label={t('data.department')}
              placeholder={t('data.departmentChoose')}
              value={department}
              onChange={setDepartment}
              options={departments.map((entry) => ({ value: entry.id, label: name(entry) }))}
            />
          </div>
          <div className="form-field">
            <span>{t('data.idField')}</span>
            {known.length > 0 ? (
              <Select
                aria-label={t('data.idField')}
                value={idField}
                onChange={setIdField}
                options={[
                  ...known.map((field) => ({ value: field, label: field })),
                  { value: '', label: t('data.noIdField') },
                ]}
              />
            ) : (
              <Input
                aria-label={t('data.idField')}
                value={idField}
                onChange={(event) => setIdField(event.target.value)}
              />
            )}
            <span className="muted">{t('data.idFieldNote')}</span>
          </div>
          {problem !== null && (
            <div className="note bad" role="alert">
              <p>{problem.message}</p>
              {problem.at !== null && <p>{problem.at}</p>}
              <code>{problem.code}</code>
            </div>
          )}
          <button
            type="button"
            className="button primary"
            disabled={department === null || stage !== null}
            onClick={() => void send()}
          >
            {stage === null ? t('data.read') : t(stage === 'sending' ? 'data.sending' : 'data.reading')}
          </button>
        </>
      )}
    </div>
  );
}
