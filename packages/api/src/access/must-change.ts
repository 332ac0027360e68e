const OPERATIONS: ReadonlySet<string> = new Set([
  'Query.me',
  'Query.setup',
  'Query.signInMethods',
  'Mutation.changePassword',
  'Mutation.signIn',
  'Mutation.signOut',
]);

/** What can be asked of what these answer: one's own account, and how far the district is. */
const TYPES: ReadonlySet<string> = new Set([
  'Account',
  'AccountName',
  'CodeRequired',
  'Grant',
  'Refusal',
  'RoleScope',
  'Setup',
  'SetupDistrict',
  'SetupStep',
  'SignInMethods',
  'SignedIn',
]);

/** Of an account's department, its name and nothing that it has. */
const DEPARTMENT: ReadonlySet<string> = new Set(['id', 'name', 'nameEn', 'hue']);

/** Routes that hold no data of the district, or have rules for every field. */
const ROUTES: ReadonlySet<string> = new Set([
  'GET /graphql',
  'POST /graphql',
  'GET /healthz',
  'GET /oidc/start',
  'GET /oidc/callback',
  'GET /{*path}',
]);

/**
 * Whether somebody whose password has to be changed may have this before: a field by its type and name (`Query.me`),
 * a route as it is registered (`GET /healthz`). Everything else waits for the new password.
 */
export function mayBeforeChange(entry: string): boolean {
  if (entry.includes('/')) return ROUTES.has(entry);
  const [type, field] = entry.split('.', 2);
  return OPERATIONS.has(entry) || TYPES.has(type) || (type === 'Department' && DEPARTMENT.has(field));
}
