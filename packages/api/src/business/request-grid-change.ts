import type { GridChangeAnswer } from '@onegrid/store';
import { actorOf, districtOf, type RequestContext } from '../request/context.ts';
import { saidText } from '../review/said-text.ts';
import { refusal } from '../schema/problem.ts';
import { asRefusal, isRefused } from '../schema/refused.ts';
import {
  GridChangeRequest,
  type GridChangeRequestResult,
  type RequestGridChangeInput,
} from './grid-change-request-type.ts';
import { mayFileFor } from './register-business.ts';

type Answer = Promise<typeof GridChangeRequestResult>;

/** Files a department's request to change a published grid. */
export async function requestGridChange(input: RequestGridChangeInput, context: RequestContext): Answer {
  const { departmentId, grid } = input;
  const refuse = (code: string) => refusal(code, context.say(code));
  if (!mayFileFor(departmentId, context)) return refuse('own-department-only');
  const text = saidText(input.text, context);
  if (typeof text !== 'string') return text;
  const [lon, lat] = input.at;
  if (input.at.length !== 2 || !(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) {
    return refuse('point-out-of-range');
  }
  const land = input.land ?? null;
  if (land !== null && land.type !== 'Polygon' && land.type !== 'MultiPolygon') {
    return refuse('land-expected');
  }
  const outcome = await districtOf(context).businesses.requestChange(
    { departmentId, grid, text, at: [lon, lat], land },
    actorOf(context),
  );
  return isRefused(outcome) ? asRefusal(outcome, context) : Object.assign(new GridChangeRequest(), outcome);
}

/** Answers a request; one that is taken up may name the draft in which that is done. */
export async function answerGridChange(
  id: string,
  answer: GridChangeAnswer,
  context: RequestContext,
): Answer {
  const text = saidText(answer.text, context);
  if (typeof text !== 'string') return text;
  const outcome = await districtOf(context).businesses.answer(
    id,
    { accept: answer.accept, text, planId: answer.planId ?? null },
    actorOf(context),
  );
  return isRefused(outcome) ? asRefusal(outcome, context) : Object.assign(new GridChangeRequest(), outcome);
}
