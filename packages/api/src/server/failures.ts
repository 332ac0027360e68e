import type { ErrorRequestHandler, RequestHandler } from 'express';
import { chooseLocale } from '../messages/locale.ts';
import { say } from '../messages/say.ts';
import { embeddedLimitOf, masterKeyFault } from './embedded-limit.ts';

/** What no route answered. */
export const notFound: RequestHandler = function answerNotFound(request, response) {
  const locale = chooseLocale(request.headers['accept-language']);
  response.status(404).json({ code: 'not-found', message: say(locale, 'not-found') });
};

/** Faults of the request keep their 4xx status; anything else is logged and says nothing of its inside. */
export function failures(log: (line: string) => void): ErrorRequestHandler {
  return function answerFailure(error: unknown, request, response, next) {
    if (response.headersSent) {
      next(error);
      return;
    }
    const locale = chooseLocale(request.headers['accept-language']);
    const limit = embeddedLimitOf(error);
    if (limit !== null) {
      response.status(413).json({ code: limit.code, message: say(locale, limit.code, limit.params) });
      return;
    }
    const fault = masterKeyFault(error);
    if (fault !== null) {
      response.status(503).json({ code: fault, message: say(locale, fault) });
      return;
    }
    const status = statusOf(error);
    const code = status < 500 ? 'bad-request' : 'internal-error';
    if (status >= 500)
      log(`${request.method} ${request.path}: ${error instanceof Error ? error.stack : String(error)}`);
    response.status(status).json({ code, message: say(locale, code) });
  };
}

function statusOf(error: unknown): number {
  const status =
    typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500;
  return status >= 400 && status < 500 ? status : 500;
}
