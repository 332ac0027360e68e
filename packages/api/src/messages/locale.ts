export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/**
 * The language of an answer by the request's `Accept-Language` (RFC 9110: tags with optional quality, the
 * best first; ties in the order given). Chinese where nothing known is asked for.
 */
export function chooseLocale(acceptLanguage: string | undefined): Locale {
  let best: Locale = 'zh-CN';
  let bestQuality = 0;
  for (const part of (acceptLanguage ?? '').split(',')) {
    const [tag, ...parameters] = part.trim().toLowerCase().split(';');
    const weight = parameters.find((parameter) => parameter.trim().startsWith('q='));
    const quality = weight === undefined ? 1 : Number(weight.trim().slice(2));
    const locale = /^zh\b/.test(tag) ? 'zh-CN' : /^en\b/.test(tag) ? 'en' : null;
    if (locale !== null && quality > bestQuality) {
      best = locale;
      bestQuality = quality;
    }
  }
  return best;
}
