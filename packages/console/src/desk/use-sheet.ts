import { useEffect, useRef, useState } from 'react';
import { useMutation } from 'urql';
import {
  inspectSheetDocument,
  recodeSheetDocument,
  type SheetInspection,
} from '../graphql/desk-documents.ts';
import { type Upload, uploadFiles } from '../graphql/upload.ts';
import { useWords } from '../messages/use-words.ts';
import type { FileProblem } from '../setup/use-brought-file.ts';

/** How a sheet is to be read; null leaves it to what is recognised. */
export interface SheetReading {
  readonly encoding: string | null;
  readonly sheet: string | null;
}

/** Which columns say where a row belongs; an empty text is none. */
export interface SheetFields {
  readonly code: string;
  readonly lon: string;
  readonly lat: string;
}

const AS_RECOGNISED: SheetReading = { encoding: null, sheet: null };

/** A sheet on its way: sent, looked at, recoded. */
export function useSheet(departmentId: string | null) {
  const { t } = useWords();
  const [, inspect] = useMutation(inspectSheetDocument);
  const [, recode] = useMutation(recodeSheetDocument);
  const [file, setFile] = useState<File | null>(null);
  const [stage, setStage] = useState<'sending' | 'reading' | 'running' | null>(null);
  const [inspection, setInspection] = useState<SheetInspection | null>(null);
  const [reading, setReading] = useState(AS_RECOGNISED);
  const [fields, setFields] = useState<SheetFields>({ code: '', lon: '', lat: '' });
  const [problem, setProblem] = useState<FileProblem | null>(null);
  // An answer to a question that has been replaced by another is not looked at.
  const turn = useRef(0);
  const upload = useRef<Upload | null>(null);
  useEffect(
    () => () => {
      turn.current++;
      upload.current?.stop();
    },
    [],
  );

  const fail = (code: string, message: string, at: string | null = null) => {
    setStage(null);
    setProblem({ code, message, at });
  };
  const look = async (fileId: string, how: SheetReading) => {
    const mine = ++turn.current;
    setStage('reading');
    const { data, error } = await inspect({ input: { fileId, departmentId, ...how } });
    if (mine !== turn.current) return;
    const answer = data?.inspectSheet;
    if (answer?.__typename === 'SheetInspection') {
      setStage(null);
      setInspection(answer);
      setFields({
        code: answer.codeField ?? '',
        lon: answer.lonField ?? '',
        lat: answer.latField ?? '',
      });
    } else if (answer?.__typename === 'FileRejected') fail(answer.code, answer.message, answer.fileAt);
    else fail('failed', error?.message ?? t('state.failed'));
  };
  const choose = async (chosen: File | undefined) => {
    if (chosen === undefined) return;
    const mine = ++turn.current;
    upload.current?.stop();
    setFile(chosen);
    setInspection(null);
    setProblem(null);
    setReading(AS_RECOGNISED);
    setStage('sending');
    upload.current = uploadFiles([chosen], () => undefined);
    const kept = await upload.current.result;
    if (mine !== turn.current) return;
    if (kept.kind === 'kept') await look(kept.fileId, AS_RECOGNISED);
    else
      fail(
        kept.code,
        kept.code === 'no-connection' ? t('data.noConnection') : kept.message || t('state.failed'),
      );
  };
  const read = async (change: Partial<SheetReading>) => {
    if (inspection === null) return;
    const next = { ...reading, ...change };
    setReading(next);
    setProblem(null);
    await look(inspection.fileId, next);
  };
  /** The id of the finished sheet; null where it was refused, which `problem` tells. */
  const run = async (reference: string | null): Promise<string | null> => {
    if (inspection === null) return null;
    setProblem(null);
    setStage('running');
    const { data, error } = await recode({
      input: {
        fileId: inspection.fileId,
        departmentId,
        codeField: fields.code || null,
        lonField: fields.lon || null,
        latField: fields.lat || null,
        reference,
        ...reading,
      },
    });
    const answer = data?.recodeSheet;
    if (answer?.__typename === 'RecodedSheet') return answer.id;
    if (answer?.__typename === 'FileRejected') fail(answer.code, answer.message, answer.fileAt);
    else if (answer?.__typename === 'Refusal') fail(answer.code, answer.message);
    else fail('failed', error?.message ?? t('state.failed'));
    return null;
  };
  return { file, stage, inspection, reading, fields, problem, choose, read, setFields, run };
}

export type SheetOnItsWay = ReturnType<typeof useSheet>;
