import { isDemoAccount } from '../access/demo-accounts.ts';
import { PASSWORD_RULES, passwordFault } from '../access/password-rules.ts';
import { hashPassword } from '../access/passwords.ts';
import type { RequestContext } from '../request/context.ts';
import { type Refusal, refusal } from '../schema/problem.ts';
import { asRefusal, isRefused } from '../schema/refused.ts';
import { type CreateDistrictInput, SetupSignedIn } from './create-district-type.ts';
import { shownSetup } from './shown-setup.ts';

const LONGEST_TEXT = 200;

interface Asked {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly administrator: { readonly name: string; readonly displayName: string; readonly password: string };
}

function asked({ code, name, nameEn, administrator }: CreateDistrictInput): Asked {
  const account = administrator.name.trim();
  return {
    code: code.trim(),
    name: name.trim(),
    nameEn: nameEn?.trim() || name.trim(),
    administrator: {
      name: account,
      displayName: administrator.displayName?.trim() || account,
      password: administrator.password,
    },
  };
}

/** The code of what is wrong with it, or null. */
function faultOf({ code, name, nameEn, administrator }: Asked): string | null {
  const fits = (value: string) => value !== '' && value.length <= LONGEST_TEXT;
  if (!/^[0-9]{6}$/.test(code)) return 'district-code-expected';
  if (!fits(name) || !fits(nameEn)) return 'district-name-expected';
  if (!fits(administrator.name) || !fits(administrator.displayName)) return 'administrator-name-expected';
  if (isDemoAccount(administrator.name)) return 'demo-name-refused';
  return passwordFault(administrator.password, administrator.name);
}

/**
 * Creates the first district with its administrator and signs that one in. Refused once there is a district,
 * without the set-up code where one is required, and after too many attempts.
 */
export async function createDistrict(
  input: CreateDistrictInput,
  context: RequestContext,
): Promise<SetupSignedIn | Refusal> {
  const { services, store, address } = context;
  const refuse = (code: string, params: Readonly<Record<string, string | number>> = {}) =>
    refusal(code, context.say(code, params));
  if (context.district !== null) return refuse('district-exists');
  const wait = await services.setupDoor.take(address);
  if (wait !== null) return refuse('setup-too-often', { seconds: wait });
  if (!services.setupDoor.opensWith(input.setupCode ?? null)) return refuse('setup-code-wrong');
  const wanted = asked(input);
  const fault = faultOf(wanted);
  if (fault !== null) return refuse(fault, { ...PASSWORD_RULES, name: wanted.administrator.name });

  const { password, ...administrator } = wanted.administrator;
  const passwordHash = await hashPassword(password);
  const founded = await store.foundDistrict({ ...wanted, administrator: { ...administrator, passwordHash } });
  if (isRefused(founded)) return asRefusal(founded, context);
  const district = store.in(founded.district.code);
  // The rest of this request is answered to who signed in.
  context.viewer = await services.sessions.open(district, founded.administrator.id, context);
  const setup = shownSetup(await district.setup.counts(), context);
  return Object.assign(new SetupSignedIn(), { account: context.viewer, setup });
}
