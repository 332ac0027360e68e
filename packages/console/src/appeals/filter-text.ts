import type { Formats } from '../messages/formats.ts';
import type { useWords } from '../messages/use-words.ts';
import { type AppealView, nextStep } from './appeal-view.ts';
import { addDays } from './days.ts';

/** Which appeals are meant, in words, part by part; empty for all of them. */
export function filterText(
  { t, formats }: { readonly t: ReturnType<typeof useWords>['t']; readonly formats: Formats },
  view: AppealView,
  placeName: string | null,
): readonly string[] {
  const from = view.frame ?? view.from;
  const until = view.frame === null ? view.until : addDays(nextStep(view.frame, view.step), -1);
  const hour = (value: number) => `${String(value).padStart(2, '0')}:00`;
  return [
    ...view.category.map((category) => t(`category.${category}`)),
    ...view.status.map((status) => t(`status.${status}`)),
    ...(from === null && until === null
      ? []
      : [
          t('time.period', {
            from: from === null ? '…' : formats.day(from),
            until: until === null ? '…' : formats.day(until),
          }),
        ]),
    ...(view.hours === null ? [] : [view.hours.map(hour).join(' – ')]),
    ...(placeName === null ? [] : [placeName]),
  ];
}
