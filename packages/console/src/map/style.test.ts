import { describe, expect, it } from 'vitest';
import { type MapContent, NO_LOCAL_GRIDS } from './content.ts';
import { buildStyle } from './style.ts';

const SQUARE = {
  type: 'Polygon' as const,
  coordinates: [
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ],
  ],
};
const tile = (key: string) => ({
  key,
  sourceLayer: key,
  url: `/tiles/${key}/r/{z}/{x}/{y}.mvt`,
  minZoom: 0,
  maxZoom: 16,
});
const CONTENT: MapContent = {
  dark: false,
  tiles: ['grids', 'arcs', 'appeals', 'legacy', 'outline'].map(tile),
  departments: [
    { id: 'a', colour: '#111111' },
    { id: 'b', colour: '#222222' },
  ],
  shownDepartments: [],
  layers: ['unified'],
  compare: 'after',
  gridColours: new Map(),
  earlier: false,
  rates: null,
  withheld: [],
  densityAreas: [],
  outline: SQUARE,
  appealQuery: '',
  uncovered: [],
  spread: [],
  selection: null,
  ghosts: [],
  sketch: [],
  picked: [],
  draft: null,
  preview: null,
  lostLines: [],
  locked: { grids: [], arcs: [] },
  whatIf: [],
  handedOver: [],
  decided: [],
  faults: null,
  branchSign: 'B',
  local: NO_LOCAL_GRIDS,
};
const styled = (change: Partial<MapContent>) => buildStyle({ ...CONTENT, ...change }, 'http://here', []);
const layer = (style: ReturnType<typeof styled>, id: string) => style.layers.find((one) => one.id === id);

describe('the style of what is shown', () => {
  it('asks for the appeals of the filter, and for nothing else by it', () => {
    const { sources } = styled({
      layers: ['appeals'],
      appealQuery: '?category=NOISE',
    });
    expect(sources.appeals).toMatchObject({
      tiles: ['http://here/tiles/appeals/r/{z}/{x}/{y}.mvt?category=NOISE'],
    });
    expect(sources.grids).toMatchObject({
      tiles: ['http://here/tiles/grids/r/{z}/{x}/{y}.mvt'],
    });
  });

  it('fills grids by the class of their rate; those left out stay clear', () => {
    const style = styled({
      layers: ['heat'],
      rates: new Map([
        ['001', 4],
        ['002', null],
        ['003', 4],
      ]),
    });
    expect(layer(style, 'grid-fill')).toMatchObject({
      paint: {
        'fill-color': [
          'match',
          ['get', 'code'],
          ['001', '003'],
          '#004e8e',
          ['002'],
          'rgba(0,0,0,0)',
          'rgba(0,0,0,0)',
        ],
      },
    });
  });

  it('covers the density beyond the outline', () => {
    const areas = [{ type: 'Feature' as const, properties: { class: 0 }, geometry: SQUARE }];
    const style = styled({ layers: ['density'], densityAreas: areas });
    const ids = style.layers.map(({ id }) => id);
    expect(ids.indexOf('beyond-fill')).toBeGreaterThan(ids.indexOf('density-fill'));
    expect(ids.indexOf('outline-border')).toBeGreaterThan(ids.indexOf('beyond-fill'));
    expect(layer(styled({ layers: ['density'] }), 'density-fill')).toBeUndefined();
  });

  it('hatches the grids without a branch only where branches are shown', () => {
    expect(layer(styled({ layers: ['branches'], uncovered: ['002'] }), 'uncovered')).toMatchObject({
      filter: ['in', ['get', 'code'], ['literal', ['002']]],
    });
    expect(layer(styled({ uncovered: ['002'] }), 'uncovered')).toBeUndefined();
  });

  it('hatches the grids of which too few appeals are told only where rates are shown', () => {
    expect(layer(styled({ layers: ['heat'], withheld: ['003'] }), 'withheld')).toMatchObject({
      filter: ['in', ['get', 'code'], ['literal', ['003']]],
      paint: { 'fill-pattern': 'withheld' },
    });
    expect(layer(styled({ withheld: ['003'] }), 'withheld')).toBeUndefined();
    expect(
      layer(styled({ layers: ['heat'], withheld: ['003'], compare: 'before' }), 'withheld'),
    ).toBeUndefined();
  });

  it('draws all departments before the merge unless some are chosen, after it only those', () => {
    const lines = (change: Partial<MapContent>) =>
      styled(change)
        .layers.filter(({ id }) => id.startsWith('legacy-line'))
        .map(({ id }) => id);
    expect(lines({ compare: 'before' })).toEqual(['legacy-line-a', 'legacy-line-b']);
    expect(lines({ compare: 'before', shownDepartments: ['b'] })).toEqual(['legacy-line-b']);
    expect(lines({})).toEqual([]);
    expect(lines({ shownDepartments: ['a'] })).toEqual(['legacy-line-a']);
  });

  it('draws lost lines, locks, grids as they would be and faults only where there are some', () => {
    const ids = (change: Partial<MapContent>) => styled(change).layers.map(({ id }) => id);
    const own = ['lost-line', 'locked-grids', 'locked-arcs', 'what-if-line', 'fault-line', 'fault-receiver'];
    expect(ids({}).filter((id) => own.includes(id))).toEqual([]);
    const line = {
      type: 'Feature' as const,
      geometry: { type: 'LineString' as const, coordinates: [[0, 0]] },
      properties: { id: 'l1', lengthM: 10, colour: '#123456' },
    };
    const square = {
      type: 'Feature' as const,
      geometry: SQUARE,
      properties: {},
    };
    expect(ids({ lostLines: [line] })).toContain('lost-line');
    expect(ids({ lostLines: [line], compare: 'before' })).not.toContain('lost-line');
    expect(ids({ whatIf: [square] })).toContain('what-if-line');
    expect(ids({ locked: { grids: ['001'], arcs: [] } })).toContain('locked-grids');
    expect(layer(styled({ locked: { grids: ['001'], arcs: [] } }), 'locked-grids')).toMatchObject({
      filter: ['in', ['to-string', ['get', 'code']], ['literal', ['001']]],
    });
    const faults = { places: [square], receiver: '7' };
    expect(ids({ faults })).toContain('fault-line');
    expect(
      layer(styled({ faults, draft: { layerId: 'l', colour: '#123456' } }), 'fault-receiver'),
    ).toMatchObject({
      filter: ['==', ['to-string', ['get', 'gridId']], '7'],
    });
  });
});
