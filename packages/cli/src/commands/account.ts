import { hashPassword, isDemoAccount } from '@onegrid/api';
import { openStore, ROLES, type Role, StoreError, SYSTEM_ACTOR } from '@onegrid/store';
import { CommandError, commandError } from '../arguments/command-error.ts';
import { readOptions } from '../arguments/read-options.ts';
import { text } from '../messages/catalogue.ts';
import type { Terminal } from '../terminal.ts';
import { settingsOf } from './serve-settings.ts';

const LEAST_PASSWORD = 8;

/**
 * `onegrid account NAME --role ROLE [--display TEXT]`: makes an account in the district that the database
 * holds, or gives an existing one a new password. The password comes from ONEGRID_PASSWORD, so that it
 * stands in no list of processes and no history of commands. The embedded database must not be in use.
 *
 * @returns the exit code.
 * @throws CommandError on bad arguments, a database that cannot be opened, or one without a district.
 */
export async function runAccount(
  args: readonly string[],
  terminal: Terminal,
  environment: NodeJS.ProcessEnv,
): Promise<number> {
  const options = readOptions('account', args, { role: 'value', display: 'value' });
  if (options.flag('help')) {
    terminal.out(text(terminal.locale, 'usage-account'));
    return 0;
  }
  const [name, ...others] = options.positionals;
  if (name === undefined || others.length > 0) throw commandError('account-name');
  if (isDemoAccount(name)) throw commandError('account-demo', { name });
  const role = roleOf(options.value('role'));
  const password = environment.ONEGRID_PASSWORD ?? '';
  if (password.length < LEAST_PASSWORD) throw commandError('account-password', { least: LEAST_PASSWORD });
  const made = await writeAccount(
    { name, displayName: options.value('display') ?? name, role, password },
    environment,
  );
  terminal.out(`${text(terminal.locale, made ? 'account-made' : 'account-changed', { name, role })}\n`);
  return 0;
}

function roleOf(value: string | undefined): Role {
  const role = ROLES.find((known) => known === value);
  if (role === undefined) throw commandError('account-role', { roles: ROLES.join(', ') });
  return role;
}

/** Whether the account is new; an existing one keeps its role and gets the password. */
async function writeAccount(
  account: {
    readonly name: string;
    readonly displayName: string;
    readonly role: Role;
    readonly password: string;
  },
  environment: NodeJS.ProcessEnv,
): Promise<boolean> {
  const { dataDir, databaseUrl } = settingsOf({ ...environment, PORT: '' })!;
  const store = await openStore({ dataDir, ...(databaseUrl === null ? {} : { databaseUrl }) }).catch(
    (error: unknown) => {
      if (error instanceof StoreError) throw new CommandError([error.message]);
      throw error;
    },
  );
  try {
    const [district] = await store.districts();
    if (district === undefined) throw commandError('account-no-district');
    const { access } = store.in(district.code);
    const { name, displayName, role, password } = account;
    const passwordHash = await hashPassword(password);
    const known = await access.accountByName(name);
    if (known === null) await access.createAccount({ name, displayName, role, passwordHash }, SYSTEM_ACTOR);
    else await access.setPasswordHash(known.id, passwordHash, SYSTEM_ACTOR);
    return known === null;
  } finally {
    await store.close();
  }
}
