import type {
  AppealChangeRecord,
  AppealGrouping,
  AppealGroupRecord,
  AppealSummaryRecord,
} from '@onegrid/store';
import type { Locale } from '../messages/locale.ts';
import type { RequestContext } from '../request/context.ts';
import type { AppealChange, AppealGroup, AppealSummary } from './appeal-figures-type.ts';

const DAY_MS = 86_400_000;
/** A Monday; the days after it name the weekdays. */
const SOME_MONDAY = Date.UTC(2024, 0, 1);

function localName(names: { name: string | null; nameEn: string | null }, locale: Locale): string {
  return (locale === 'en' ? names.nameEn : null) || (names.name ?? '');
}

/** The name of a group: places by their own, the rest in words or as they are. */
function groupName(group: AppealGroupRecord, by: AppealGrouping, context: RequestContext): string {
  switch (by) {
    case 'community':
    case 'town':
      return localName(group, context.locale);
    case 'category':
      return context.say(`appeal-category-${group.key}`);
    case 'status':
      return context.say(`appeal-status-${group.key}`);
    case 'weekday':
      return new Intl.DateTimeFormat(context.locale, { weekday: 'long', timeZone: 'UTC' }).format(
        SOME_MONDAY + (Number(group.key) - 1) * DAY_MS,
      );
    case 'hour':
      return `${group.key.padStart(2, '0')}:00`;
    default:
      return group.key;
  }
}

function shownGroup(group: AppealGroupRecord, by: AppealGrouping, context: RequestContext): AppealGroup {
  const { appeals, open, households, perThousand } = group;
  const spelled = by === 'category' || by === 'status' ? group.key.toUpperCase() : group.key;
  return { key: spelled, name: groupName(group, by, context), appeals, open, households, perThousand };
}

export function shownSummary(
  summary: AppealSummaryRecord,
  by: AppealGrouping,
  context: RequestContext,
): AppealSummary {
  const { total, outside, protection } = summary;
  const groups = summary.groups.map((group) => shownGroup(group, by, context));
  return { asOf: summary.asOf ?? new Date(), total, outside, protection, groups };
}

export function shownChange(change: AppealChangeRecord, days: number, context: RequestContext): AppealChange {
  const asOf = change.asOf ?? new Date();
  return {
    asOf,
    since: change.since ?? new Date(asOf.getTime() - days * DAY_MS),
    protection: change.protection,
    current: change.current,
    previous: change.previous,
    worst: change.worst.map((group) => shownGroup(group, 'grid', context)),
    towns: change.towns.map(({ key, name, nameEn, current, previous, perThousand }) => ({
      key,
      name: localName({ name, nameEn }, context.locale),
      current,
      previous,
      perThousand,
    })),
  };
}
