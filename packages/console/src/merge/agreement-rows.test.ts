import { expect, it } from 'vitest';
import type { PlanFigures } from '../graphql/merge-documents.ts';
import { agreementRows, togetherOf } from './agreement-rows.ts';
import type { MergeReport } from './report.ts';

const merged = (department: string, adjustedRandIndex: number) => ({
  department,
  grids: 10,
  adjustedRandIndex,
  variationOfInformation: 1,
  bestMatchJaccard: 0.5,
  gridsSplit: 4,
});
const report = {
  measures: { departments: [merged('a', 0.6), merged('b', 0.8)] },
  layersJudged: [
    { department: 'a', measures: { meanAdjustedRandIndex: 0.3 } },
    { department: 'b', measures: { meanAdjustedRandIndex: 0.5 } },
  ],
  inputs: {
    layers: [
      { department: 'a', weight: 1 },
      { department: 'b', weight: 3 },
    ],
  },
} as unknown as MergeReport;

it('sets a department’s own layer, judged by the others, against the unified grids', () => {
  const rows = agreementRows(report, null);
  expect(rows.map(({ before, after }) => [before, after])).toEqual([
    [0.3, 0.6],
    [0.5, 0.8],
  ]);
  // (0.3 + 3 x 0.5) / 4 and (0.6 + 3 x 0.8) / 4
  expect(togetherOf(rows).before).toBeCloseTo(0.45, 12);
  expect(togetherOf(rows).after).toBeCloseTo(0.75, 12);
});

it('takes the figures of a later revision', () => {
  const now = {
    departments: [{ ...merged('a', 0.7), department: { id: 'a', name: 'A', nameEn: 'A', hue: '#123456' } }],
  } as Pick<PlanFigures, 'departments'>;
  expect(agreementRows(report, now).map(({ after }) => after)).toEqual([0.7, 0.8]);
});

it('has nothing together where a layer was not judged', () => {
  const rows = agreementRows({ ...report, layersJudged: report.layersJudged.slice(0, 1) }, null);
  expect(togetherOf(rows).before).toBeNull();
  expect(togetherOf([])).toEqual({ before: null, after: null });
});
