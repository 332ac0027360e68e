import { expect, it } from 'vitest';
import { operationInput, readAnswer } from './graphql-server.ts';

it('puts an operation under the name of its kind, with enum values as the api writes them', () => {
  expect(operationInput({ kind: 'retire-grid', code: '001', into: null })).toEqual({
    retireGrid: { code: '001', into: null },
  });
  expect(operationInput({ kind: 'mark-grid', mark: 'band-reason', code: '001', value: 'x' })).toEqual({
    markGrid: { code: '001', mark: 'BAND_REASON', value: 'x' },
  });
  expect(operationInput({ kind: 'decide-border', edges: [], decision: 'locked' })).toEqual({
    decideBorder: { edges: [], decision: 'LOCKED' },
  });
  expect(operationInput({ kind: 'decide-border', edges: [], decision: null })).toEqual({
    decideBorder: { edges: [], decision: null },
  });
});

it('reads what became of an edit', () => {
  expect(readAnswer({ __typename: 'PlanRevised', changeSet: { id: 'c', revision: 4 } })).toEqual({
    kind: 'committed',
    revision: 4,
  });
  expect(readAnswer({ __typename: 'RevisionConflict', revision: 5 })).toEqual({
    kind: 'behind',
    revision: 5,
  });
  const issues = [
    { code: 'a', severity: 'error', message: 'A' },
    { code: 'b', severity: 'warning', message: 'B' },
  ];
  expect(readAnswer({ __typename: 'EditRejected', issues })).toEqual({ kind: 'refused', reasons: ['A'] });
  expect(readAnswer({ __typename: 'Refusal', code: 'plan-not-draft', message: 'M' })).toEqual({
    kind: 'refused',
    reasons: ['M'],
  });
});
