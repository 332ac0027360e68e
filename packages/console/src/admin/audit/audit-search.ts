import type { auditLinesDocument } from '../../graphql/audit-documents.ts';
import type { VariablesOf } from '../../graphql/graphql.ts';

export type AuditSearch = NonNullable<VariablesOf<typeof auditLinesDocument>['search']>;

/** What is typed and chosen above the list; empty texts mean everything. */
export interface AuditForm {
  readonly text: string;
  readonly action: string;
  /** Days as `YYYY-MM-DD`, in China; both are meant to their end. */
  readonly since: string;
  readonly until: string;
}

export const EVERYTHING: AuditForm = { text: '', action: '', since: '', until: '' };

const DAY_MS = 86_400_000;

/** The search that the form means; days begin at midnight in China, wherever the browser is. */
export function searchOf(form: AuditForm): AuditSearch {
  const { text, action, since, until } = form;
  return {
    ...(text.trim() === '' ? {} : { text: text.trim() }),
    ...(action === '' ? {} : { action }),
    ...(since === '' ? {} : { since: midnight(since).toISOString() }),
    ...(until === '' ? {} : { until: new Date(midnight(until).getTime() + DAY_MS).toISOString() }),
  };
}

/** Where the same lines are as a file. What one typed to look for stays out of the address, which ends up in logs. */
export function exportPath(form: AuditForm): string {
  const { action, since, until } = searchOf(form);
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries({ action, since, until })) {
    if (value !== undefined && value !== null) asked.set(name, String(value));
  }
  return asked.size === 0 ? '/audit.csv' : `/audit.csv?${asked}`;
}

function midnight(day: string): Date {
  return new Date(`${day}T00:00:00+08:00`);
}
