import { Role } from '../access/account-type.ts';
import { holds } from '../access/policy-rule.ts';
import { actorOf, districtOf, type RequestContext } from '../request/context.ts';
import { actsForDepartment } from '../review/acts-for-department.ts';
import { isRefused } from '../schema/refused.ts';
import type { Layer } from './layer-type.ts';
import { ownFiles } from './own-files.ts';
import type { FileRejected, PrepareLayerInput } from './prepare-layer-type.ts';
import { rejectedFile } from './rejected-file.ts';
import { shownLayer } from './shown-layer.ts';

/**
 * Reads a kept file into a draft layer with its report. Whatever is wrong with the file as a whole is
 * answered as a rejection; the file stays as it was received. Officers bring their own department's layer, everybody
 * what they uploaded themselves. Once a plan is published, departments draw no grids
 * of their own: only planners bring layers then, for a new planning round.
 */
export async function prepareLayer(
  input: PrepareLayerInput,
  context: RequestContext,
): Promise<Layer | FileRejected> {
  const { fileId, departmentId } = input;
  const plans = context.viewer !== null && holds(context.viewer, Role.PLANNER, Role.ADMINISTRATOR);
  const newRound = input.newRound && plans;
  const { layers, code: districtCode } = districtOf(context);
  const reject = (code: string) => rejectedFile({ fileId, code }, context);

  if (!plans && !actsForDepartment(departmentId, context)) return reject('own-department-only');
  const received = await ownFiles(fileId, context);
  if (received.length === 0) return reject('file-unknown');
  const district = await context.store.district(districtCode);
  if (district === null) return reject('outline-first');
  if ((await context.loaders.department.load(departmentId)) === null) return reject('unknown-department');
  // The store refuses it too; here before the file is read.
  const inForce = (await context.loaders.currentPlan())?.status === 'published';
  if (inForce && !newRound) return reject('one-net-stays-one');
  const { settings, reading: thread } = context.services;
  const reading = await thread.layer({
    files: received,
    idField: input.idField || null,
    reference: input.reference || null,
    encoding: input.encoding || null,
    sizeLimit: settings.uploadLimit,
    outline: district.outline,
  });
  if (reading.kind === 'rejected') return rejectedFile({ fileId, ...reading }, context);
  const { report, features, reference, encoding } = reading;
  const fileName = received[0].name;
  const fileBytes = received.reduce((sum, { content }) => sum + content.byteLength, 0);
  const draft = {
    departmentId,
    fileId,
    fileName,
    fileBytes,
    report,
    features,
    reference,
    encoding,
    newRound,
  };
  const saved = await layers.createDraft(draft, actorOf(context));
  return isRefused(saved)
    ? rejectedFile({ fileId, code: saved.code, params: saved.params }, context)
    : shownLayer(saved);
}
