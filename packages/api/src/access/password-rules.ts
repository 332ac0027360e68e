/** By GB/T 22239-2019: long, mixed, not guessed from the name, and changed from time to time. */
export const PASSWORD_RULES = {
  least: 10,
  most: 200,
  /** Of small letters, capital letters, digits and everything else. */
  kinds: 3,
  /** How many of an account's passwords are not taken again. */
  history: 5,
  /** How long a password is good. */
  days: 90,
} as const;

const DAY = 86_400_000;
const KINDS: readonly RegExp[] = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u];

/** What long and mixed passwords begin with that everybody tries first; written in small letters and without marks. */
const COMMON: readonly string[] = [
  'password',
  'passw0rd',
  'p4ssword',
  'qwerty',
  'qazwsx',
  '1qaz2wsx',
  '1q2w3e',
  'asdfgh',
  'zxcvbn',
  'abc123',
  'a123456',
  '123456',
  '12345678',
  '111111',
  '666666',
  '888888',
  '000000',
  'admin',
  'administrator',
  'root',
  'welcome',
  'letmein',
  'iloveyou',
  'woaini',
  '5201314',
  'changeme',
  'onegrid',
];

/** Of a password without what stands around such a word: this little or less is as good as the word itself. */
const LEAST_BESIDES = 5;

/** The code of what is wrong with a new password, or null. What it is compared with by hash is looked at elsewhere. */
export function passwordFault(password: string, name: string): string | null {
  const length = [...password].length;
  if (length < PASSWORD_RULES.least || password.length > PASSWORD_RULES.most) return 'password-length';
  if (KINDS.filter((kind) => kind.test(password)).length < PASSWORD_RULES.kinds) return 'password-too-plain';
  const folded = password.toLowerCase();
  if (name !== '' && folded.includes(name.toLowerCase())) return 'password-has-name';
  return isCommon(folded) || new Set(folded).size < 4 ? 'password-common' : null;
}

function isCommon(folded: string): boolean {
  const bare = folded.replace(/[^\p{L}\p{Nd}]/gu, '').replaceAll('@', 'a');
  const signs = folded
    .replaceAll('@', 'a')
    .replaceAll('$', 's')
    .replace(/[^\p{L}\p{Nd}]/gu, '');
  return COMMON.some((word) =>
    [bare, signs].some((text) => text.includes(word) && text.length - word.length < LEAST_BESIDES),
  );
}

/** Whether a password has to be changed before anything else is done. */
export function passwordIsDue(
  password: { readonly mustChange: boolean; readonly changedAt: Date },
  at: Date,
): boolean {
  return password.mustChange || at.getTime() - password.changedAt.getTime() > PASSWORD_RULES.days * DAY;
}
