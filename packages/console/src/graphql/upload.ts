import { currentPreferences } from '../app/preferences.ts';

export type UploadResult =
  | { readonly kind: 'kept'; readonly fileId: string }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string };

export interface Upload {
  /** Resolves in every case; what was stopped is refused with `stopped`. */
  readonly result: Promise<UploadResult>;
  stop(): void;
}

/**
 * Sends files that are read together (one file, or the loose parts of a shapefile) as they are; the server
 * keeps them and answers with one id, or says why not. `onProgress` gets the share that was sent, 0 to 1.
 */
export function uploadFiles(files: readonly File[], onProgress: (share: number) => void): Upload {
  const body = new FormData();
  for (const file of files) body.append('file', file);
  // Not fetch: only this tells how much was sent.
  const request = new XMLHttpRequest();
  request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
  const result = new Promise<UploadResult>((resolve) => {
    request.onload = () => resolve(answerOf(request));
    request.onerror = () => resolve({ kind: 'refused', code: 'no-connection', message: '' });
    request.onabort = () => resolve({ kind: 'refused', code: 'stopped', message: '' });
  });
  request.open('POST', '/files');
  request.setRequestHeader('accept-language', currentPreferences().locale);
  request.setRequestHeader('x-onegrid', 'console');
  request.send(body);
  return { result, stop: () => request.abort() };
}

function answerOf(request: XMLHttpRequest): UploadResult {
  const answer = parse(request.responseText);
  if (request.status >= 200 && request.status < 300 && hasText(answer, 'fileId'))
    return { kind: 'kept', fileId: answer.fileId };
  return {
    kind: 'refused',
    code: hasText(answer, 'code') ? answer.code : `http-${request.status}`,
    message: hasText(answer, 'message') ? answer.message : '',
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function hasText<K extends string>(value: unknown, key: K): value is Record<K, string> {
  return (
    typeof value === 'object' && value !== null && typeof (value as Record<string, unknown>)[key] === 'string'
  );
}
