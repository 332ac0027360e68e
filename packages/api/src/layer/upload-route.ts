import busboy from 'busboy';
import type { Request, RequestHandler } from 'express';
import { actorOf, districtOf } from '../request/context.ts';
import { contextOf } from '../server/request-context.ts';

/** Files over the limit are still kept whole up to this multiple of it; beyond, only their first bytes. */
const KEPT_BEYOND_LIMIT = 2;

interface Received {
  readonly name: string;
  /** What is kept: all of it, or the first bytes where it was far too large. */
  readonly content: Buffer;
  /** Bytes that came in, kept or not. */
  readonly size: number;
  /** The client went away before the end. */
  readonly brokenOff: boolean;
}

/** Receives the field `file` of a multipart form, at most `kept` bytes of it; null without such a field. */
function receive(request: Request, kept: number): Promise<Received | null | 'malformed'> {
  return new Promise((resolve) => {
    let name: string | null = null;
    const chunks: Buffer[] = [];
    let size = 0;
    let held = 0;
    const end = (brokenOff: boolean) => {
      resolve(name === null ? null : { name, content: Buffer.concat(chunks, held), size, brokenOff });
    };
    let form: ReturnType<typeof busboy>;
    try {
      form = busboy({ headers: request.headers, limits: { files: 1, fields: 10 }, defParamCharset: 'utf8' });
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
      name = info.filename || 'unnamed';
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        const part = chunk.subarray(0, Math.max(0, kept - held));
        if (part.length > 0) chunks.push(part);
        held += part.length;
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

/**
 * `POST /files`: keeps one file as received and answers `{ id }`. Over the limit it is refused with 413,
 * and kept; the answer says how many bytes. Reading it is another step: `prepareLayer`.
 */
export const uploadRoute: RequestHandler = async (request, response) => {
  const context = contextOf(request);
  const limit = context.services.settings.uploadLimit;
  const ceiling = limit * KEPT_BEYOND_LIMIT;
  const received = await receive(request, ceiling);
  if (received === null || received === 'malformed') {
    const code = received === null ? 'file-missing' : 'upload-malformed';
    response.status(400).json({ code, message: context.say(code) });
    return;
  }
  const { name, content, size, brokenOff } = received;
  const record = await districtOf(context).files.keep({ name, content }, actorOf(context));
  const kept = { id: record.id, fileId: record.id, name: record.name, bytes: record.bytes };
  if (brokenOff) {
    const message = context.say('upload-broken-off', { kept: content.length });
    response.status(400).json({ ...kept, code: 'upload-broken-off', message });
    return;
  }
  if (size > limit) {
    const text = size > content.length ? 'file-too-large-cut' : 'file-too-large';
    const message = context.say(text, { limit, kept: content.length });
    response.status(413).json({ ...kept, code: 'file-too-large', message, limit });
    return;
  }
  response.status(201).json(kept);
};
