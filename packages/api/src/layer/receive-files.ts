import busboy from 'busboy';
import type { Request } from 'express';

/** A file of a form. */
export interface ReceivedPart {
  readonly name: string;
  /** What is kept: all of it, or the first bytes where the upload was far too large. */
  readonly content: Buffer;
}

export interface ReceivedForm {
  /** In the order in which they came. */
  readonly parts: readonly ReceivedPart[];
  /** Bytes of files that came in, kept or not. */
  readonly size: number;
  /** Bytes that are kept. */
  readonly held: number;
  /** The client went away before the end. */
  readonly brokenOff: boolean;
}

/** Parts of one shapefile and more; a form with more files than this has the rest left out. */
const MOST_FILES = 20;

/** Of what is no file nothing is read. */
const FIELD_LIMITS = { fields: 10, fieldSize: 1_000, fieldNameSize: 100, parts: 40, headerPairs: 20 };
const LONGEST_NAME = 200;

/** The name without folders and without what cannot be shown or stored; its ending stays where it is too long. */
function plainName(given: string | undefined): string {
  const base = (given ?? '').replace(/^.*[\\/]/s, '');
  const shown = [...base]
    .filter((letter) => !/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(letter))
    .join('');
  return shown.slice(-LONGEST_NAME) || 'unnamed';
}

/**
 * Receives every field `file` of a multipart form, at most `kept` bytes of all of them together; null without
 * such a field.
 */
export function receiveFiles(request: Request, kept: number): Promise<ReceivedForm | null | 'malformed'> {
  return new Promise((resolve) => {
    const parts: { name: string; chunks: Buffer[] }[] = [];
    let size = 0;
    let held = 0;
    const end = (brokenOff: boolean) => {
      const received = parts.map(({ name, chunks }) => ({ name, content: Buffer.concat(chunks) }));
      resolve(received.length === 0 ? null : { parts: received, size, held, brokenOff });
    };
    let form: ReturnType<typeof busboy>;
    try {
      const limits = { files: MOST_FILES, ...FIELD_LIMITS };
      form = busboy({ headers: request.headers, limits, defParamCharset: 'utf8' });
    } catch {
      request.resume();
      resolve('malformed');
      return;
    }
    form.on('file', (field, stream, info) => {
      if (field !== 'file') {
        stream.resume();
        return;
      }
      const part = { name: plainName(info.filename), chunks: [] as Buffer[] };
      parts.push(part);
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        const fitting = chunk.subarray(0, Math.max(0, kept - held));
        if (fitting.length > 0) part.chunks.push(fitting);
        held += fitting.length;
      });
      // The end of a broken form is told by the form itself.
      stream.on('error', () => undefined);
    });
    form.on('close', () => end(false));
    form.on('error', () => end(true));
    request.on('aborted', () => end(true));
    request.pipe(form);
  });
}
