import { describe, expect, it } from 'vitest';
import { zhCN } from '../messages/zh-CN/index.ts';
import { ROLES, scopesFor } from './roles.ts';

describe('roles', () => {
  it('are all there, each with a name', () => {
    expect([...ROLES].sort()).toEqual(Object.keys(zhCN.role).sort());
  });

  it('are each given for some kind of place', () => {
    for (const role of ROLES) expect(scopesFor(role).length, role).toBeGreaterThan(0);
  });

  it('of the offices are given for the district only, where they open something', () => {
    for (const role of ['PLANNER', 'LEADER', 'ADMINISTRATOR'] as const)
      expect(scopesFor(role), role).toEqual(['DISTRICT']);
  });

  it('of officers are given by department, those of grids by grid', () => {
    expect(scopesFor('OFFICER')).toEqual(['DEPARTMENT']);
    expect(scopesFor('GRID_WORKER')[0]).toBe('GRID');
    expect(scopesFor('COMMUNITY_WORKER')[0]).toBe('COMMUNITY');
  });
});
