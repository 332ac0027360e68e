/** Whether a database takes a text: Unicode without lone surrogates, and without the character NUL. */
export function isStorableText(text: string): boolean {
  return !text.includes('\0') && !/\p{Surrogate}/u.test(text);
}
