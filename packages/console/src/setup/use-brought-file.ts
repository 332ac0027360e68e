import { useCallback, useEffect, useRef, useState } from 'react';
import { useMutation } from 'urql';
import { type BaseDataKind, type FileInspection, inspectFileDocument } from '../graphql/setup-documents.ts';
import { type Upload, uploadFiles } from '../graphql/upload.ts';
import { useWords } from '../messages/use-words.ts';

export interface FileProblem {
  readonly code: string;
  readonly message: string;
  /** Where in the file. */
  readonly at: string | null;
}

/** What is declared of a file; null leaves it to what the file tells. */
export interface Declaration {
  readonly reference: string | null;
  readonly encoding: string | null;
}

export interface BroughtFile {
  readonly files: readonly File[];
  /** Id of the kept file; null until it is sent. */
  readonly fileId: string | null;
  /** Share of the file that was sent, 0 to 1; null when nothing is under way. */
  readonly sent: number | null;
  /** The file is being read, for the first time or under another declaration. */
  readonly reading: boolean;
  readonly declared: Declaration;
  /** What is in the file under the declaration. */
  readonly inspection: FileInspection | null;
  /** What is in the file by what it tells itself; null where that cannot be read. */
  readonly asTold: FileInspection | null;
  readonly problem: FileProblem | null;
  choose(files: readonly File[]): Promise<void>;
  declare(change: Partial<Declaration>): Promise<void>;
  /** A refusal that another step met, or null to take it away. */
  refuse(problem: FileProblem | null): void;
  reset(): void;
}

const UNDECLARED: Declaration = { reference: null, encoding: null };

/** A file that is being brought in: sent to the server, read there, and read again as it is declared to be. */
export function useBroughtFile(target: BaseDataKind | null): BroughtFile {
  const { t } = useWords();
  const [, inspectFile] = useMutation(inspectFileDocument);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [fileId, setFileId] = useState<string | null>(null);
  const [sent, setSent] = useState<number | null>(null);
  const [reading, setReading] = useState(false);
  const [declared, setDeclared] = useState(UNDECLARED);
  const [inspection, setInspection] = useState<FileInspection | null>(null);
  const [asTold, setAsTold] = useState<FileInspection | null>(null);
  const [problem, setProblem] = useState<FileProblem | null>(null);
  // An answer to a question that has been replaced by another is not looked at.
  const turn = useRef(0);
  const upload = useRef<Upload | null>(null);

  const reset = useCallback(() => {
    turn.current++;
    upload.current?.stop();
    setFiles([]);
    setFileId(null);
    setSent(null);
    setReading(false);
    setDeclared(UNDECLARED);
    setInspection(null);
    setAsTold(null);
    setProblem(null);
  }, []);
  useEffect(
    () => () => {
      turn.current++;
      upload.current?.stop();
    },
    [],
  );

  const inspect = async (id: string, declaration: Declaration) => {
    const mine = ++turn.current;
    setReading(true);
    const { data, error } = await inspectFile({ input: { fileId: id, target, ...declaration } });
    if (mine !== turn.current) return;
    setReading(false);
    const answer = data?.inspectFile;
    if (answer?.__typename === 'FileInspection') {
      setInspection(answer);
      if (declaration.reference === null) setAsTold(answer);
      setProblem(null);
    } else if (answer?.__typename === 'FileRejected') {
      setInspection(null);
      setProblem({ code: answer.code, message: answer.message, at: answer.fileAt });
    } else {
      setProblem({ code: 'failed', message: error?.message ?? t('state.failed'), at: null });
    }
  };

  const choose = async (chosen: readonly File[]) => {
    if (chosen.length === 0) return;
    reset();
    const mine = turn.current;
    setFiles(chosen);
    setSent(0);
    upload.current = uploadFiles(chosen, (share) => {
      if (mine === turn.current) setSent(share);
    });
    const kept = await upload.current.result;
    if (mine !== turn.current) return;
    setSent(null);
    if (kept.kind === 'refused') {
      const message =
        kept.code === 'no-connection' ? t('data.noConnection') : kept.message || t('state.failed');
      setProblem({ code: kept.code, message, at: null });
      return;
    }
    setFileId(kept.fileId);
    await inspect(kept.fileId, UNDECLARED);
  };
  const declare = async (change: Partial<Declaration>) => {
    if (fileId === null) return;
    const next = { ...declared, ...change };
    setDeclared(next);
    await inspect(fileId, next);
  };
  return {
    files,
    fileId,
    sent,
    reading,
    declared,
    inspection,
    asTold,
    problem,
    choose,
    declare,
    refuse: setProblem,
    reset,
  };
}
