/** A code as a file has it, taken apart. */
export interface AreaCode {
  /** The three digits of the town or the community itself; empty where it has none. */
  readonly code: string;
  /** The town's three digits within a community's code; empty where they are not in it. */
  readonly townCode: string;
  /** Remark code where the value could not be used. */
  readonly problem: 'codes-unreadable' | 'codes-of-another-district' | null;
}

const NONE: AreaCode = { code: '', townCode: '', problem: null };
const UNREADABLE: AreaCode = { ...NONE, problem: 'codes-unreadable' };

/** Digits of a value; short ones lost their zeros in a table. Null for none, `undefined` for something else. */
function digitsOf(value: string | null): string | null | undefined {
  if (value === null || value === '') return null;
  return /^\d{1,12}$/.test(value) ? value.padStart(3, '0') : undefined;
}

/** The code without the district's digits; null where they are another's. */
function withoutDistrict(digits: string, district: string): string | null {
  return digits.startsWith(district) ? digits.slice(district.length) : null;
}

/**
 * A town's code of 3 digits, 9 (with the district's 6 before) or 12 (with three zeros behind), as statistics
 * write them.
 */
export function townCode(value: string | null, district: string): AreaCode {
  const digits = digitsOf(value);
  if (digits === null) return NONE;
  if (digits?.length === 3) return { ...NONE, code: digits };
  if (digits?.length !== 9 && !(digits?.length === 12 && digits.endsWith('000'))) return UNREADABLE;
  const own = withoutDistrict(digits, district);
  return own === null
    ? { ...NONE, problem: 'codes-of-another-district' }
    : { ...NONE, code: own.slice(0, 3) };
}

/**
 * A community's code of 3 digits, 6 (with the town's 3 before), 12 (with the district's 6 before that), or 9
 * (the district's 6 and its own 3, where there are no towns).
 */
export function communityCode(value: string | null, district: string): AreaCode {
  const digits = digitsOf(value);
  if (digits === null) return NONE;
  if (digits === undefined) return UNREADABLE;
  if (digits.length === 3) return { ...NONE, code: digits };
  if (digits.length === 6) return { ...NONE, townCode: digits.slice(0, 3), code: digits.slice(3) };
  if (digits.length !== 9 && digits.length !== 12) return UNREADABLE;
  const own = withoutDistrict(digits, district);
  if (own === null) return { ...NONE, problem: 'codes-of-another-district' };
  return { ...NONE, townCode: own.slice(0, -3), code: own.slice(-3) };
}
