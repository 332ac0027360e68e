import { expect, it } from 'vitest';
import type { Publication } from '../graphql/review-documents.ts';
import { codeWords, publicationFigures } from './publication-figures.ts';

const row = (kind: Publication['lineage'][number]['kind']): Publication['lineage'][number] => ({
  kind,
  from: [],
  to: [],
  households: 1,
  areaM2: 1,
});

it('counts codes kept, new and retired, and the lineage by kind', () => {
  expect(
    publicationFigures({
      publishedAt: null,
      publishedBy: null,
      reason: null,
      previousPlan: { id: 'p', name: 'before' },
      codes: [
        { from: '001', to: '990101001001001', kind: 'KEPT' },
        { from: '002', to: '990101001001007', kind: 'NEW' },
        { from: '003', to: '990101001001008', kind: 'NEW' },
      ],
      lineage: [row('SPLIT'), row('SAME'), row('SAME')],
      retiredCodes: ['990101001001002'],
    }),
  ).toEqual({
    grids: 3,
    kept: 1,
    fresh: 2,
    retired: 1,
    first: false,
    lineage: [
      { kind: 'SAME', number: 2 },
      { kind: 'SPLIT', number: 1 },
    ],
  });
});

it('tells where a code comes from', () => {
  expect(codeWords({ from: '001', to: '990101001001001', kind: 'KEPT' })).toBe('publish.keptRow');
  expect(codeWords({ from: '001', to: '990101001001001', kind: 'NEW' })).toBe('publish.newRow');
  expect(codeWords({ from: '990101001001001', to: '990101001001001', kind: 'NEW' })).toBe('publish.freshRow');
});
