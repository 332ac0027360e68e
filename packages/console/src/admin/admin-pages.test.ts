import { describe, expect, it } from 'vitest';
import { adminPageOf, adminPagesFor, partOf } from './admin-pages.ts';

describe('pages of the administration', () => {
  it('are those whose list the account may read', () => {
    expect(adminPagesFor({ may: ['auditLines', 'accounts'] })).toEqual(['accounts', 'audit']);
    expect(adminPagesFor({ may: ['apiKeys', 'appeals'] })).toEqual(['keys']);
    expect(adminPagesFor({ may: ['appeals'] })).toEqual([]);
  });

  it('open at the one that the address names, else at the first', () => {
    expect(adminPageOf('keys', ['accounts', 'keys'])).toBe('keys');
    expect(adminPageOf('accounts:12', ['accounts', 'keys'])).toBe('accounts');
    expect(adminPageOf('audit', ['accounts', 'keys'])).toBe('accounts');
    expect(adminPageOf(null, ['keys'])).toBe('keys');
    expect(adminPageOf(null, [])).toBe(null);
  });

  it('name one thing after a colon', () => {
    expect(partOf('accounts:a:b')).toBe('a:b');
    expect(partOf('accounts')).toBe(null);
    expect(partOf(null)).toBe(null);
  });
});
