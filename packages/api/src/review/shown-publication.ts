import type { PublicationPreview, PublicationRecord } from '@onegrid/store';
import { Publication } from './publication-type.ts';

/** A publication as the API shows it; its crosswalk is read when it is asked for. */
export function shownPublication(record: PublicationRecord): Publication {
  return Object.assign(new Publication(), { ...record, rows: null });
}

/** What publishing would give, as the API shows it. */
export function shownPreview({ shares, ...preview }: PublicationPreview): Publication {
  return Object.assign(new Publication(), {
    ...preview,
    publishedAt: null,
    publishedBy: null,
    reason: null,
    rows: shares,
  });
}
