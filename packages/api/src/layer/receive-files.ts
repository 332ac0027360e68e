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
      const limits = { files: MOST_FILES, fields: 10 };
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
      const part = { name: info.filename || 'unnamed', chunks: [] as Buffer[] };
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
