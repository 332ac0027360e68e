import type { Atom, PlanState } from '@onegrid/planning';
import { edgeKey } from '@onegrid/planning';
import type { LineString } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { Arc } from '../graphql/inspect-documents.ts';
import { bordersIn, communitiesOf, decisionOf, decisionsOf, edgesOf } from './border-decisions.ts';

const LINE: LineString = {
  type: 'LineString',
  coordinates: [
    [0, 0],
    [1, 0],
    [1, 1],
  ],
};

describe('a stretch of border', () => {
  it('is the edges between its vertices', () => {
    expect(edgesOf(LINE)).toEqual([
      [
        [0, 0],
        [1, 0],
      ],
      [
        [1, 0],
        [1, 1],
      ],
    ]);
  });

  const mark = (from: [number, number], to: [number, number], value: string) => ({
    kind: 'border' as const,
    key: edgeKey(from, to),
    value,
  });

  it('is decided as all of its edges are, from whichever end they are told', () => {
    const both = decisionsOf([mark([1, 0], [0, 0], 'locked'), mark([1, 1], [1, 0], 'locked')]);
    expect(decisionOf(both, LINE)).toBe('locked');
  });

  it('is undecided where its edges differ or some have nothing', () => {
    expect(decisionOf(decisionsOf([mark([0, 0], [1, 0], 'rejected')]), LINE)).toBeNull();
    const mixed = decisionsOf([mark([0, 0], [1, 0], 'rejected'), mark([1, 0], [1, 1], 'locked')]);
    expect(decisionOf(mixed, LINE)).toBeNull();
    expect(decisionOf(decisionsOf([{ kind: 'locked', key: '001', value: 'yes' }]), LINE)).toBeNull();
  });
});

describe('borders of a community', () => {
  const atom = (id: string, community: string | null): Atom => ({
    id,
    geometry: { type: 'Polygon', coordinates: [] },
    areaM2: 1,
    households: 1,
    community,
    labels: {},
    shares: {},
  });
  const plan: PlanState = {
    revision: 1,
    atoms: [atom('a', 'north'), atom('b', 'north'), atom('c', 'south'), atom('d', 'north'), atom('e', null)],
    codes: ['001', '001', '001', '002', '003'],
  };

  it('lie between grids that are mostly in it', () => {
    const communities = communitiesOf(plan);
    expect([...communities]).toEqual([
      ['001', 'north'],
      ['002', 'north'],
      ['003', null],
    ]);
    const arc = (id: string, left: string | null, right: string | null) => ({ id, left, right }) as Arc;
    const arcs = [arc('1', '001', '002'), arc('2', '002', '003'), arc('3', '001', null)];
    expect(bordersIn(arcs, communities, 'north').map(({ id }) => id)).toEqual(['1']);
    expect(bordersIn(arcs, communities, null).map(({ id }) => id)).toEqual(['1', '2']);
  });
});
