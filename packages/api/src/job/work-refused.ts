/** Thrown by a computation that has no legal result, with the reason that the job then shows. */
export class WorkRefused extends Error {
  constructor(
    readonly code: string,
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
    this.name = 'WorkRefused';
  }
}
