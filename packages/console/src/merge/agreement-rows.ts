import type { PlanFigures } from '../graphql/merge-documents.ts';
import type { MergeReport } from './report.ts';

/** Agreement of one department with everybody's grids, 0 to 1, before the merge and after. */
export interface AgreementRow {
  readonly department: string;
  readonly weight: number;
  /** Of its own layer with the other departments'; null where that was not judged. */
  readonly before: number | null;
  /** Of the unified grids with its layer. */
  readonly after: number;
  readonly bestMatchJaccard: number;
  readonly gridsSplit: number;
  /** Grids of its own. */
  readonly grids: number;
}

/** One row a department, in the report's order; `now` has the figures of a later revision, where there are some. */
export function agreementRows(
  { measures, layersJudged, inputs }: Pick<MergeReport, 'measures' | 'layersJudged' | 'inputs'>,
  now: Pick<PlanFigures, 'departments'> | null,
): readonly AgreementRow[] {
  return measures.departments.map((merged) => {
    const { department, grids } = merged;
    const later = now?.departments.find((each) => each.department.id === department) ?? merged;
    const own = layersJudged.find((layer) => layer.department === department);
    return {
      department,
      weight: inputs.layers.find((layer) => layer.department === department)?.weight ?? 1,
      before: own?.measures.meanAdjustedRandIndex ?? null,
      after: later.adjustedRandIndex,
      bestMatchJaccard: later.bestMatchJaccard,
      gridsSplit: later.gridsSplit,
      grids,
    };
  });
}

/** All departments together by their weights; null where one of them was not judged, or there are none. */
export function togetherOf(rows: readonly AgreementRow[]): {
  readonly before: number | null;
  readonly after: number | null;
} {
  const mean = (value: (row: AgreementRow) => number | null) => {
    let [sum, weights] = [0, 0];
    for (const row of rows) {
      const each = value(row);
      if (each === null) return null;
      sum += each * row.weight;
      weights += row.weight;
    }
    return weights > 0 ? sum / weights : null;
  };
  return { before: mean(({ before }) => before), after: mean(({ after }) => after) };
}
