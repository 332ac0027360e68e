import { describe, expect, it } from 'vitest';
import { differenceOf } from './difference.ts';

describe('what a line of the log changed', () => {
  it('names each property that differs, and what is only there before or after', () => {
    const before = { role: 'officer', department: 'police', disabled: false };
    const after = { role: 'planner', disabled: false, scope: { kind: 'district', id: null } };
    expect(differenceOf(before, after)).toEqual([
      { name: 'role', before: 'officer', after: 'planner' },
      { name: 'department', before: 'police', after: null },
      { name: 'scope', before: null, after: '{"kind":"district","id":null}' },
    ]);
  });

  it('has nothing to say of a line without either', () => {
    expect(differenceOf(null, null)).toEqual([]);
  });

  it('shows what is no object as it is, and the beginning of what is long', () => {
    expect(differenceOf(null, [1, 2])).toEqual([{ name: '', before: null, after: '[1,2]' }]);
    expect(differenceOf(null, { text: 'x'.repeat(300) })[0].after).toHaveLength(201);
  });
});
