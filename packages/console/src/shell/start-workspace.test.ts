import { describe, expect, it } from 'vitest';
import { ROLES } from '../admin/roles.ts';
import { startWorkspace } from './start-workspace.ts';
import { workspacesFor, workspaceWord } from './workspaces.ts';

const EVERYBODY = ['appealDensity', 'branches', 'layers'];

describe('where somebody starts', () => {
  it('is what the role comes for', () => {
    expect(startWorkspace({ role: 'OFFICER', may: [...EVERYBODY, 'recodeSheet'] })).toBe('desk');
    expect(startWorkspace({ role: 'GRID_WORKER', may: EVERYBODY })).toBe('appeals');
    expect(startWorkspace({ role: 'BRANCH_SECRETARY', may: EVERYBODY })).toBe('people');
    expect(startWorkspace({ role: 'PROPERTY_COMPANY', may: EVERYBODY })).toBe('overview');
  });

  it('is always a workspace that the role has', () => {
    for (const role of ROLES) {
      for (const may of [[], EVERYBODY]) {
        expect(workspacesFor({ may }), role).toContain(startWorkspace({ role, may }));
      }
    }
  });
});

describe('the administration', () => {
  it('is there for whoever has one of its pages, and is called by it where it has one', () => {
    expect(workspacesFor({ may: EVERYBODY })).not.toContain('admin');
    expect(workspacesFor({ may: ['apiKeys'] })).toContain('admin');
    expect(workspaceWord('admin', { may: ['apiKeys'] })).toBe('adminPage.keys');
    expect(workspaceWord('admin', { may: ['apiKeys', 'accounts'] })).toBe('workspace.admin');
    expect(workspaceWord('plan', { may: ['apiKeys'] })).toBe('workspace.plan');
  });
});
