import type { BusinessRecord } from '@onegrid/store';
import { Business } from './business-type.ts';

/** A stored business as the API shows it: its days at midnight UTC. */
export function shownBusiness({ from, until, ...record }: BusinessRecord): Business {
  return Object.assign(new Business(), {
    ...record,
    from: new Date(from),
    until: until === null ? null : new Date(until),
    officers: record.officersPerGrid * record.grids,
  });
}
