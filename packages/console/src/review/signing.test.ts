import { expect, it } from 'vitest';
import type { Signature } from '../graphql/review-documents.ts';
import { inTurn, progressOf, signable } from './signing.ts';

const signature = (id: string, state: Signature['state'], lead = false): Signature => ({
  department: { id, name: id, nameEn: id, hue: 'blue' },
  lead,
  state,
  by: null,
  at: null,
  comment: null,
  revision: null,
});
const community = (communityId: string, signatures: Signature[]) => ({
  communityId,
  name: communityId,
  grids: 3,
  signatures,
});
const review = {
  communities: [
    community('north', [
      signature('lead', 'NOT_YET', true),
      signature('police', 'SIGNED'),
      signature('health', 'WAITING'),
    ]),
    community('south', [
      signature('lead', 'WAITING', true),
      signature('police', 'SIGNED'),
      signature('health', 'SIGNED'),
    ]),
    community('east', [
      signature('lead', 'NOT_YET', true),
      signature('police', 'OBJECTED'),
      signature('health', 'SIGNED'),
    ]),
  ],
};
const names = (communities: readonly { communityId: string }[]) =>
  communities.map((each) => each.communityId);

it('counts what is signed over all communities', () => {
  expect(progressOf(review)).toEqual({ signed: 4, all: 9 });
});

it('lets those that lead sign last', () => {
  expect(inTurn(review.communities[0].signatures).map(({ department }) => department.id)).toEqual([
    'police',
    'health',
    'lead',
  ]);
});

it('does not offer a lead department what others have not signed, even where it has objected', () => {
  const objecting = community('west', [signature('lead', 'OBJECTED', true), signature('police', 'WAITING')]);
  expect(signable({ communities: [objecting] }, 'lead')).toEqual([]);
});

it('offers a department what it can sign now, an objection of its own among it', () => {
  expect(names(signable(review, 'health'))).toEqual(['north']);
  expect(names(signable(review, 'police'))).toEqual(['east']);
  expect(names(signable(review, 'lead'))).toEqual(['south']);
  expect(signable(review, 'nobody')).toEqual([]);
});
