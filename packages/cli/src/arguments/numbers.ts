import { commandError } from './command-error.ts';

/** A number above 0. */
export function positive(option: string, value: string, digits: string): number {
  const number = decimal(digits);
  if (Number.isNaN(number)) throw commandError('not-a-number', { option, value });
  if (number <= 0) throw commandError('not-positive', { option, value });
  return number;
}

/** A whole number of 1 or more. */
export function count(option: string, value: string): number {
  const number = decimal(value);
  if (!Number.isSafeInteger(number) || number < 1) throw commandError('not-a-count', { option, value });
  return number;
}

/** A whole number. */
export function wholeNumber(option: string, value: string): number {
  const number = decimal(value);
  if (!Number.isSafeInteger(number)) throw commandError('not-a-seed', { option, value });
  return number;
}

/** The size band of `--band LOW,HIGH`. */
export function readBand(value: string): [number, number] {
  const limits = value.split(',').map(decimal);
  const [low, high] = limits;
  if (limits.length !== 2 || !(low! >= 0 && low! <= 1 && high! >= 1))
    throw commandError('wrong-band', { value });
  return [low!, high!];
}

/** A decimal number; NaN for anything else, such as "", "0x10" or "Infinity". */
export function decimal(value: string): number {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(value.trim()) ? Number(value) : Number.NaN;
}
