/** What spreadsheets take for a formula at the start of a cell, behind any apostrophes. */
const FORMULA_START = /^'*[=+\-@\t\r＝＋－＠]/;
const ESCAPED_FORMULA = /^'+[=+\-@\t\r＝＋－＠]/;
const PLAIN_NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

/**
 * A text that no spreadsheet takes for a formula when it opens a CSV: one that begins like one gets an apostrophe
 * before it. Plain numbers, which do no harm, stay as they are.
 */
export function escapedFormula(text: string): string {
  return FORMULA_START.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
}

/** Undoes `escapedFormula`. */
export function unescapedFormula(text: string): string {
  return ESCAPED_FORMULA.test(text) ? text.slice(1) : text;
}
