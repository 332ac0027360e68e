import type { ReceivedFile } from '@onegrid/interchange';
import { districtOf, type RequestContext } from '../request/context.ts';

/** An uploaded file of one's own; null for one that does not exist and for everybody else's alike. */
export async function ownFile(fileId: string, context: RequestContext): Promise<ReceivedFile | null> {
  const { files, recode } = districtOf(context);
  if (context.viewer === null || (await recode.broughtBy(fileId)) !== context.viewer.id) return null;
  const [file] = await files.received(fileId);
  return file ?? null;
}
