import { Role } from '../access/account-type.ts';
import { type ContextPolicy, connectionPolicy, fields, onlyRoles } from '../access/policy-rule.ts';

const administrators = onlyRoles(Role.ADMINISTRATOR);

/** Administrators, in person, look after the accounts of others. */
export const accountPolicy: ContextPolicy = {
  name: 'account',
  fields: {
    Query: fields(administrators, 'accounts account delegations'),
    Mutation: fields(
      administrators,
      'createAccount changeAccount resetPassword unlockAccount resetCode linkOidc grantRole revokeGrant endAnyDelegation revokeSession',
    ),
    ManagedAccount: fields(
      administrators,
      'id name displayName role department disabledAt lockedUntil createdAt lastSeenAt passwordChangedAt passwordMustChange hasPassword hasCode oidc grants sessions workingKeys',
    ),
    ...connectionPolicy('ManagedAccount', administrators),
    OidcLink: fields(administrators, 'issuer subject'),
    GivenGrant: fields(
      administrators,
      'id accountId role scope beginsAt endsAt reason grantedAt grantedBy revokedAt alsoHeldBy',
    ),
    AccountCreated: fields(administrators, 'account password'),
    PasswordReset: fields(administrators, 'account password'),
  },
  routes: {},
};
