import type { Account } from '../app/session.tsx';

/** Pages of the administration, each with what an account must be allowed to call for it to be of use. */
const NEEDS = {
  accounts: 'accounts',
  keys: 'apiKeys',
  persons: 'persons',
  retention: 'retentionRules',
  audit: 'auditLines',
} as const;

export type AdminPage = keyof typeof NEEDS;
export const ADMIN_PAGES = Object.keys(NEEDS) as readonly AdminPage[];

/** The pages that an account sees, in their order. */
export function adminPagesFor({ may }: Pick<Account, 'may'>): readonly AdminPage[] {
  return ADMIN_PAGES.filter((page) => may.includes(NEEDS[page]));
}

/** The page that the address names, the first that the account sees where it names none of these. */
export function adminPageOf(page: string | null, seen: readonly AdminPage[]): AdminPage | null {
  const name = page?.split(':')[0];
  return seen.find((known) => known === name) ?? seen[0] ?? null;
}

/** What the address names within a page: `accounts:<id>` and the like. */
export function partOf(page: string | null): string | null {
  const at = page?.indexOf(':') ?? -1;
  return page === null || at < 0 ? null : page.slice(at + 1);
}
