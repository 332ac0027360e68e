import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DistrictStore, SYSTEM_ACTOR } from '@onegrid/store';
import type { Role } from './account-type.ts';
import { hashPassword, passwordMatches } from './passwords.ts';

/** Names that begin so are demo accounts: their passwords are printed, so they work on loopback only. */
const PREFIX = 'demo-';

export interface DemoAccount {
  readonly name: string;
  readonly role: Role;
  readonly password: string;
}

const ACCOUNTS: readonly { readonly role: Role; readonly displayName: string }[] = [
  { role: 'planner', displayName: '规划演示' },
  { role: 'officer', displayName: '部门演示' },
  { role: 'leader', displayName: '领导演示' },
  { role: 'administrator', displayName: '管理员演示' },
];

export function isDemoAccount(name: string): boolean {
  return name.startsWith(PREFIX);
}

/** The passwords of an earlier start, so that they stay the same; empty on the first. */
async function keptPasswords(path: string): Promise<Readonly<Record<string, string>>> {
  try {
    const kept: unknown = JSON.parse(await readFile(path, 'utf8'));
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, string>) : {};
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof SyntaxError) return {};
    throw error;
  }
}

/**
 * One account a role for trying out the start-up town, with random passwords that are kept in the data
 * folder (readable by its owner only) and set again where they were changed or lost. The officer works for the
 * district's first department that has a layer.
 */
export async function ensureDemoAccounts(district: DistrictStore, dataDir: string): Promise<DemoAccount[]> {
  const path = join(dataDir, 'demo-accounts.json');
  const kept = await keptPasswords(path);
  const accounts: DemoAccount[] = [];
  for (const { role, displayName } of ACCOUNTS) {
    const name = `${PREFIX}${role}`;
    const password = typeof kept[name] === 'string' ? kept[name] : randomBytes(9).toString('base64url');
    const record = await district.access.accountByName(name);
    if (record === null) {
      const passwordHash = await hashPassword(password);
      await district.access.createAccount({ name, displayName, role, passwordHash }, SYSTEM_ACTOR);
    } else if (!(await passwordMatches(record.passwordHash, password))) {
      await district.access.setPasswordHash(record.id, await hashPassword(password), SYSTEM_ACTOR);
    }
    if (role === 'officer') await ensureDepartment(district, name);
    accounts.push({ name, role, password });
  }
  await mkdir(dataDir, { recursive: true });
  const passwords = Object.fromEntries(accounts.map(({ name, password }) => [name, password]));
  await writeFile(path, `${JSON.stringify(passwords, null, 2)}\n`, { mode: 0o600 });
  return accounts;
}

/** Gives the officer a department, where it has none yet and the district has one to give. */
async function ensureDepartment({ access, layers }: DistrictStore, name: string): Promise<void> {
  const account = await access.accountByName(name);
  if (account === null || account.departmentId !== null) return;
  const accepted = await layers.acceptedLayers();
  const first = (await layers.departments()).find(({ id }) => accepted.has(id));
  if (first !== undefined) await access.setDepartment(account.id, first.id, SYSTEM_ACTOR);
}
