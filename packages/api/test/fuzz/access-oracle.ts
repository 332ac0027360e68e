import type { Role } from '@onegrid/store';

/*
 * Who may see what, written down a second time from the design and not from the policies: where both agree, neither
 * was mistyped. Types that are not named here are for everybody who is signed in, or are judged by their rows.
 */

/** What somebody may and where, as the world gave it. */
export interface HeldGrant {
  readonly role: Role;
  readonly kind: 'district' | 'town' | 'community' | 'grid' | 'department';
  readonly id: string | null;
}

/** Who sends an operation. */
export interface Asker {
  readonly name: string;
  readonly kind: 'nobody' | 'account' | 'key';
  /** Null for nobody and for keys. */
  readonly role: Role | null;
  /** Those that hold at this moment, the account's own role included. */
  readonly grants: readonly HeldGrant[];
  readonly passwordMustChange: boolean;
  /** Of a key. */
  readonly scopes: readonly string[];
}

const ROW_ROLES: Readonly<Record<'appeal' | 'person', readonly Role[]>> = {
  appeal: [
    'planner',
    'officer',
    'grid-worker',
    'grid-head',
    'branch-secretary',
    'community-worker',
    'administrator',
  ],
  person: ['officer', 'grid-worker', 'grid-head', 'branch-secretary', 'community-worker', 'administrator'],
};
const REVEALING: readonly Role[] = [
  'officer',
  'grid-worker',
  'grid-head',
  'branch-secretary',
  'community-worker',
];

/** Answered to whoever asks. */
const DOOR =
  /^(Query\.(me|setup|signInMethods)|Mutation\.(signIn|signOut|createDistrict)|Refusal\.|Setup\.|SetupSignedIn\.|SetupDone\.|SignedIn\.|SignInMethods\.|CodeRequired\.)/;
/** Answered to whoever has to change the password first. */
const CHANGING =
  /^(Query\.(me|signInMethods)|Mutation\.(changePassword|signOut|signIn)|(Account|Refusal|PasswordChanged|Grant|RoleScope|AccountName|CodeStarted|Setup\w*)\.|Department\.(id|name|nameEn|hue)$)/;
const ADMINISTRATION =
  /^(AuditLine|AuditDay|AuditFault|AuditVerdict|ManagedAccount|OidcLink|GivenGrant|AccountCreated|PasswordReset|RetentionRule|RetentionRun|PrivacySettings)(Connection|Edge)?\.|^Query\.(audit\w+|accounts|account|delegations|retention\w+|privacySettings)$|^Mutation\.(createAccount|changeAccount|resetPassword|unlockAccount|resetCode|linkOidc|grantRole|revokeGrant|endAnyDelegation|revokeSession|setRetentionRule|setPrivacySettings|runRetention|erasePerson)$/;
const PERSONS =
  /^(Person|PersonReveal|PersonPlace)(Connection|Edge)?\.|^Query\.(persons|person)$|^Appeal\.persons$/;
const REVEALS =
  /^(PersonRevealed|RevealLimit)\.|^Query\.(myReveals|revealLimit)$|^Mutation\.(revealPerson|registerPerson|correctPerson)$/;
const KEYS = /^(ApiKey|ApiKeyScope|ApiKeyMade)(Connection|Edge)?\.|^Query\.apiKeys?|^Mutation\.\w*ApiKey$/;
const OWN_ACCOUNT =
  /^(AccountSession|Delegation|Colleague|CodeStarted)(Connection|Edge)?\.|^Query\.(mySessions|myDelegations|colleagues)$|^Mutation\.(changePassword|startCode|confirmCode|dropCode|endSession|endOtherSessions|delegate|endDelegation)$/;
const APPEALS = /^Appeal(Connection|Edge)?\.|^Query\.(appeals|appeal)$/;

export function holdsRole({ role, grants }: Asker, ...wanted: readonly Role[]): boolean {
  return (role !== null && wanted.includes(role)) || grants.some((grant) => wanted.includes(grant.role));
}

/** Whether the asker holds a role that sees appeals somewhere; keys act as officers. */
export function seesAppeals(asker: Asker): boolean {
  return asker.kind === 'key' || holdsRole(asker, ...ROW_ROLES.appeal);
}

/** Why this field must not be answered to this asker with anything but null; null where it may be. */
export function whyRefused(asker: Asker, coordinate: string): string | null {
  if (DOOR.test(coordinate)) return null;
  if (asker.kind === 'nobody') return 'nobody is signed in';
  if (asker.passwordMustChange && !CHANGING.test(coordinate) && !/^PageInfo\./.test(coordinate)) {
    return 'the password has to be changed first';
  }
  const inPerson = [ADMINISTRATION, PERSONS, REVEALS, KEYS, OWN_ACCOUNT].some((set) => set.test(coordinate));
  if (asker.kind === 'key') return inPerson ? 'it is for persons, not for keys' : null;
  if (ADMINISTRATION.test(coordinate) && !holdsRole(asker, 'administrator')) {
    return 'it is for administrators';
  }
  if (PERSONS.test(coordinate) && !holdsRole(asker, ...ROW_ROLES.person)) return 'it is for who sees persons';
  if (REVEALS.test(coordinate) && !holdsRole(asker, ...REVEALING)) return 'it is for who works with people';
  if (KEYS.test(coordinate) && !holdsRole(asker, 'officer', 'administrator')) return 'it is for officers';
  if (APPEALS.test(coordinate) && !holdsRole(asker, ...ROW_ROLES.appeal)) return 'it is for who sees appeals';
  return null;
}

/** Where a row lies, as the raw tables say. */
export interface RowPlace {
  readonly town: string | null;
  readonly community: string | null;
  readonly grids: readonly string[];
  readonly departments: readonly string[];
}

/** Whether somebody sees a row that lies there; `revealing`: behind its mask. */
export function seesRow(
  { grants }: Asker,
  kind: 'appeal' | 'person',
  place: RowPlace,
  revealing = false,
): boolean {
  const seeing = revealing ? REVEALING : ROW_ROLES[kind];
  return grants.some(({ role, kind: scope, id }) => {
    if (!seeing.includes(role)) return false;
    if (scope === 'district') return true;
    if (id === null) return false;
    if (scope === 'town') return place.town === id;
    if (scope === 'community') return place.community === id;
    return (scope === 'grid' ? place.grids : place.departments).includes(id);
  });
}
