import type { MessageCode, MessageParams } from '../messages/message.ts';
import type { ServiceComparison, ServiceMeasures } from './service.ts';

/** A measure before and after as a sentence: reason code with what fills it. */
export interface ServiceReason {
  readonly code: MessageCode;
  readonly params: MessageParams;
}

const SENTENCES: Readonly<Record<keyof ServiceMeasures, MessageCode>> = {
  householdsPerGrid: 'service-households-per-grid',
  householdsPerWorker: 'service-households-per-worker',
  buildingsAgreedShare: 'service-buildings-agreed',
  bordersThroughBuilding: 'service-borders-through-building',
  buildingsCut: 'service-buildings-cut',
  bordersOnWalk: 'service-borders-on-walk',
};

/** The measures that are known on both sides, each with its formula and figures. */
export function serviceReasons({ before, after }: ServiceComparison): ServiceReason[] {
  const measures = Object.keys(SENTENCES) as (keyof ServiceMeasures)[];
  return measures.flatMap((measure) => {
    const [earlier, later] = [before[measure], after[measure]];
    if (earlier === null || later === null) return [];
    const factor = measure === 'buildingsAgreedShare' ? 100 : 1;
    return [
      {
        code: SENTENCES[measure],
        params: { before: hundredths(earlier * factor), after: hundredths(later * factor) },
      },
    ];
  });
}

/** Means of borders are often below 0.1, which numbers in sentences are rounded to. */
function hundredths(value: number): number | string {
  return value < 1 && value > 0 ? String(Math.round(value * 100) / 100) : value;
}
