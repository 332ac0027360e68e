import type { AuditDay as DayRecord } from '@onegrid/store';
import { actorOf, districtOf, type RequestContext } from '../request/context.ts';
import type { AuditVerdict } from './audit-type.ts';

let turn: Promise<unknown> = Promise.resolve();

/** Checks the log, one check at a time in this process: each reads all of it. */
export async function verdictOfLog(
  anchors: readonly Pick<DayRecord, 'day' | 'hash'>[],
  context: RequestContext,
): Promise<AuditVerdict> {
  const { audit, access } = districtOf(context);
  const checked = turn.then(() => audit.verify(anchors));
  turn = checked.catch(() => undefined);
  const { faults, ...verdict } = await checked;
  await access.record(
    { action: 'audit.verify', objectKind: 'audit', after: { lines: verdict.lines, faults: faults.length } },
    actorOf(context),
  );
  return {
    ...verdict,
    holds: faults.length === 0,
    faults: faults.map((fault) => ({
      ...fault,
      message: context.say(`audit-${fault.kind}`, {
        position: fault.position ?? '–',
        entry: fault.entryId ?? '–',
        day: fault.day ?? '–',
      }),
    })),
  };
}
