import { describe, expect, it } from 'vitest';
import { grantState } from './grant-state.ts';

const now = new Date('2026-05-10T08:00:00Z');

describe('where a grant stands', () => {
  it('is active without an end, and from its first instant on', () => {
    expect(grantState({ beginsAt: '2026-05-10T08:00:00Z', endsAt: null, revokedAt: null }, now)).toBe(
      'active',
    );
    expect(grantState({ beginsAt: '2026-05-10T08:00:01Z', endsAt: null, revokedAt: null }, now)).toBe(
      'planned',
    );
  });

  it('is over from its end on, and at once where it was taken back', () => {
    const beginsAt = '2026-05-01T00:00:00Z';
    expect(grantState({ beginsAt, endsAt: '2026-05-10T08:00:00Z', revokedAt: null }, now)).toBe('over');
    expect(grantState({ beginsAt, endsAt: null, revokedAt: '2026-05-02T00:00:00Z' }, now)).toBe('revoked');
  });
});
