import type { CellValue } from 'exceljs';

/** The text of a cell, and what was lost of it. */
export interface CellText {
  readonly text: string;
  readonly lost?: 'formula-without-result' | 'digits-lost';
}

/** Digits that a spreadsheet keeps of a number. */
const DIGITS_KEPT = 15;

/**
 * A cell's value as text: numbers with all their digits and never with an exponent, padded with zeros and as
 * percentages where their format shows them so, dates in ISO 8601 as far as their format shows them, formulas by
 * their stored results.
 */
export function cellText(value: CellValue, format: string): CellText {
  if (value === null || value === undefined) return { text: '' };
  if (typeof value === 'string') return { text: value };
  if (typeof value === 'boolean') return { text: value ? 'TRUE' : 'FALSE' };
  if (typeof value === 'number') return numberText(value, format);
  if (value instanceof Date) return { text: dateText(value, format) };
  if ('richText' in value) return { text: value.richText.map(({ text }) => text).join('') };
  if ('formula' in value || 'sharedFormula' in value) {
    return value.result === undefined
      ? { text: '', lost: 'formula-without-result' }
      : cellText(value.result, format);
  }
  if ('hyperlink' in value) return { text: String(value.text) };
  if ('error' in value) return { text: value.error };
  return { text: '' };
}

function numberText(value: number, format: string): CellText {
  if (/^0{2,}$/.test(format) && Number.isInteger(value) && value >= 0) {
    return { text: plainNumber(value).padStart(format.length, '0') };
  }
  if (/^[\d.#,]*%$/.test(format)) return { text: `${plainNumber(value * 100)}%` };
  const text = plainNumber(value);
  const isCut = Number.isInteger(value) && text.replace('-', '').length > DIGITS_KEPT;
  return isCut ? { text, lost: 'digits-lost' } : { text };
}

/** With the 15 digits a spreadsheet shows, without an exponent. */
function plainNumber(value: number): string {
  if (Number.isInteger(value)) return BigInt(value).toString();
  const shown = Number(value.toPrecision(DIGITS_KEPT));
  const text = String(shown);
  return text.includes('e') ? shown.toFixed(20).replace(/\.?0+$/, '') : text;
}

/** Excel's dates have no zone; exceljs hands them out as if they were UTC. */
function dateText(value: Date, format: string): string {
  if (Number.isNaN(value.getTime())) return '';
  const [day = '', time = ''] = value.toISOString().split('T');
  const shown = format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '').toLowerCase();
  const clock = time.slice(0, 8);
  if (!/[yd]/.test(shown) && /[hs]/.test(shown)) return clock;
  return /[hs]/.test(shown) || clock !== '00:00:00' ? `${day} ${clock}` : day;
}
