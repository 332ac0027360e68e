import { currentPreferences } from '../app/preferences.ts';

export type UploadResult =
  | { readonly kind: 'kept'; readonly fileId: string }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string };

/** Sends a file as it is; the server keeps it and answers with its id, or says why not. */
export async function uploadFile(file: File): Promise<UploadResult> {
  const body = new FormData();
  body.append('file', file);
  let response: Response;
  try {
    response = await fetch('/files', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'accept-language': currentPreferences().locale, 'x-onegrid': 'console' },
      body,
    });
  } catch {
    return { kind: 'refused', code: 'no-connection', message: '' };
  }
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok && hasText(answer, 'fileId')) return { kind: 'kept', fileId: answer.fileId };
  return {
    kind: 'refused',
    code: hasText(answer, 'code') ? answer.code : `http-${response.status}`,
    message: hasText(answer, 'message') ? answer.message : '',
  };
}

function hasText<K extends string>(value: unknown, key: K): value is Record<K, string> {
  return (
    typeof value === 'object' && value !== null && typeof (value as Record<string, unknown>)[key] === 'string'
  );
}
