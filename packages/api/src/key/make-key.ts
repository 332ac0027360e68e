import type { ApiKeyRecord, Refused } from '@onegrid/store';
import { actorOf, districtOf, type RequestContext } from '../request/context.ts';
import { refusal } from '../schema/problem.ts';
import { asRefusal, isRefused } from '../schema/refused.ts';
import { keyDepartments } from './key-departments.ts';
import { isKeyScope } from './key-scopes.ts';
import { keyToken, newKeySecret } from './key-token.ts';
import { ApiKeyMade, type ApiKeyMadeResult, type CreateApiKeyInput } from './key-type.ts';
import { shownKey } from './shown-key.ts';

const DAY = 24 * 3_600_000;
const LONGEST_LIFE_DAYS = 366;
const LONGEST_NAME = 100;
const LONGEST_OVERLAP_HOURS = 168;

type Made = typeof ApiKeyMadeResult;

/** The code of what is wrong with it, or null. */
function faultOf({ name, scopes, expiresAt }: CreateApiKeyInput, now: number): string | null {
  if (name.trim() === '' || name.trim().length > LONGEST_NAME) return 'key-name-expected';
  if (scopes.length === 0) return 'key-scopes-expected';
  if (!scopes.every(isKeyScope)) return 'key-scope-unknown';
  const life = expiresAt.getTime() - now;
  return life > 0 && life <= LONGEST_LIFE_DAYS * DAY ? null : 'key-expiry-out-of-range';
}

/** Makes a key for a department of one's own. */
export async function createKey(input: CreateApiKeyInput, context: RequestContext): Promise<Made> {
  const departments = keyDepartments(context.viewer);
  if (departments !== null && !departments.includes(input.departmentId))
    return refuse('own-department-only', context);
  const fault = faultOf(input, Date.now());
  if (fault !== null) return refuse(fault, context);
  const { secret, secretHash } = newKeySecret();
  const { departmentId, name, expiresAt } = input;
  const scopes = [...new Set(input.scopes)].sort();
  const made = await districtOf(context).keys.create(
    { departmentId, name: name.trim(), scopes, secretHash, expiresAt },
    actorOf(context),
  );
  return shown(made, secret, context);
}

/** A new secret for a key, which lives as long as the one before was made for. */
export async function rotateKey(id: string, overlapHours: number, context: RequestContext): Promise<Made> {
  if (overlapHours < 0 || overlapHours > LONGEST_OVERLAP_HOURS)
    return refuse('key-overlap-out-of-range', context);
  const { secret, secretHash } = newKeySecret();
  const made = await districtOf(context).keys.rotate(
    id,
    { secretHash, overlapMs: overlapHours * 3_600_000 },
    keyDepartments(context.viewer),
    actorOf(context),
  );
  return shown(made, secret, context);
}

function shown(made: ApiKeyRecord | Refused, secret: string, context: RequestContext): Made {
  if (isRefused(made)) return asRefusal(made, context);
  return Object.assign(new ApiKeyMade(), { key: shownKey(made), secret: keyToken(made.id, secret) });
}

function refuse(code: string, context: RequestContext): Made {
  return refusal(
    code,
    context.say(code, { most: LONGEST_NAME, days: LONGEST_LIFE_DAYS, hours: LONGEST_OVERLAP_HOURS }),
  );
}
