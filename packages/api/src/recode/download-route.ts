import type { RequestHandler } from 'express';
import { actorOf, districtOf } from '../request/context.ts';
import { contextOf } from '../server/request-context.ts';

const TYPES: readonly (readonly [ending: string, type: string])[] = [
  ['.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['.csv', 'text/csv; charset=utf-8'],
];

/**
 * `GET /recoded/{id}`: the finished sheet, for its owner; everybody else gets 404, as for one that does not
 * exist. It holds personal data: no copy is left in a cache, and the audit log says who took it.
 */
export const recodedRoute: RequestHandler = async (request, response) => {
  const context = contextOf(request);
  const { recode, files, access } = districtOf(context);
  const sheet = await recode.sheet(String(request.params.id));
  const content =
    sheet === null || sheet.accountId !== context.viewer?.id ? null : await files.content(sheet.resultFileId);
  if (sheet === null || content === null) {
    response.status(404).json({ code: 'not-found', message: context.say('not-found') });
    return;
  }
  const entry = { action: 'sheet.download', objectKind: 'recoded-sheet', objectId: sheet.id };
  await access.record(entry, actorOf(context));
  const name = sheet.resultFileName;
  const type = TYPES.find(([ending]) => name.toLowerCase().endsWith(ending))?.[1];
  response.attachment(name);
  response
    .set('Cache-Control', 'no-store')
    .type(type ?? 'application/octet-stream')
    .send(Buffer.from(content));
};
