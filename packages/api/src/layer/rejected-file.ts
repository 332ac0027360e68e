import type { RequestContext } from '../request/context.ts';
import { FileRejected } from './prepare-layer-type.ts';
import type { RejectedReading } from './read-file.ts';

/** A file that cannot be used as a whole, in the language of the request. */
export function rejectedFile(
  reading: Pick<RejectedReading, 'code'> & Partial<RejectedReading> & { readonly fileId: string },
  context: RequestContext,
): FileRejected {
  const { code, params = {}, place = null, fields = [], because = null, fileId } = reading;
  const reason = because === null ? '' : context.say(because.code, because.params);
  const message = context.say(code, { ...params, reason });
  return Object.assign(new FileRejected(), { code, message, fileId, at: place, fields });
}
