import type { RequestHandler } from 'express';
import { chooseLocale } from '../messages/locale.ts';
import { say } from '../messages/say.ts';
import { isOwnHost } from './request-origin.ts';
import type { Services } from './services.ts';

/**
 * Refuses requests for names that are not this server's: another site may let its own name lead here, and its page
 * would then be of the same origin.
 */
export function ownHost({ arrivalOf, settings, listensOn }: Services): RequestHandler {
  return function refuseOtherHosts(request, response, next) {
    if (isOwnHost(arrivalOf(request).host, settings, listensOn)) {
      next();
      return;
    }
    const locale = chooseLocale(request.headers['accept-language']);
    response.status(421).json({ code: 'host-unknown', message: say(locale, 'host-unknown') });
  };
}
