import { expect, it } from 'vitest';
import { FIRST_CHOICE, mergeInput } from './merge-choice.ts';

const layers = [
  { departmentId: 'police', layerId: 'l1', weight: 1 },
  { departmentId: 'civil', layerId: 'l2', weight: 2 },
];

it('asks for what was chosen, with the departments’ own weights unless changed', () => {
  const choice = { ...FIRST_CHOICE, weights: { civil: 0.5 }, earlier: 'p1', grids: 12 };
  const input = mergeInput(choice, layers, 'A', true);
  expect(input.layerIds).toEqual(['l1', 'l2']);
  expect(input.weights).toEqual([
    { departmentId: 'police', weight: 1 },
    { departmentId: 'civil', weight: 0.5 },
  ]);
  expect(input).toMatchObject({ quick: true, name: 'A', grids: 12, earlierPlanId: 'p1' });
});

it('sends the parts of a mix as shares', () => {
  const objective = { agreement: 1, evenness: 0.5, stability: 0.5 };
  expect(mergeInput({ ...FIRST_CHOICE, objective }, layers, 'A', false)).toMatchObject({
    agreement: 0.5,
    evenness: 0.25,
    stability: 0.25,
    quick: false,
  });
});
