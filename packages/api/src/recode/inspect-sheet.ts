import { ownFiles } from '../layer/own-files.ts';
import type { FileRejected } from '../layer/prepare-layer-type.ts';
import { rejectedFile } from '../layer/rejected-file.ts';
import { districtOf, type RequestContext } from '../request/context.ts';
import { type InspectSheetInput, SheetInspection } from './recode-type.ts';

/** Looks at an uploaded sheet in the reading thread. */
export async function inspectSheet(
  { fileId, departmentId, encoding, sheet }: InspectSheetInput,
  context: RequestContext,
): Promise<SheetInspection | FileRejected> {
  const [file] = await ownFiles(fileId, context);
  if (file === undefined) return rejectedFile({ fileId, code: 'file-unknown' }, context);
  const plan = departmentId ? await context.loaders.currentPlan() : null;
  const basis = plan === null ? null : await districtOf(context).recode.basis(plan.id, departmentId ?? null);
  const reading = await context.services.reading.sheetInspection({
    file,
    encoding: encoding || null,
    sheet: sheet || null,
    sizeLimit: context.services.settings.uploadLimit,
    oldCodes: [...(basis?.department?.crosswalk.keys() ?? [])],
  });
  if (reading.kind === 'rejected') return rejectedFile({ fileId, ...reading }, context);
  const { kind, noticed, ...found } = reading;
  const remarks = noticed.map(({ code, count }) => ({ code, count, message: context.say(code, { count }) }));
  return Object.assign(new SheetInspection(), { fileId, fileName: file.name, remarks, ...found });
}
