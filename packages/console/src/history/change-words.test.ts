import { expect, it } from 'vitest';
import { operationsOf } from './change-words.ts';

it('names what a change set did and to which grids', () => {
  expect(
    operationsOf([
      { kind: 'split-grid', code: '003', newCode: '009', line: null },
      { kind: 'merge-grids', codes: ['001', '002'], intoCode: '001' },
      { kind: 'move-land', to: '004' },
      { kind: 'create-grid', newCode: '010', atomIds: [] },
      { kind: 'move-vertices', moves: [] },
    ]),
  ).toEqual([
    { name: 'split-grid', codes: ['003'] },
    { name: 'merge-grids', codes: ['001', '002'] },
    { name: 'move-land', codes: ['004'] },
    { name: 'create-grid', codes: ['010'] },
    { name: 'move-vertices', codes: [] },
  ]);
});

it('leaves what it does not know a change', () => {
  expect(operationsOf([{ kind: 'dance' }, 7])).toEqual([
    { name: 'other', codes: [] },
    { name: 'other', codes: [] },
  ]);
  expect(operationsOf(null)).toEqual([]);
});
