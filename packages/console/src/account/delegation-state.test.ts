import { describe, expect, it } from 'vitest';
import { delegationState } from './delegation-state.ts';

const now = new Date('2026-05-10T08:00:00Z');
const of = (beginsAt: string, endsAt: string, revokedAt: string | null = null) =>
  delegationState({ beginsAt, endsAt, revokedAt }, now);

describe('where a delegation stands', () => {
  it('is told by its days', () => {
    expect(of('2026-05-11T00:00:00Z', '2026-05-12T00:00:00Z')).toBe('planned');
    expect(of('2026-05-10T08:00:00Z', '2026-05-12T00:00:00Z')).toBe('active');
    expect(of('2026-05-01T00:00:00Z', '2026-05-10T08:00:00Z')).toBe('over');
  });

  it('is over before its time where it was ended', () => {
    expect(of('2026-05-01T00:00:00Z', '2026-05-20T00:00:00Z', '2026-05-09T00:00:00Z')).toBe('ended');
  });
});
