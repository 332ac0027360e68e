import { ownFiles } from '../layer/own-files.ts';
import type { FileRejected } from '../layer/prepare-layer-type.ts';
import { rejectedFile } from '../layer/rejected-file.ts';
import { districtOf, type RequestContext } from '../request/context.ts';
import { FileInspection, type InspectFileInput } from './inspection-type.ts';

/** Something found out about a file in words. */
function detected(
  {
    name,
    evidence,
    certain,
  }: { readonly name: string; readonly evidence: string; readonly certain: boolean },
  context: RequestContext,
) {
  return { name, certain, evidence: context.say(evidence, { name }) };
}

/** Looks at a kept file as the input declares it to be read. */
export async function inspectUpload(
  { fileId, target, reference, encoding }: InspectFileInput,
  context: RequestContext,
): Promise<FileInspection | FileRejected> {
  const { code } = districtOf(context);
  const received = await ownFiles(fileId, context);
  if (received.length === 0) return rejectedFile({ fileId, code: 'file-unknown' }, context);
  const district = await context.store.district(code);
  const reading = await context.services.reading.inspection({
    files: received,
    reference: reference || null,
    encoding: encoding || null,
    sizeLimit: context.services.settings.uploadLimit,
    target: target ?? null,
    outline: district?.outline ?? null,
  });
  if (reading.kind === 'rejected') return rejectedFile({ fileId, ...reading }, context);
  const { source, features, geometryTypes, bounds, sample, insideShare, targets } = reading;
  return Object.assign(new FileInspection(), {
    fileId,
    format: source.format,
    features,
    geometryTypes,
    fields: source.fields,
    encoding: source.encoding === null ? null : detected(source.encoding, context),
    reference: detected(source.reference, context),
    bounds,
    sample,
    insideShare,
    targets: targets.map((each) => ({ ...each, label: context.say(`field-target-${each.key}`) })),
  });
}
