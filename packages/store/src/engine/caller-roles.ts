import { StoreError } from '../outcome.ts';

/** How one statement without parameters is asked. */
type Ask = (sql: string) => Promise<readonly unknown[]>;

interface Readiness {
  readonly login: string;
  readonly missing: readonly string[];
  readonly closed: readonly string[];
  readonly too_strong: readonly string[];
}

const INSUFFICIENT_PRIVILEGE = '42501';

/**
 * Sees to the two roles that units of work run as. They belong to the whole cluster, so a login without CREATEROLE
 * needs its administrator once: `database-roles-missing` and `database-roles-closed` say by which SQL (`sql`).
 * `database-roles-too-strong`: row-level security would not hold for them.
 */
export async function ensureCallerRoles(
  ask: Ask,
  sql: { readonly make: string; readonly ready: string },
): Promise<void> {
  const before = await readiness(ask, sql.ready);
  if (before.missing.length > 0 || before.closed.length > 0) {
    await ask(sql.make).catch((error: { code?: string }) => {
      if (error.code !== INSUFFICIENT_PRIVILEGE) throw error;
    });
  }
  const { login, missing, closed, too_strong } = await readiness(ask, sql.ready);
  const wanted = [...missing, ...closed];
  if (wanted.length > 0) {
    const code = missing.length > 0 ? 'database-roles-missing' : 'database-roles-closed';
    const statements = [
      ...missing.map((role) => `create role ${role} nologin noinherit;`),
      `grant ${wanted.join(', ')} to "${login.replaceAll('"', '""')}";`,
    ].join(' ');
    throw new StoreError(
      code,
      `The login ${login} cannot act as ${wanted.join(' and ')}. An administrator of the server has to run: ${statements}`,
      { login, roles: wanted.join(', '), sql: statements },
    );
  }
  if (too_strong.length > 0) {
    const statements = too_strong.map((role) => `alter role ${role} nosuperuser nobypassrls;`).join(' ');
    throw new StoreError(
      'database-roles-too-strong',
      `Row-level security does not hold for ${too_strong.join(' and ')}. An administrator of the server has to run: ${statements}`,
      { login, roles: too_strong.join(', '), sql: statements },
    );
  }
}

async function readiness(ask: Ask, sql: string): Promise<Readiness> {
  const [row] = await ask(sql);
  if (row === undefined) throw new StoreError('verdict-missing', 'The roles were not looked at.');
  return row as Readiness;
}
