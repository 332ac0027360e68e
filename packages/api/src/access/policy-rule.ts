import { Role } from './account-type.ts';

/** Who asks: the account behind a session. */
export interface Viewer {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly role: Role;
  /** The department an officer works for; null for everybody else. */
  readonly departmentId: string | null;
  /** One of the start-up town's accounts, whose password is printed. */
  readonly demo: boolean;
}

/** Whether this viewer (null: nobody is signed in) may have this. Pure, and cheap: it runs for every field. */
export type Rule = (viewer: Viewer | null) => boolean;

export const anyone: Rule = () => true;
export const signedIn: Rule = (viewer) => viewer !== null;

/** Only these roles, and administrators. */
export function roles(...allowed: readonly Role[]): Rule {
  return (viewer) => viewer !== null && (viewer.role === Role.ADMINISTRATOR || allowed.includes(viewer.role));
}

/**
 * What one context lets be seen and done. A field or a route that no policy names is refused to everyone;
 * a test fails on one.
 */
export interface ContextPolicy {
  /** Rules by type, then by field. */
  readonly fields: Readonly<Record<string, Readonly<Record<string, Rule>>>>;
  /** Rules by `METHOD /path` as registered. */
  readonly routes: Readonly<Record<string, Rule>>;
}

/** The same rule for the named fields (separated by spaces). */
export function fields(rule: Rule, names: string): Readonly<Record<string, Rule>> {
  return Object.fromEntries(names.split(' ').map((name) => [name, rule]));
}

/** The rules of a node type's edge and connection types. */
export function connectionPolicy(
  node: string,
  rule: Rule,
): Readonly<Record<string, Readonly<Record<string, Rule>>>> {
  return {
    [`${node}Edge`]: fields(rule, 'cursor node'),
    [`${node}Connection`]: fields(rule, 'nodes edges pageInfo totalCount totalIsEstimate'),
  };
}
