/** English sentences for accounts, passwords, sessions and who acts for whom. */
export const accountEn: Readonly<Record<string, string>> = {
  'code-required': 'Enter the code that your authenticator shows.',
  'code-wrong': 'The code is wrong, too old, or was used before. Wait for the next one.',
  'code-in-use': 'Signing in asks for a code already. Drop it first, then begin with another authenticator.',
  'code-not-started': 'Begin with an authenticator first.',
  'codes-unavailable':
    'This server has no key to keep such secrets with. Ask whoever runs it to set ONEGRID_MASTER_KEY.',
  'demo-account-kept': 'Password and code of a demo account stay as they are. Use an account of your own.',
  'no-password-here': 'This account has no password here; it comes by the office’s own sign-in.',
  'password-wrong': 'The password is wrong.',
  'password-too-plain':
    'A password mixes at least {kinds} of these: small letters, capital letters, digits, other signs.',
  'password-has-name': 'A password does not hold the name of its account ({name}).',
  'password-common': 'That password is among the first that are tried. Choose another.',
  'password-used-before': 'That password was used before: none of the last {history} is taken again.',
  'unknown-account': 'There is no such account.',
  'unknown-session': 'There is no such session, or it has ended.',
  'unknown-grant': 'There is no such grant, or it was taken back already.',
  'unknown-scope': 'There is no such place ({kind} {id}).',
  'unknown-delegation': 'There is no such delegation, or it was ended already.',
  'name-in-use': 'There is an account {name} already.',
  'account-name-expected':
    'A name to sign in with has letters, digits, dots, hyphens and underscores, at most {most}.',
  'display-name-expected': 'Give a name to show of at most {most} characters.',
  'department-for-officers':
    'Only officers work for a department. To others, give the role of an officer there.',
  'own-account': 'Nobody keeps themselves from signing in. Ask another administrator.',
  'last-administrator': 'This is the last administrator. Make another one first.',
  'grant-whole-district':
    'The role is for the whole district and would open nothing for a part of it. Give it for the district.',
  'grant-scope-wrong': 'The role cannot be given for a place of that kind.',
  'grant-ends-before': 'A grant ends after it begins, and in the future.',
  'delegation-to-oneself': 'Choose somebody else to act.',
  'delegation-ends-before': 'A delegation ends after it begins, and in the future.',
  'delegation-too-long': 'A delegation lasts 90 days at most.',
  'oidc-in-use': 'That account of the office’s sign-in is joined with another account here.',
  'oidc-link-expected': 'Name the provider by its address and the person by the provider’s id.',
  'oidc-off': 'This server has no sign-in of the office’s.',
  'oidc-away': 'The office’s sign-in does not answer. Try again later.',
  'oidc-broken': 'The way back from the office’s sign-in was not the one that was begun here. Try again.',
  'oidc-denied': 'The office’s sign-in did not let you in.',
  'oidc-unknown': 'Nobody here is known by that account of the office’s sign-in. Ask an administrator.',
};
