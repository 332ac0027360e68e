import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AppealView, CATEGORIES, KERNELS, LEVELS, STATUSES, STEPS } from '../appeals/appeal-view.ts';
import {
  COMPARES,
  DRAWER_TABS,
  formatPlanAt,
  formatUrl,
  INITIAL_STATE,
  isStep,
  LAYER_KEYS,
  layersOnEntering,
  parsePlanAt,
  parseUrl,
  SELECTION_KINDS,
  type UrlState,
  WORKSPACES,
} from './url-state.ts';

const id = fc.stringMatching(/^[\p{L}0-9 #&=+:-]{1,12}$/u);
const micro = fc.integer({ min: -80_000_000, max: 80_000_000 }).map((n) => n / 1e6);
const day = fc.integer({ min: 0, max: 20_000 }).map((n) => new Date(n * 864e5).toISOString().slice(0, 10));
const appeals: fc.Arbitrary<AppealView> = fc.record({
  category: fc.subarray([...CATEGORIES]),
  status: fc.subarray([...STATUSES]),
  from: fc.option(day),
  until: fc.option(day),
  hours: fc.option(
    fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 24 })).filter(([a, b]) => a !== b),
  ),
  within: fc.option(
    fc.record({ level: fc.constantFrom(...LEVELS), id: fc.stringMatching(/^[\p{L}0-9 #&=+:-]{1,12}$/u) }),
  ),
  step: fc.constantFrom(...STEPS),
  frame: fc.option(day),
  kernel: fc.constantFrom(...KERNELS),
  brush: fc.option(
    fc
      .tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 500 }))
      .map(([low, more]) => [low / 10, (low + more) / 10] as const),
  ),
  days: fc.integer({ min: 1, max: 366 }),
});
const state: fc.Arbitrary<UrlState> = fc.record({
  workspace: fc.constantFrom(...WORKSPACES),
  view: fc.option(
    fc.record({
      lon: micro.map((n) => Number(n.toFixed(5)) + 0),
      lat: micro.map((n) => Number(n.toFixed(5)) + 0),
      zoom: fc.integer({ min: 0, max: 2200 }).map((n) => n / 100),
    }),
  ),
  layers: fc.subarray([...LAYER_KEYS]),
  against: fc.option(id),
  revision: fc.option(fc.integer({ min: 1, max: 99_999 })),
  departments: fc.uniqueArray(fc.stringMatching(/^[a-z0-9-]{1,8}$/)),
  selection: fc.option(
    fc.oneof(
      fc.record({
        kind: fc.constantFrom(...SELECTION_KINDS.filter((kind) => kind !== 'place')),
        id,
        at: fc.option(fc.tuple(micro, micro)),
      }),
      fc.record({ kind: fc.constant('place' as const), id: fc.constant(''), at: fc.tuple(micro, micro) }),
    ),
  ),
  compare: fc.constantFrom(...COMPARES),
  plan: fc.option(id),
  page: fc.option(id),
  drawer: fc.option(fc.constantFrom(...DRAWER_TABS)),
  panelClosed: fc.boolean(),
  appeals,
});

describe('the address holds the state', () => {
  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(state, (value) => {
        expect(parseUrl(formatUrl(value))).toEqual(value);
      }),
    );
  });

  it('writes nothing for the initial state', () => {
    expect(formatUrl(INITIAL_STATE)).toBe('');
    expect(parseUrl('')).toEqual(INITIAL_STATE);
  });

  it('keeps a link readable', () => {
    expect(
      formatUrl({
        ...INITIAL_STATE,
        workspace: 'plan',
        view: { lon: 118.2, lat: 31.08, zoom: 14.5 },
        selection: { kind: 'grid', id: '001', at: null },
      }),
    ).toBe('?at=plan&map=14.50/31.08000/118.20000&selected=grid:001');
  });

  it.each([
    '?at=nowhere&map=1/2&compare=x&drawer=y&selected=nothing',
    '?map=99/31/118&selected=grid:',
    '?map=14/abc/118&selected=place:',
  ])('leaves what it does not know at its initial value: %s', (search) => {
    expect(parseUrl(search)).toEqual(INITIAL_STATE);
  });
});

describe('steps of the history', () => {
  it('moves without a step, selects with one', () => {
    const moved = { ...INITIAL_STATE, view: { lon: 1, lat: 2, zoom: 3 } };
    const selected: UrlState = { ...INITIAL_STATE, selection: { kind: 'grid', id: '1', at: null } };
    expect(isStep(INITIAL_STATE, moved)).toBe(false);
    expect(isStep(INITIAL_STATE, selected)).toBe(true);
    expect(isStep(selected, { ...selected, selection: { kind: 'grid', id: '1', at: [1, 2] } })).toBe(false);
  });
});

describe('a plan with its revision', () => {
  it('stands in an address as it is written', () => {
    const shared = '?at=plan&page=compare&plan=p1&revision=4&against=p2@7&compare=side';
    expect(formatUrl(parseUrl(shared))).toBe(shared);
    expect(parseUrl(shared)).toMatchObject({ plan: 'p1', revision: 4, against: 'p2@7' });
  });

  it.each([
    ['p2@7', { planId: 'p2', revision: 7 }],
    ['p2', { planId: 'p2', revision: null }],
  ])('%s is read and written alike', (text, at) => {
    expect(parsePlanAt(text)).toEqual(at);
    expect(formatPlanAt(at)).toBe(text);
  });

  it.each(['0', '-1', '1.5', 'x', '1e3'])('%s is no revision', (text) => {
    expect(parseUrl(`?revision=${text}`).revision).toBeNull();
    expect(parsePlanAt(`p@${text}`).revision).toBeNull();
  });
});

describe('the layers on entering a workspace', () => {
  const { layers } = INITIAL_STATE;

  it('are its own picture, and the first one again on leaving', () => {
    const rates = layersOnEntering('appeals', layers, true);
    expect(rates).toContain('heat');
    expect(rates).not.toContain('arcs');
    expect(layersOnEntering('people', rates, true)).toContain('branches');
    expect(layersOnEntering('plan', rates, true)).toEqual(layers);
  });

  it('are points before the first merge, when there are no grids to count by', () => {
    expect(layersOnEntering('appeals', layers, false)).toContain('appeals');
    expect(layersOnEntering('appeals', layers, false)).not.toContain('heat');
  });

  it('stay what somebody has chosen', () => {
    expect(layersOnEntering('appeals', ['unified', 'density'], true)).toEqual(['unified', 'density']);
  });
});
