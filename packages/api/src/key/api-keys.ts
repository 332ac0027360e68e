import type { ApiKeyRecord, DistrictStore } from '@onegrid/store';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Role } from '../access/account-type.ts';
import type { Viewer } from '../access/policy-rule.ts';
import { type KeyToken, keyTokenIn } from './key-token.ts';

export interface ApiKeyLimits {
  /** Requests of one key a minute. */
  readonly aMinute: number;
  /** Refused keys from one address in five minutes. */
  readonly refusedPerAddress: number;
}

const DEFAULTS: ApiKeyLimits = { aMinute: 600, refusedPerAddress: 30 };

/** Who is behind a key, or why it is refused; `wait` in seconds. */
export type KeyVerdict =
  | { readonly kind: 'viewer'; readonly viewer: Viewer }
  | {
      readonly kind: 'refused';
      readonly status: 400 | 401 | 429;
      readonly code: string;
      readonly wait?: number;
    };

/** Keys in requests. Each is asked of the database anew, so that one that is revoked ends with its next request. */
export class ApiKeys {
  readonly #ofKey: RateLimiterMemory;
  readonly #refused: RateLimiterMemory;
  /** When the use of a key was noted last, in minutes. */
  readonly #noted = new Map<string, number>();

  constructor(limits: Partial<ApiKeyLimits> = {}) {
    const { aMinute, refusedPerAddress } = { ...DEFAULTS, ...limits };
    this.#ofKey = new RateLimiterMemory({ points: aMinute, duration: 60, keyPrefix: 'key' });
    this.#refused = new RateLimiterMemory({
      points: refusedPerAddress,
      duration: 300,
      keyPrefix: 'key-address',
    });
  }

  /** Null where the request has no key. A key is read from the Authorization header only. */
  async verdict(
    header: string | undefined,
    hasSession: boolean,
    address: string,
    district: DistrictStore | null,
  ): Promise<KeyVerdict | null> {
    const token = keyTokenIn(header);
    if (token === null) return null;
    if (hasSession) return { kind: 'refused', status: 400, code: 'key-and-session' };
    const guesses = await this.#refused.get(address);
    if (guesses !== null && guesses.remainingPoints <= 0) return tooOften(guesses);
    const key = token === 'unreadable' || district === null ? null : await this.#find(district, token);
    if (key === null) {
      await this.#refused.consume(address).catch(onlyLimits);
      return { kind: 'refused', status: 401, code: 'key-refused' };
    }
    try {
      await this.#ofKey.consume(key.id);
    } catch (refused) {
      return tooOften(onlyLimits(refused));
    }
    return { kind: 'viewer', viewer: viewerOfKey(key) };
  }

  async #find(district: DistrictStore, token: KeyToken): Promise<ApiKeyRecord | null> {
    const key = await district.keys.working(token.id, token.secretHash);
    const minute = Math.floor(Date.now() / 60_000);
    if (key !== null && this.#noted.get(key.id) !== minute) {
      this.#noted.set(key.id, minute);
      await district.keys.used(key.id);
    }
    return key;
  }
}

/** A key acts as an officer of its department, within its scopes. */
export function viewerOfKey(key: ApiKeyRecord): Viewer {
  const { id, name, departmentId, scopes } = key;
  return {
    id,
    name: `ogk_${id}`,
    displayName: `${name} (API)`,
    role: Role.OFFICER,
    departmentId,
    grants: [{ role: Role.OFFICER, scope: { kind: 'department', id: departmentId }, delegatedBy: null }],
    demo: false,
    key: { id, name, scopes: new Set(scopes) },
    sessionId: null,
    passwordMustChange: false,
  };
}

function tooOften({ msBeforeNext }: RateLimiterRes): KeyVerdict {
  return {
    kind: 'refused',
    status: 429,
    code: 'key-too-often',
    wait: Math.max(1, Math.ceil(msBeforeNext / 1000)),
  };
}

function onlyLimits(refused: unknown): RateLimiterRes {
  if (refused instanceof RateLimiterRes) return refused;
  throw refused;
}
