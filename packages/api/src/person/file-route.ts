import type { RequestHandler } from 'express';
import { actorOf, districtOf } from '../request/context.ts';
import { isRefused } from '../schema/refused.ts';
import { contextOf } from '../server/request-context.ts';
import { statedReason } from './stated-reason.ts';

const STATUS: Readonly<Record<string, number>> = { 'unknown-person': 404, 'file-limit': 429 };

/**
 * `POST /persons/{id}/file` with `{ "reason": "..." }`: everything that is kept about a person, for the person, as
 * JSON to be saved. 404 for whoever is not there or not in reach, 429 after too many in a day; what was handed out is on
 * record.
 */
export const personFileRoute: RequestHandler = async (request, response) => {
  const context = contextOf(request);
  const id = String(request.params.id);
  const refuse = (status: number, code: string, message = context.say(code)) => {
    response.status(status).set('Cache-Control', 'no-store').json({ code, message });
  };
  const body: unknown = request.body;
  const given = typeof body === 'object' && body !== null && 'reason' in body ? body.reason : '';
  const reason = statedReason(typeof given === 'string' ? given : '', context);
  if (typeof reason !== 'string') return refuse(400, reason.code, reason.message);
  if ((await context.loaders.person.load(id)) === null) return refuse(404, 'unknown-person');
  const outcome = await districtOf(context).persons.file(id, reason, actorOf(context, reason));
  if (isRefused(outcome)) {
    const { code, params } = outcome;
    return refuse(STATUS[code] ?? 409, code, context.say(code, params));
  }
  response.attachment(`person-${outcome.person.id}.json`);
  response
    .set('Cache-Control', 'no-store')
    .type('application/json')
    .send(JSON.stringify(outcome, null, 2));
};
