import { hashPassword, isDemoAccount, PASSWORD_RULES, passwordFault, say } from '@onegrid/api';
import { type DistrictStore, openStore, ROLES, type Role, StoreError, SYSTEM_ACTOR } from '@onegrid/store';
import { CommandError, commandError } from '../arguments/command-error.ts';
import { readOptions } from '../arguments/read-options.ts';
import { text } from '../messages/catalogue.ts';
import type { Terminal } from '../terminal.ts';
import { settingsOf, storeOptionsOf } from './serve-settings.ts';

/**
 * `onegrid account NAME --role ROLE [--display TEXT] [--department ID]`: makes an account in the district that
 * the database holds, or gives an existing one a new password and, where one is named, its department; that ends its sessions and unlocks it. The
 * password comes from ONEGRID_PASSWORD, so that it stands in no list of processes and no history of commands. The embedded database must not be in use.
 *
 * @returns the exit code.
 * @throws CommandError on bad arguments, a database that cannot be opened, or one without a district.
 */
export async function runAccount(
  args: readonly string[],
  terminal: Terminal,
  environment: NodeJS.ProcessEnv,
): Promise<number> {
  const options = readOptions('account', args, { role: 'value', display: 'value', department: 'value' });
  if (options.flag('help')) {
    terminal.out(text(terminal.locale, 'usage-account'));
    return 0;
  }
  const [name, ...others] = options.positionals;
  if (name === undefined || others.length > 0) throw commandError('account-name');
  if (isDemoAccount(name)) throw commandError('account-demo', { name });
  const role = roleOf(options.value('role'));
  const password = environment.ONEGRID_PASSWORD ?? '';
  const fault = passwordFault(password, name);
  if (fault !== null) {
    const reason = say(terminal.locale, fault, { ...PASSWORD_RULES, name });
    throw commandError('account-password', { reason });
  }
  const made = await writeAccount(
    {
      name,
      displayName: options.value('display') ?? name,
      role,
      password,
      department: options.value('department'),
    },
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
    readonly department: string | undefined;
  },
  environment: NodeJS.ProcessEnv,
): Promise<boolean> {
  const store = await openStore(storeOptionsOf(settingsOf({ ...environment, PORT: '' })!, environment)).catch(
    (error: unknown) => {
      if (error instanceof StoreError) throw new CommandError([error.message]);
      throw error;
    },
  );
  try {
    const [district] = await store.districts();
    if (district === undefined) throw commandError('account-no-district');
    const { access, accounts } = store.in(district.code);
    const { name, displayName, role, password, department } = account;
    if (department !== undefined) await requireDepartment(store.in(district.code), department);
    const passwordHash = await hashPassword(password);
    const known = await access.accountByName(name);
    const made =
      known ?? (await access.createAccount({ name, displayName, role, passwordHash }, SYSTEM_ACTOR));
    if (known !== null) {
      const change = { passwordHash, mustChange: false, keep: PASSWORD_RULES.history, exceptSession: null };
      await accounts.changePassword(known.id, change, SYSTEM_ACTOR);
    }
    if (department !== undefined) await access.setDepartment(made.id, department, SYSTEM_ACTOR);
    return known === null;
  } finally {
    await store.close();
  }
}

/** @throws CommandError naming the departments that there are. */
async function requireDepartment({ layers }: DistrictStore, department: string): Promise<void> {
  const ids = (await layers.departments()).map(({ id }) => id);
  if (!ids.includes(department))
    throw commandError('account-department', { department, departments: ids.join(', ') });
}
