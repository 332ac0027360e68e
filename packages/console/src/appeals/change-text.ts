import type { TFunction } from 'i18next';
import type { Formats } from '../messages/formats.ts';

/** How a count changed against the one before, in words: `up 12%`, `down 3%`, `the same`, `new`. */
export function changeText(
  t: TFunction,
  formats: Formats,
  { current, previous }: { readonly current: number | null; readonly previous: number | null },
): string {
  if (current === null || previous === null) return '–';
  if (current === previous) return t('figures.same');
  if (previous === 0) return t('figures.fromNone');
  const share = formats.percent(Math.abs(current - previous) / previous);
  return t(current > previous ? 'figures.up' : 'figures.down', { share });
}
