/** An expected refusal: a reason code and what fills its text. It is a value, never thrown. */
export interface Refused {
  readonly kind: 'refused';
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export function refused(code: string, params: Readonly<Record<string, string | number>> = {}): Refused {
  return { kind: 'refused', code, params };
}

/**
 * A failure that is no expected outcome: bad geometry that should have been checked before, a broken
 * invariant, a closed store. Codes: `geometry-not-finite`, `geometry-out-of-range`, `geometry-ring-open`,
 * `geometry-ring-short`, `geometry-empty`, `geometry-type`, `geometry-not-valid`, `cursor-invalid`,
 * `page-size-out-of-range`, `verdict-failed`, `verdict-missing`, `database-timeout`, `database-restarted`,
 * `data-folder-locked`, `database-too-old`, `database-roles-missing`, `database-roles-closed`,
 * `database-roles-too-strong` (each with the `sql` to run), `store-closed`, `not-found`.
 */
export class StoreError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly params: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'StoreError';
  }
}
