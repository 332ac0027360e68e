import type { GrantRecord } from '@onegrid/store';
import { Role } from './account-type.ts';

/** A department's key, which acts instead of a person. */
export interface KeyHolder {
  readonly id: string;
  readonly name: string;
  readonly scopes: ReadonlySet<string>;
}

/** Who asks: the account behind a session, or the department behind a key. */
export interface Viewer {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly role: Role;
  /** The department an officer works for; null for everybody else. */
  readonly departmentId: string | null;
  /** What it may, and where: its own and what it does for others who are away. */
  readonly grants: readonly GrantRecord[];
  /** One of the start-up town's accounts, whose password is printed. */
  readonly demo: boolean;
  /** Null for a person. `id` is then the key's. */
  readonly key: KeyHolder | null;
  /** The session behind it, as lists name it; null for a key. */
  readonly sessionId: string | null;
  /** Its password is no longer good: it may only change it. */
  readonly passwordMustChange: boolean;
}

/** Whether this viewer (null: nobody is signed in) may have this. Pure, and cheap: it runs for every field. */
export type Rule = (viewer: Viewer | null) => boolean;

export const anyone: Rule = () => true;
export const signedIn: Rule = (viewer) => viewer !== null;

/** A person who is signed in: what belongs to an account is not for keys. */
export const inPerson: Rule = (viewer) => viewer !== null && viewer.key === null;

/** Roles whose work is the whole district's: held for a part of it, they open no operation. */
const OF_THE_DISTRICT: ReadonlySet<Role> = new Set([Role.PLANNER, Role.LEADER, Role.ADMINISTRATOR]);

/** Whether the viewer holds a role somewhere, by its account, by a grant or for somebody who is away. */
export function holds(viewer: Viewer, ...wanted: readonly Role[]): boolean {
  return (
    wanted.includes(viewer.role) ||
    viewer.grants.some(
      ({ role, scope }) => wanted.includes(role) && (scope.kind === 'district' || !OF_THE_DISTRICT.has(role)),
    )
  );
}

/** The departments that the viewer works for: its own, those granted, and those of officers who are away. */
export function departmentsOf(viewer: Viewer): readonly string[] {
  const granted = viewer.grants.flatMap(({ role, scope }) =>
    role === Role.OFFICER && scope.kind === 'department' && scope.id !== null ? [scope.id] : [],
  );
  return [...new Set(viewer.departmentId === null ? granted : [viewer.departmentId, ...granted])];
}

/** Only these roles, and administrators. */
export function roles(...allowed: readonly Role[]): Rule {
  return (viewer) => viewer !== null && holds(viewer, Role.ADMINISTRATOR, ...allowed);
}

/** Only these roles, in person: administrators are no exception, and keys none either. */
export function onlyRoles(...allowed: readonly Role[]): Rule {
  return (viewer) => viewer !== null && viewer.key === null && holds(viewer, ...allowed);
}

/** Roles of people who work elsewhere: they see what is in force, and neither the work on it nor who does it. */
const OUTSIDE: ReadonlySet<Role> = new Set([Role.PROPERTY_COMPANY, Role.UNIT_LIAISON]);
const INSIDE: readonly Role[] = Object.values(Role).filter((role) => !OUTSIDE.has(role));

/** Those who work for the district in some role, and departments' keys. */
export const insiders: Rule = roles(...INSIDE);

/** Those who work for the district in some role, in person. */
export const insidersInPerson: Rule = onlyRoles(...INSIDE);

/** Kinds of rows that are seen by scope. */
export type RowKind = 'appeal' | 'person';

/**
 * What one context lets be seen and done. A field or a route that no policy names is refused to everyone;
 * a test fails on one.
 */
export interface ContextPolicy {
  /** Names the scopes of keys: `<name>:read` for fields and routes that read, `<name>:write` for mutations. */
  readonly name: string;
  /** Which roles see rows of a kind at all, within the scope that they hold the role for. */
  readonly rows?: Readonly<Partial<Record<RowKind, readonly Role[]>>>;
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
