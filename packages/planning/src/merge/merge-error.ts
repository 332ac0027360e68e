/** Why a merge cannot be done; the texts are in the message catalogues. */
export type MergeErrorCode =
  | 'no-layers'
  | 'duplicate-department'
  | 'bad-weight'
  | 'bad-tolerance'
  | 'bad-grids'
  | 'bad-band'
  | 'bad-seed'
  | 'outline-empty'
  | 'outline-too-small'
  | 'layer-empty'
  | 'layer-outside-outline'
  | 'extent-too-large'
  | 'units-empty'
  | 'communities-empty'
  | 'duplicate-unit'
  | 'community-codes-repeated'
  | 'community-codes-differ'
  | 'earlier-empty'
  | 'earlier-elsewhere'
  | 'households-empty'
  | 'households-outside'
  | 'too-few-grids'
  | 'too-many-grids'
  | 'coverage-invalid'
  | 'checks-disagree';

/** A merge was asked for that its inputs or options do not allow. */
export class MergeError extends Error {
  constructor(
    readonly code: MergeErrorCode,
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(`${code} ${JSON.stringify(params)}`);
    this.name = 'MergeError';
  }
}
