import { edgeKey } from '@onegrid/planning';
import { expect, test } from 'vitest';
import { decisionsOf } from './decisions.ts';

test('marks become grids that stay, borders that stay and borders that go', () => {
  const key = edgeKey([118.2, 31.1], [118.2, 31.2]);
  const other = edgeKey([118.3, 31.1], [118.3, 31.2]);
  expect(
    decisionsOf([
      { kind: 'band-reason', key: '001', value: '一条河' },
      { kind: 'border', key, value: 'locked' },
      { kind: 'border', key: other, value: 'rejected' },
      { kind: 'dedicated', key: '002', value: 'school' },
      { kind: 'locked', key: '002', value: 'yes' },
      { kind: 'locked', key: '003', value: 'yes' },
    ]),
  ).toEqual({
    lockedGrids: ['003'],
    dedicatedGrids: ['002'],
    lockedLines: [
      [
        [118.2, 31.1],
        [118.2, 31.2],
      ],
    ],
    rejectedLines: [
      [
        [118.3, 31.1],
        [118.3, 31.2],
      ],
    ],
  });
});
