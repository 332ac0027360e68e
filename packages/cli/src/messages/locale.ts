import type { Locale } from './catalogue.ts';

/**
 * The language to speak: `--lang` where it is given, else the locale of the environment (LC_ALL before
 * LC_MESSAGES before LANG): Chinese where that is Chinese, English otherwise.
 */
export function localeOf(
  lang: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Locale {
  const named = lang ?? (environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '');
  return /^zh/i.test(named) ? 'zh-CN' : 'en';
}
