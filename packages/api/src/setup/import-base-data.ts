import { ownFiles } from '../layer/own-files.ts';
import type { FileRejected } from '../layer/prepare-layer-type.ts';
import { rejectedFile } from '../layer/rejected-file.ts';
import { shownReport } from '../layer/shown-report.ts';
import { actorOf, districtOf, type RequestContext } from '../request/context.ts';
import { type Refusal, refusal } from '../schema/problem.ts';
import { asRefusal, isRefused } from '../schema/refused.ts';
import { BaseDataImported, type ImportBaseDataInput } from './base-data-type.ts';
import { shownDataSet } from './shown-data-set.ts';
import { shownSetup } from './shown-setup.ts';

/**
 * Reads a kept file as base data, in the reading thread, and replaces what there was of its kind in one
 * transaction. Whatever is wrong with the file leaves everything as it was.
 */
export async function importBaseData(
  input: ImportBaseDataInput,
  context: RequestContext,
): Promise<BaseDataImported | FileRejected | Refusal> {
  const { kind, fileId, fields } = input;
  const { setup, code } = districtOf(context);
  const mapping = Object.fromEntries(fields.map(({ target, field }) => [target, field]));
  if (Object.keys(mapping).length < fields.length) {
    return refusal('target-twice', context.say('target-twice'));
  }
  const received = await ownFiles(fileId, context);
  if (received.length === 0) return rejectedFile({ fileId, code: 'file-unknown' }, context);
  const outline = (await context.store.district(code))?.outline ?? null;
  if (outline === null && kind !== 'outline') return refusal('outline-first', context.say('outline-first'));
  const { reading: thread, settings } = context.services;
  const reading = await thread.baseData({
    files: received,
    reference: input.reference || null,
    encoding: input.encoding || null,
    sizeLimit: settings.uploadLimit,
    kind,
    mapping,
    district: code,
    outline,
  });
  if (reading.kind === 'rejected') {
    const { params } = reading;
    const label = params.target === undefined ? '' : context.say(`field-target-${params.target}`);
    return rejectedFile({ fileId, ...reading, params: { ...params, label } }, context);
  }
  const { content, report, reference, encoding } = reading;
  const source = { fileId, fileName: received[0].name, reference, encoding, mapping, report };
  const imported = await setup.importBaseData(content, source, actorOf(context));
  if (isRefused(imported)) {
    return imported.code === 'geometry-not-valid'
      ? rejectedFile({ fileId, code: imported.code, params: imported.params }, context)
      : asRefusal(imported, context);
  }
  const counts = await setup.counts();
  return Object.assign(new BaseDataImported(), {
    dataSet: shownDataSet(imported),
    report: shownReport(report, context.locale),
    setup: shownSetup(counts, context),
    planNotice: (counts?.plans ?? 0) > 0 ? context.say('plan-keeps-its-base') : null,
  });
}
