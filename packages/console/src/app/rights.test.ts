import { describe, expect, it } from 'vitest';
import { departmentsFor, holds } from './rights.ts';

type Account = Parameters<typeof departmentsFor>[0];
const grant = (
  role: Account['role'],
  kind: Account['grants'][number]['scope']['kind'],
  id: string | null,
): Account['grants'][number] => ({ role, scope: { kind, id } });
const account = (
  role: Account['role'],
  department: string | null,
  ...grants: Account['grants']
): Account => ({ role, department: department === null ? null : { id: department }, grants });

describe('what an account may', () => {
  it('is told by its role and its grants', () => {
    expect(holds(account('PLANNER', null), 'PLANNER')).toBe(true);
    expect(holds(account('LEADER', null, grant('PLANNER', 'DISTRICT', null)), 'PLANNER')).toBe(true);
    expect(holds(account('LEADER', null), 'PLANNER', 'OFFICER')).toBe(false);
  });

  it('speaks for its own department and those it was given, each once', () => {
    const officer = account(
      'OFFICER',
      'water',
      grant('OFFICER', 'DEPARTMENT', 'water'),
      grant('OFFICER', 'DEPARTMENT', 'roads'),
      grant('GRID_WORKER', 'GRID', '003'),
    );
    expect(departmentsFor(officer)).toEqual(['water', 'roads']);
    expect(departmentsFor(account('LEADER', null))).toEqual([]);
  });

  it('speaks for any where it plans or administers', () => {
    expect(departmentsFor(account('PLANNER', null))).toBe(null);
    expect(departmentsFor(account('OFFICER', 'water', grant('ADMINISTRATOR', 'DISTRICT', null)))).toBe(null);
  });
});
