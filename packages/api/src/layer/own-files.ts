import type { ReceivedFile } from '@onegrid/interchange';
import { districtOf, type RequestContext } from '../request/context.ts';

/**
 * The files of an upload of one's own, the one that it goes by in front; none for an upload that does not exist and
 * for everybody else's alike.
 */
export async function ownFiles(fileId: string, context: RequestContext): Promise<readonly ReceivedFile[]> {
  const { files, recode } = districtOf(context);
  if (context.viewer === null || (await recode.broughtBy(fileId)) !== context.viewer.id) return [];
  return files.received(fileId);
}
