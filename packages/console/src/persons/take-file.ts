import { currentPreferences } from '../app/preferences.ts';

export type TakenFile =
  | { readonly kind: 'taken'; readonly content: Blob }
  /** The server's words; empty where it did not answer. */
  | { readonly kind: 'refused'; readonly message: string };

/** Asks for everything that is kept of a person. Not a link: what is handed out has a reason, and is on record. */
export async function takeFile(id: string, reason: string): Promise<TakenFile> {
  try {
    const response = await fetch(`/persons/${encodeURIComponent(id)}/file`, {
      method: 'POST',
      credentials: 'same-origin',
      cache: 'no-store',
      headers: {
        'content-type': 'application/json',
        'accept-language': currentPreferences().locale,
        'x-onegrid': 'console',
      },
      body: JSON.stringify({ reason }),
    });
    if (response.ok) return { kind: 'taken', content: await response.blob() };
    const answer = (await response.json()) as { readonly message?: unknown };
    return {
      kind: 'refused',
      message: typeof answer.message === 'string' ? answer.message : '',
    };
  } catch {
    return { kind: 'refused', message: '' };
  }
}
