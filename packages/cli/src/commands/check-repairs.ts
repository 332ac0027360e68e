import { resolve } from 'node:path';
import { writeGeoJson } from '@onegrid/interchange';
import {
  DEFAULT_THIN_METRES,
  findLayerFaults,
  type LayerFault,
  type LayerToPrepare,
  layerFaultText,
  preparedGrids,
  prepareLayerLand,
  type UnmatchedDecision,
  unmatchedDecisions,
  unmatchedDecisionText,
} from '@onegrid/planning';
import type { Feature } from 'geojson';
import type { RepairArguments } from '../arguments/repair-arguments.ts';
import { writeFiles } from '../files/write-files.ts';
import { text } from '../messages/catalogue.ts';
import type { Terminal } from '../terminal.ts';

/** Faults that the readable report lists with their repairs. */
const REPAIRS_TOLD = 50;

/** What would be repaired in a layer, and how. */
export interface ProposedRepairs {
  readonly layer: LayerToPrepare;
  readonly faults: readonly LayerFault[];
  readonly unmatched: readonly UnmatchedDecision[];
}

export function proposeRepairs(layer: LayerToPrepare, { repairs }: RepairArguments): ProposedRepairs {
  const faults = findLayerFaults(layer);
  const ids = layer.grids.map(({ id }) => id);
  return { layer, faults, unmatched: unmatchedDecisions(faults, repairs, ids) };
}

/**
 * Writes what was asked for: the list as JSON, or as features where its name ends in .geojson, and the layer
 * as prepared.
 *
 * @throws CommandError naming the file that cannot be written.
 */
export async function writeRepairs(
  proposed: ProposedRepairs,
  given: RepairArguments,
  { folder, locale }: Terminal,
): Promise<void> {
  await writeFiles(
    given.outputs.map(({ option, path }) => ({
      path: resolve(folder, path),
      shownAs: path,
      pieces:
        option === 'repaired'
          ? writeGeoJson(repairedFeatures(proposed.layer))
          : /\.geojson$/i.test(path)
            ? writeGeoJson(faultFeatures(proposed.faults, locale))
            : [`${JSON.stringify(repairsDocument(proposed, given, locale), null, 2)}\n`],
    })),
  );
}

/** The list of faults with everything that is known about them. */
export function repairsDocument(
  { faults, unmatched, layer }: ProposedRepairs,
  { repairs }: RepairArguments,
  locale: Terminal['locale'],
): object {
  const counts: Partial<Record<LayerFault['kind'], { count: number; area_m2: number }>> = {};
  for (const { kind, areaM2 } of faults) {
    const { count, area_m2 } = counts[kind] ?? { count: 0, area_m2: 0 };
    counts[kind] = { count: count + 1, area_m2: Math.round((area_m2 + areaM2) * 1000) / 1000 };
  }
  return {
    rule: repairs.rule,
    priority: repairs.priority,
    thin_metres: layer.thinMetres ?? DEFAULT_THIN_METRES,
    counts,
    faults: faults.map((fault) => ({ ...propertiesOf(fault, locale), at: fault.at, place: fault.place })),
    unmatched_decisions: unmatched.map((decision) => ({
      fault: decision.faultId,
      receiver: decision.receiver,
      reason: decision.reason,
      text: unmatchedDecisionText(locale, decision),
    })),
  };
}

/** The same list for people. */
export function tellRepairs({ faults, unmatched }: ProposedRepairs, { locale, out, error }: Terminal): void {
  out(`${text(locale, faults.length === 0 ? 'repairs-none' : 'repairs-head', { count: faults.length })}\n`);
  for (const fault of faults.slice(0, REPAIRS_TOLD)) {
    const line = { fault: fault.id, at: fault.at.join(','), text: layerFaultText(locale, fault) };
    out(`${text(locale, 'repair-line', line)}\n`);
  }
  const more = faults.length - REPAIRS_TOLD;
  if (more > 0) out(`${text(locale, 'repairs-more', { count: more })}\n`);
  for (const decision of unmatched) error(`${unmatchedDecisionText(locale, decision)}\n`);
}

function propertiesOf(fault: LayerFault, locale: Terminal['locale']) {
  const { id, kind, ring, areaM2, households, grids, repair } = fault;
  return {
    id,
    kind,
    ...(ring === undefined ? {} : { ring }),
    area_m2: areaM2,
    households,
    grids,
    receiver: repair.receiver,
    by: repair.by,
    ...(repair.lastLand ? { last_land: true } : {}),
    candidates: repair.candidates.map(({ grid, borderM, households: held }) => ({
      grid,
      border_m: borderM,
      households: held,
    })),
    text: layerFaultText(locale, fault),
  };
}

function faultFeatures(faults: readonly LayerFault[], locale: Terminal['locale']): Feature[] {
  return faults.map((fault) => ({
    type: 'Feature',
    properties: propertiesOf(fault, locale),
    geometry: fault.place,
  }));
}

function repairedFeatures(layer: LayerToPrepare): Feature[] {
  return preparedGrids(prepareLayerLand(layer)).map(({ id, geometry }) => ({
    type: 'Feature',
    properties: { id },
    geometry,
  }));
}
