import type { RequestHandler } from 'express';
import { actorOf, districtOf } from '../request/context.ts';
import { contextOf } from '../server/request-context.ts';
import { type ReceivedPart, receiveFiles } from './receive-files.ts';

/** Uploads over the limit are still kept whole up to this multiple of it; beyond, only their first bytes. */
const KEPT_BEYOND_LIMIT = 2;

/** The files with the one that the upload goes by in front: the geometry of a shapefile, else the first. */
function leadingFirst(parts: readonly ReceivedPart[]): readonly ReceivedPart[] {
  const leading = Math.max(
    0,
    parts.findIndex(({ name }) => /\.shp$/i.test(name)),
  );
  return [parts[leading], ...parts.filter((_, index) => index !== leading)];
}

/**
 * `POST /files`: keeps the files of one form as received and answers `{ id, files }`. Several belong together,
 * such as the parts of a shapefile, and are read together under that id. Over the limit, all counted, they are
 * refused with 413, and kept; the answer says how many bytes. Reading is another step: `inspectFile`,
 * `prepareLayer`, `importBaseData`.
 */
export const uploadRoute: RequestHandler = async (request, response) => {
  const context = contextOf(request);
  const limit = context.services.settings.uploadLimit;
  const leave = context.services.uploads.enter(context.viewer?.id ?? '');
  if (leave === null) {
    response.set({ 'Retry-After': '5', Connection: 'close' });
    response.status(429).json({ code: 'uploads-too-many', message: context.say('uploads-too-many') });
    return;
  }
  const received = await receiveFiles(request, limit * KEPT_BEYOND_LIMIT).finally(leave);
  if (received === null || received === 'malformed') {
    const code = received === null ? 'file-missing' : 'upload-malformed';
    response.status(400).json({ code, message: context.say(code) });
    return;
  }
  const { parts, size, held, brokenOff } = received;
  const records = await districtOf(context).files.keepTogether(leadingFirst(parts), actorOf(context));
  const [{ id, name }] = records;
  const files = records.map((record) => ({ id: record.id, name: record.name, bytes: record.bytes }));
  const kept = { id, fileId: id, name, bytes: held, files };
  if (brokenOff) {
    const message = context.say('upload-broken-off', { kept: held });
    response.status(400).json({ ...kept, code: 'upload-broken-off', message });
    return;
  }
  if (size > limit) {
    const text = size > held ? 'file-too-large-cut' : 'file-too-large';
    const message = context.say(text, { limit, kept: held });
    response.status(413).json({ ...kept, code: 'file-too-large', message, limit });
    return;
  }
  response.status(201).json(kept);
};
