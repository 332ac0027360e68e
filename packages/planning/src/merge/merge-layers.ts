import { reconcile } from '@onegrid/geometry';
import { deriveArcs } from '../explain/derive-arcs.ts';
import { CONTESTED_BELOW } from '../explain/ledger.ts';
import { measurePlan } from '../judge/measure-plan.ts';
import type { MergeInput, MergeOptions, MergeProgress, MergeReport, MergeResult } from '../model/merge.ts';
import { accountOfMerge } from './account-of-merge.ts';
import { type AtomSources, buildAtoms } from './build-atoms.ts';
import { checkInput, checkResult } from './check-merge.ts';
import { describeInputs, isletFindings, leftOutFindings, lengthByClass } from './describe-merge.ts';
import { measureDisplacement } from './displacement.ts';
import { divide } from './divide.ts';
import { reportGround } from './ground-report.ts';
import { judgeLayers } from './judge-layers.ts';
import { MergeError } from './merge-error.ts';
import { prepareInput } from './prepare.ts';
import { round } from './round.ts';
import { StageClock } from './stage-clock.ts';
import { unifiedGrids } from './unified-grids.ts';
import { UnitLand } from './unit-land.ts';

/**
 * Merges departments' layers into one unified grid: prepare, reconcile, atoms and labels, propose,
 * explain, judge. Pure and synchronous; the same input, options and seed give the same unified grids, atoms
 * and arcs to the byte on every machine and in whatever order layers and features come.
 *
 * @param onProgress called with the stage and a fraction 0..1; throw from it to cancel.
 * @throws MergeError with a reason code where the inputs or options cannot be merged.
 */
export function mergeLayers(
  input: MergeInput,
  options: MergeOptions,
  onProgress?: MergeProgress,
): MergeResult {
  const clock = new StageClock(onProgress);
  const prepared = clock.run(
    'prepare',
    (tell) => prepareInput(input, options, (done) => tell(done / input.layers.length)),
    (found) => ({
      layers: found.layers.length,
      legacyGrids: found.layers.reduce((sum, { ids }) => sum + ids.length, 0),
      faults: found.layers.reduce((sum, { faults }) => sum + faults.length, 0),
    }),
  );
  const { lattice, layers } = prepared;
  const meanGrid = layers.map(({ coveredM2, ids }) => coveredM2 / ids.length);
  const finestFirst = [...layers.keys()].sort((a, b) => meanGrid[a]! - meanGrid[b]!);
  const reconciled = clock.run(
    'reconcile',
    (tell) =>
      reconcile(
        {
          lattice,
          outline: prepared.outline,
          layers: layers.map((layer) => layer.arrangement),
          weights: layers.map(({ weight }) => weight),
          order: finestFirst,
          base: prepared.ground.base,
          toleranceMetres: options.toleranceMetres,
          thinMetres: options.thinMetres,
        },
        tell,
      ),
    (found) => ({ thinFaces: found.absorbed.length }),
  );
  if (reconciled.outline.parts === 0) {
    const area = reconciled.outline.leftOut.reduce((sum, { areaM2 }) => sum + areaM2, 0);
    throw new MergeError('outline-too-small', { area: round(area, 1) });
  }
  const { units } = prepared.ground.base;
  const unitLand = units && new UnitLand(units, lattice);
  const sources: AtomSources = {
    layers,
    households: input.households,
    unitLand,
    communities: prepared.ground.communities.map(({ id }) => id),
  };
  const start = clock.run(
    'atoms',
    () => buildAtoms(reconciled.groups, [], sources),
    (found) => ({ atoms: found.atoms.length }),
  );
  if (input.households && start.households!.inside <= 0) {
    throw new MergeError(start.households!.outside > 0 ? 'households-outside' : 'households-empty');
  }
  const division = clock.run(
    'propose',
    (tell) => divide(start, sources, options, tell),
    ({ proposal, built }) => ({
      grids: proposal.grids,
      atoms: built.atoms.length,
      outsideBand: proposal.outsideBand.length,
      agreement: proposal.score,
    }),
  );
  const { built, proposal } = division;
  const { communities } = prepared.ground;
  const { earlier, households } = input;
  const grids = unifiedGrids(
    built,
    proposal.assignment,
    proposal.grids,
    communities,
    earlier ? { plan: earlier, households } : null,
  );
  const { arcs, displacement, displaced } = clock.run(
    'explain',
    () => ({
      arcs: deriveArcs({
        atoms: built.atoms,
        codes: grids.codes,
        departments: layers.map(({ department, weight }) => ({ id: department, weight })),
        layers: input.layers,
        lattice,
        ground: {
          communities: communities.map(({ geometry }) => geometry),
          units: prepared.ground.units.map(({ geometry }) => geometry),
          streets: (input.streets ?? []).map(({ geometry }) => geometry),
        },
      }),
      ...measureDisplacement(built, prepared, reconciled, options),
    }),
    (found) => ({ arcs: found.arcs.length, displaced: found.displaced.length }),
  );
  const { measures, layersJudged, ground, account } = clock.run(
    'judge',
    () => {
      const layersJudged = judgeLayers(built, division.graph, prepared, division.band);
      return {
        measures: measurePlan({
          graph: division.graph,
          assignment: proposal.assignment,
          grids: proposal.grids,
          band: division.band,
          perimeterM: grids.perimeterM,
        }),
        layersJudged,
        ground: reportGround(built, proposal.assignment, proposal.grids, prepared, unitLand),
        account: options.quick
          ? null
          : accountOfMerge(built, division.graph, grids.codes, prepared, input, layersJudged),
      };
    },
    (found) => ({ agreement: found.measures.meanAdjustedRandIndex }),
  );
  const faults = clock.run(
    'checks',
    (tell) => {
      checkResult(built.atoms, grids.unified, reconciled.outline.geometry, lattice);
      return layers.flatMap((layer, index) => {
        tell((index + 1) / (layers.length + 1));
        return checkInput(input.layers.find(({ department }) => department === layer.department)!, lattice);
      });
    },
    (found) => ({ findings: found.length }),
  );
  const findings = [
    ...faults,
    ...leftOutFindings(reconciled.outline.leftOut, lattice),
    ...ground.findings,
    ...built.findings,
    ...isletFindings(division, grids),
  ];
  const report: MergeReport = {
    options,
    inputs: describeInputs(prepared, division, reconciled.outline.areaM2, reconciled.outline.parts),
    findings,
    counts: {
      atoms: built.atoms.length,
      grids: grids.unified.length,
      arcs: arcs.length,
      contested: built.atoms.filter((atom) =>
        Object.values(atom.shares).some((share) => share < CONTESTED_BELOW),
      ).length,
    },
    measures,
    layersJudged,
    together: account?.together ?? null,
    service: account?.service ?? null,
    workload: account?.workload ?? null,
    units: ground.units,
    communities: ground.communities,
    outsideCommunityShare: ground.outsideCommunityShare,
    outsideBand: proposal.outsideBand.map(({ grid, size, reason }) => ({
      code: grids.codeOfGrid[grid]!,
      size: round(size, 2),
      reason,
    })),
    displacement,
    displaced,
    arcLengthByClass: lengthByClass(arcs),
    run: { stagesMs: clock.stages, peakMemoryBytes: null, steps: proposal.steps },
  };
  const links = division.graph.links.map(([a, b]) => [built.atoms[a]!.id, built.atoms[b]!.id] as const);
  const { unified, codes, lineage } = grids;
  return {
    unified,
    atoms: built.atoms,
    codes,
    arcs,
    links,
    faults: layers.map(({ department, faults: own }) => ({ department, faults: own })),
    account,
    ...(lineage ? { lineage } : {}),
    report,
  };
}
