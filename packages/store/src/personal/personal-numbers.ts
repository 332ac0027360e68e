/** Weights of the first 17 digits and the check digit by the remainder of their sum: GB 11643. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_DIGITS = '10X98765432';

/** The check digit of 17 digits. */
export function identityCheckDigit(digits: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return CHECK_DIGITS[sum % 11];
}

/** An identity number without blanks and dashes, X in capitals; whether it is one is another question. */
export function plainIdentityNumber(text: string): string {
  return halfWidth(text).replace(/[\s-]/gu, '').toUpperCase();
}

/** What is wrong with an identity number in its plain form; null where nothing is. */
export function identityFault(number: string): 'identity-length' | 'identity-date' | 'identity-check' | null {
  if (!/^\d{17}[\dX]$/.test(number)) return 'identity-length';
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)].map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  const isDay =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!isDay || year < 1850 || date.getTime() > Date.now()) return 'identity-date';
  return identityCheckDigit(number) === number[17] ? null : 'identity-check';
}

const MOBILE = /^(?:\+?86)?(1\d{10})$/;
/** Area codes: 010 and 02x have eight digits after them, the others seven or eight. */
const LANDLINE = /^(?:\+?86)?0?(10|2\d|[3-9]\d{2})(\d{7,8})$/;

/** A telephone number in its one form (`13812345678`, `0553-1234567`), or null where it is none. */
export function plainTelephone(text: string): string | null {
  const digits = halfWidth(text).replace(/[\s()（）-]/gu, '');
  const mobile = MOBILE.exec(digits);
  if (mobile !== null) return mobile[1];
  const landline = LANDLINE.exec(digits);
  if (landline === null || !/^(?:\+?86)?0|^\+?86/.test(digits)) return null;
  const [, area, number] = landline;
  if (area.length === 2 && number.length !== 8) return null;
  return `0${area}-${number}`;
}

/** Digits and letters as they are typed with a Chinese keyboard. */
function halfWidth(text: string): string {
  return text
    .trim()
    .replace(/[０-９Ａ-Ｚａ-ｚ－＋]/gu, (letter) => String.fromCodePoint(letter.codePointAt(0)! - 0xfee0));
}
