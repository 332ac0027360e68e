/** Languages of the texts: simplified Chinese as written on the mainland, and English. */
export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/**
 * One text in every language. `{name}` is a parameter; a stretch in square brackets is left out where one
 * of its parameters is not given. Both languages use the same parameters, in any order.
 */
export type Text = Readonly<Record<Locale, string>>;

/** Texts by reason code: kebab-case, unique over all catalogues. */
export type Catalogue = Readonly<Record<string, Text>>;
