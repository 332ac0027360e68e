import { describe, expect, it } from 'vitest';
import { endsSoon, expiryAfter, scopesByContext } from './key-state.ts';

describe('a key', () => {
  it('lasts whole days of the district', () => {
    // Seven in the evening of the 9th in UTC is the 10th in the district.
    expect(expiryAfter(30, new Date('2026-05-09T19:00:00Z'))).toBe('2026-06-09T00:00:00+08:00');
  });

  it('shows its scopes by what they open', () => {
    expect(scopesByContext(['plan:read', 'business:read', 'business:write'])).toEqual([
      { context: 'plan', kinds: ['read'] },
      { context: 'business', kinds: ['read', 'write'] },
    ]);
  });

  it('is to be exchanged in its last two weeks', () => {
    const now = new Date('2026-05-09T19:00:00Z');
    expect(endsSoon('2026-05-20T00:00:00Z', now)).toBe(true);
    expect(endsSoon('2026-06-20T00:00:00Z', now)).toBe(false);
    expect(endsSoon('2026-05-01T00:00:00Z', now)).toBe(false);
  });
});
