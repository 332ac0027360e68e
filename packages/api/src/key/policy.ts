import { Role } from '../access/account-type.ts';
import {
  type ContextPolicy,
  connectionPolicy,
  fields,
  inPerson,
  type Rule,
  roles,
} from '../access/policy-rule.ts';

const officers = roles(Role.OFFICER);

/** Officers look after the keys of their own departments (the use cases see to that), administrators after all. */
const keeper: Rule = (viewer) => inPerson(viewer) && officers(viewer);

/** No key makes, shows or ends a key. */
export const keyPolicy: ContextPolicy = {
  name: 'key',
  fields: {
    Query: fields(keeper, 'apiKeys apiKeyScopes'),
    Mutation: fields(keeper, 'createApiKey rotateApiKey revokeApiKey'),
    ApiKey: fields(
      keeper,
      'id name scopes state department createdAt createdBy expiresAt lastUsedAt revokedAt revokedBy replacesId',
    ),
    ApiKeyScope: fields(keeper, 'scope description'),
    ApiKeyMade: fields(keeper, 'key secret'),
    ...connectionPolicy('ApiKey', keeper),
  },
  routes: {},
};
