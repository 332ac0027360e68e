import { openReference } from '@onegrid/interchange';
import { ownFiles } from '../layer/own-files.ts';
import type { FileRejected } from '../layer/prepare-layer-type.ts';
import { rejectedFile } from '../layer/rejected-file.ts';
import { actorOf, districtOf, type RequestContext } from '../request/context.ts';
import { type Refusal, refusal } from '../schema/problem.ts';
import type { RecodedSheet, RecodeSheetInput } from './recode-type.ts';
import { shownSheet } from './shown-sheet.ts';

/**
 * Recodes an uploaded sheet in the reading thread and keeps the finished one. What is in its rows goes into the
 * kept files and nowhere else.
 */
export async function recodeSheetFile(
  input: RecodeSheetInput,
  context: RequestContext,
): Promise<RecodedSheet | FileRejected | Refusal> {
  const problem = problemOf(input);
  if (problem !== null) return refusal(problem, context.say(problem, { found: input.reference ?? '' }));
  const refuse = (code: string) => refusal(code, context.say(code));
  const { fileId } = input;
  const departmentId = input.departmentId || null;
  const [file] = await ownFiles(fileId, context);
  if (file === undefined) return rejectedFile({ fileId, code: 'file-unknown' }, context);
  const { recode } = districtOf(context);
  if (departmentId !== null && (await context.loaders.department.load(departmentId)) === null)
    return refuse('unknown-department');
  const planId = input.planId || (await context.loaders.currentPlan())?.id;
  if (planId === undefined) return refuse('plan-missing');
  const basis = await recode.basis(planId, departmentId);
  if (basis === null) return refuse('plan-not-found');
  if (input.codeField && basis.department === null) return refuse('department-not-in-plan');

  const { reading: thread, settings } = context.services;
  const reading = await thread.recoding({
    file,
    encoding: input.encoding || null,
    sheet: input.sheet || null,
    sizeLimit: settings.uploadLimit,
    fields: { code: input.codeField || null, lon: input.lonField || null, lat: input.latField || null },
    reference: input.reference || null,
    unified: basis.unified,
    crosswalk: basis.department === null ? null : [...basis.department.crosswalk],
    drawn: basis.department?.drawn ?? [],
    locale: context.locale,
  });
  if (reading.kind === 'rejected') return rejectedFile({ fileId, ...reading }, context);
  const actor = actorOf(context);
  const saved = await recode.save(
    {
      departmentId,
      planId,
      revision: basis.revision,
      fileId,
      result: { name: finishedName(file.name, reading.format, context), content: reading.finished },
      doubts: { name: 'doubts.jsonl', content: reading.doubts },
      counts: reading.counts,
    },
    { ...actor, accountId: context.viewer!.id },
  );
  return shownSheet(saved);
}

/** What is wrong with the question itself, as a reason code. */
function problemOf({ codeField, lonField, latField, departmentId, reference }: RecodeSheetInput) {
  if (!codeField && !lonField && !latField) return 'recode-columns-missing';
  if (!lonField !== !latField) return 'recode-column-pair';
  if (codeField && !departmentId) return 'recode-department-missing';
  return reference && openReference(reference) === null ? 'reference-unknown' : null;
}

function finishedName(name: string, format: string, context: RequestContext): string {
  const stem = name.replace(/\.[^.]*$/, '');
  return `${context.say('recoded-name', { name: stem })}.${format}`;
}
