import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { EditOp } from '../edit/edit-op.ts';
import type { EditRules } from '../edit/edit-rules.ts';
import { householdCounter } from '../edit/household-counter.ts';
import type { Issue } from '../edit/issue.ts';
import { edited, marked, nineAtoms } from '../edit/marked.fixture.ts';
import { box, type Point, planOf, polygon } from '../edit/plan.fixture.ts';
import type { PlanState } from '../edit/plan-state.ts';
import { hasMessage } from '../messages/index.ts';
import { blockingIssues, checkGrids, type PlanCheck } from './plan-check.ts';
import { RULES, type RuleName } from './rule-check.ts';

const RULES_OF_DISTRICT: EditRules = {
  band: [250, 350],
  communities: [{ id: 'north', name: '城北社区', code: '340212100001' }],
  units: [{ id: 'far', name: '远处小区', geometry: box(5000, 5000, 5010, 5010) }],
  buildings: [{ id: 'far', name: null, geometry: box(5000, 5000, 5010, 5010), households: null }],
  links: [],
};

/** The plan with every atom in a community; `north` where none is named. */
function settled(plan: PlanState, communities: Readonly<Record<string, string>> = {}): PlanState {
  return {
    ...plan,
    atoms: plan.atoms.map((atom) => ({ ...atom, community: communities[atom.id] ?? 'north' })),
  };
}

function withHouseholds(plan: PlanState, households: Readonly<Record<string, number>>): PlanState {
  return {
    ...plan,
    atoms: plan.atoms.map((atom) => ({ ...atom, households: households[atom.id] ?? atom.households })),
  };
}

function recoded(plan: PlanState, codes: Readonly<Record<string, string>>): PlanState {
  return { ...plan, codes: plan.codes.map((code) => codes[code] ?? code) };
}

const PLAN = settled(nineAtoms());

function checksOf(plan: PlanState, rule: RuleName, rules: Partial<EditRules> = {}): PlanCheck[] {
  return checkGrids(plan, null, { ...RULES_OF_DISTRICT, ...rules }, { only: [rule] });
}

/** Grids that fail a rule with what is wrong, as `code kind`. */
function failures(plan: PlanState, rule: RuleName, rules: Partial<EditRules> = {}): string[] {
  return checksOf(plan, rule, rules).flatMap(({ code, status, issues }) =>
    status === 'fail' ? issues.map(({ kind }) => `${code} ${kind}`) : [],
  );
}

function states(plan: PlanState, rule: RuleName, rules: Partial<EditRules> = {}): string {
  return checksOf(plan, rule, rules)
    .map(({ status }) => status)
    .join(' ');
}

/** The only issue of a rule in the plan. */
function onlyIssue(plan: PlanState, rule: RuleName, rules: Partial<EditRules> = {}): Issue {
  const issues = blockedOrTold(checksOf(plan, rule, rules));
  expect(issues).toHaveLength(1);
  return issues[0];
}

function blockedOrTold(checks: readonly PlanCheck[]): Issue[] {
  return [
    ...new Map(checks.flatMap(({ issues }) => issues.map((one) => [JSON.stringify(one.ids), one]))).values(),
  ];
}

/** The fix of the only issue; applying it must leave the rule without any. */
function fixed(plan: PlanState, rule: RuleName, rules: Partial<EditRules> = {}): EditOp {
  const { fixes } = onlyIssue(plan, rule, rules);
  expect(fixes).toHaveLength(1);
  const after = edited(plan, fixes[0], { rules: { ...RULES_OF_DISTRICT, ...rules } });
  expect(failures(after, rule, rules)).toEqual([]);
  return fixes[0];
}

describe('checkGrids', () => {
  it('gives one check for each grid and rule, by code and in the order of the rules', () => {
    const checks = checkGrids(PLAN, null, RULES_OF_DISTRICT);
    expect(checks.map(({ code, rule }) => `${code} ${rule}`)).toEqual(
      ['001', '002', '003'].flatMap((code) => RULES.map((rule) => `${code} ${rule}`)),
    );
    const named = checkGrids(PLAN, ['003', '001', '009', '003'], RULES_OF_DISTRICT, {
      only: ['band', 'width'],
    });
    expect(named.map(({ code, rule }) => `${code} ${rule}`)).toEqual([
      '001 band',
      '001 width',
      '003 band',
      '003 width',
    ]);
  });

  it('passes what nothing is wrong with', () => {
    const codes = { '001': '340212100001001', '002': '340212100001002', '003': '340212100001003' };
    const checks = checkGrids(recoded(PLAN, codes), null, RULES_OF_DISTRICT);
    expect(checks.filter(({ status }) => status !== 'pass')).toEqual([]);
    expect(blockingIssues(checks)).toEqual([]);
  });

  it('says of every rule which data are missing', () => {
    const nothing: EditRules = { band: null, communities: [], units: [], buildings: [], links: [] };
    const checks = checkGrids(nineAtoms(), ['001'], nothing);
    const incomplete = checks.filter(({ status }) => status === 'incomplete');
    expect(incomplete.map(({ rule, issues }) => `${rule} ${issues.map(({ kind }) => kind)}`)).toEqual([
      'community communities-unknown',
      'unit units-unknown',
      'building buildings-unknown',
      'band band-unset',
      'code communities-unknown',
    ]);
    for (const { issues } of checks) for (const { kind } of issues) expect(hasMessage(kind)).toBe(true);
    expect(blockingIssues(checks)).toEqual([]);
  });
});

describe('coverage', () => {
  const withGeometry = (id: string, geometry: Polygon): PlanState => ({
    ...PLAN,
    atoms: PLAN.atoms.map((atom) => (atom.id === id ? { ...atom, geometry } : atom)),
  });
  /** The land of e with a hole, given clockwise. */
  const holed = (...hole: Point[]): Polygon => ({
    type: 'Polygon',
    coordinates: [box(100, 100, 200, 200), polygon(...hole)].flatMap(({ coordinates }) => coordinates),
  });

  // +-----+
  // |  e  |
  // | <>  |   a rhomb of 10 by 10 in the middle of e is nobody's
  // +-----+
  it('tells a narrow gap beside the grids that have it', () => {
    const plan = withGeometry('e', holed([145, 150], [150, 155], [155, 150], [150, 145]));
    expect(failures(plan, 'coverage')).toEqual(['002 gap-beside-grid']);
    const [{ params, severity }] = checksOf(plan, 'coverage')[1].issues;
    expect(severity).toBe('error');
    // Its diagonals are about 11.1 m, its circle is 11.1 / sqrt 2 wide.
    expect(params.width).toBeCloseTo(7.8, 0);
  });

  it('takes a wide hole for a lake', () => {
    const plan = withGeometry('e', holed([120, 180], [180, 180], [180, 120], [120, 120]));
    expect(states(plan, 'coverage')).toBe('pass pass pass');
  });

  it('tells an overlap in both grids', () => {
    const plan = withGeometry('d', box(0, 100, 100, 220));
    expect([...new Set(failures(plan, 'coverage'))]).toEqual([
      '002 grid-edges-unmatched',
      '003 grid-edges-unmatched',
    ]);
    expect(blockingIssues(checksOf(plan, 'coverage')).length).toBeGreaterThan(0);
  });
});

describe('contiguity', () => {
  // +---+---+---+
  // | g | h | i |   003
  // +---+---+---+
  // | d | e | f |   002, but f belongs to 001 ...
  // +---+---+---+
  // | a | b | c |   ... and c to 002: each has a part beyond the other
  // +---+---+---+
  const crossed = { ...PLAN, codes: ['001', '001', '002', '002', '002', '001', '003', '003', '003'] };

  it('tells each part beside the largest as a warning that does not block', () => {
    expect(failures(crossed, 'contiguity')).toEqual(['001 grid-has-parts', '002 grid-has-parts']);
    expect(blockingIssues(checksOf(crossed, 'contiguity'))).toEqual([]);
  });

  it('gives a part to the neighbour around it', () => {
    const enclave = { ...PLAN, codes: ['001', '001', '001', '002', '002', '002', '003', '001', '003'] };
    // h lies inside 003, which has it on two sides and comes together by it; 001 has its land in one part again.
    const fix = onlyFix(checksOf(enclave, 'contiguity'), '001');
    expect(fix).toEqual({ kind: 'reassign-atoms', atomIds: ['h'], to: '003' });
    expect(failures(edited(enclave, fix), 'contiguity')).toEqual([]);
  });

  it('takes tied islands for one part, and leaves an island alone that nobody lies beside', () => {
    const island = settled(
      planOf(
        ['a', box(0, 0, 100, 100), '001'],
        ['b', box(100, 0, 200, 100), '002'],
        ['i', box(300, 0, 320, 20), '001'],
      ),
    );
    expect(states(island, 'contiguity', { links: [['a', 'i']] })).toBe('pass pass');
    expect(onlyIssue(island, 'contiguity').fixes).toEqual([]);
  });

  function onlyFix(checks: readonly PlanCheck[], code: string): EditOp {
    const fixes = checks
      .filter((check) => check.code === code)
      .flatMap(({ issues }) => issues.flatMap((i) => i.fixes));
    expect(fixes).toHaveLength(1);
    return fixes[0];
  }
});

describe('community', () => {
  const communities = [
    { id: 'north', name: '城北社区', code: null },
    { id: 'south', name: '城南社区', code: null },
  ];

  // +---+---+---+
  // | d | e | f |   002 in the north ...
  // +---+---+---+
  // | a | b | c |   001 in the south, but c is of the north
  // +---+---+---+
  it('gives the smaller part to a neighbour of its own community', () => {
    const plan = settled(nineAtoms(), { a: 'south', b: 'south' });
    expect(onlyIssue(plan, 'community', { communities })).toMatchObject({
      kind: 'grid-in-communities',
      severity: 'error',
      params: { code: '001', communities: ['城南社区', '城北社区'] },
    });
    expect(fixed(plan, 'community', { communities })).toEqual({
      kind: 'reassign-atoms',
      atomIds: ['c'],
      to: '002',
    });
  });

  it('is incomplete where land lies in none', () => {
    const plan = {
      ...PLAN,
      atoms: PLAN.atoms.map((atom) => (atom.id === 'a' ? { ...atom, community: null } : atom)),
    };
    expect(states(plan, 'community')).toBe('incomplete pass pass');
  });
});

describe('unit and building', () => {
  const compound = { id: 'u', name: '滨江苑', geometry: box(10, 60, 90, 130) };

  // +---+
  // |u+u|   d, 002: three sevenths of the compound
  // +u-u+
  // |u_u|   a, 001: four sevenths
  // +---+
  it('tells a unit in two grids once, and gives it to the grid with most of it', () => {
    const units = [compound];
    expect(failures(PLAN, 'unit', { units })).toEqual(['001 unit-in-grids', '002 unit-in-grids']);
    expect(blockingIssues(checksOf(PLAN, 'unit', { units }))).toHaveLength(1);
    expect(fixed(PLAN, 'unit', { units })).toEqual({ kind: 'reassign-atoms', atomIds: ['d'], to: '001' });
  });

  it('takes what two surveyors draw alike for one line', () => {
    const grazing = { ...compound, geometry: box(10, 60, 90, 100.5) };
    expect(states(PLAN, 'unit', { units: [grazing] })).toBe('pass pass pass');
  });

  it('lets the border between communities cut a unit', () => {
    const plan = settled(nineAtoms(), { a: 'south', b: 'south', c: 'south' });
    expect(states(plan, 'unit', { units: [compound] })).toBe('pass pass pass');
  });

  it('holds buildings with ground to the same, and cannot tell of those at points', () => {
    const buildings = [
      { id: 'b1', name: '三号楼', geometry: compound.geometry, households: 40 },
      {
        id: 'b2',
        name: null,
        geometry: { type: 'Point' as const, coordinates: [250e-5, 50e-5] },
        households: 3,
      },
    ];
    expect(failures(PLAN, 'building', { buildings: [buildings[0]] })).toEqual([
      '001 building-in-grids',
      '002 building-in-grids',
    ]);
    expect(fixed(PLAN, 'building', { buildings: [buildings[0]] })).toMatchObject({
      atomIds: ['d'],
      to: '001',
    });
    const [check] = checksOf(PLAN, 'building', { buildings: [buildings[1]] });
    expect(check).toMatchObject({
      status: 'incomplete',
      issues: [{ kind: 'buildings-at-points', params: { code: '001', buildings: 1 } }],
    });
  });
});

describe('band', () => {
  it('merges a grid that is too small with the neighbour that the departments set apart least', () => {
    // 002 lies between: 60 + 180 and 60 + 200 households fit the band; police has d, e, f with g, h, i in one grid.
    const labelled = {
      ...withHouseholds(PLAN, { a: 60, b: 60, c: 60, d: 20, e: 20, f: 20, g: 70, h: 70, i: 60 }),
    };
    const together = {
      ...labelled,
      atoms: labelled.atoms.map((atom) => ({
        ...atom,
        labels: { police: 'abc'.includes(atom.id) ? 'P1' : 'P2' },
      })),
    };
    const rules = { band: [150, 270] as const };
    expect(onlyIssue(together, 'band', rules)).toMatchObject({
      kind: 'grid-below-band',
      severity: 'warning',
      params: { code: '002', households: 60, least: 150, greatest: 270 },
    });
    expect(fixed(together, 'band', rules)).toEqual({
      kind: 'merge-grids',
      codes: ['002', '003'],
      intoCode: '003',
    });
  });

  it('splits a grid that is too large, into parts inside the band', () => {
    const plan = withHouseholds(PLAN, { a: 240, b: 60, c: 250 });
    expect(fixed(plan, 'band')).toEqual({ kind: 'split-evenly', code: '001', newCodes: ['004'] });
  });

  it('offers nothing where nothing fits', () => {
    expect(onlyIssue(withHouseholds(PLAN, { d: 40, e: 40, f: 40 }), 'band').fixes).toEqual([]);
    expect(onlyIssue(withHouseholds(PLAN, { a: 120, b: 120, c: 120 }), 'band').fixes).toEqual([]);
  });

  it('blocks until a reason is given, which it then shows', () => {
    const small = withHouseholds(PLAN, { d: 40, e: 40, f: 40 });
    expect(blockingIssues(checksOf(small, 'band'))).toHaveLength(1);
    const explained = marked(small, { kind: 'band-reason', key: '002', value: '沿河只有这一个小区' });
    expect(checksOf(explained, 'band')[1]).toMatchObject({
      status: 'pass',
      issues: [{ kind: 'outside-band-for-reason', status: 'pass', params: { reason: '沿河只有这一个小区' } }],
    });
    expect(blockingIssues(checksOf(explained, 'band'))).toEqual([]);
  });

  it('does not hold dedicated grids to it, nor locked ones to a fix', () => {
    const small = withHouseholds(PLAN, { d: 0, e: 0, f: 0 });
    const park = marked(small, { kind: 'dedicated', key: '002', value: 'park' });
    expect(states(park, 'band')).toBe('pass pass pass');
    const large = withHouseholds(PLAN, { a: 240, b: 60, c: 250 });
    expect(onlyIssue(marked(large, { kind: 'locked', key: '001', value: 'yes' }), 'band').fixes).toEqual([]);
  });

  it('is incomplete where nobody was counted', () => {
    const nobody = withHouseholds(PLAN, Object.fromEntries([...'abcdefghi'].map((id) => [id, 0])));
    expect(states(nobody, 'band')).toBe('incomplete incomplete incomplete');
  });
});

describe('width, compactness and code', () => {
  it('tells a grid narrower than 15 m', () => {
    const plan = settled(planOf(['a', box(0, 0, 12, 400), '001'], ['b', box(12, 0, 112, 400), '002']));
    expect(onlyIssue(plan, 'width')).toMatchObject({
      kind: 'grid-thin',
      severity: 'error',
      params: { limit: 15 },
    });
    expect(states(plan, 'width')).toBe('fail pass');
  });

  it('warns of a shape below a tenth of a disc', () => {
    // A strip of 20 by 1,000: 4 pi 20,000 / 2,040^2 = 0.0604.
    const plan = settled(planOf(['a', box(0, 0, 20, 1000), '001'], ['b', box(20, 0, 520, 1000), '002']));
    const { kind, severity, params } = onlyIssue(plan, 'compactness');
    expect([kind, severity]).toEqual(['grid-not-compact', 'warning']);
    expect(params.percent).toBeCloseTo(6.04, 1);
  });

  it('wants the code of the community and three digits', () => {
    const plan = recoded(PLAN, {
      '001': '340212100001001',
      '002': '34021210000100',
      '003': '340212100002001',
    });
    expect(failures(plan, 'code')).toEqual([
      '34021210000100 code-not-of-community',
      '340212100002001 code-not-of-community',
    ]);
    expect(blockingIssues(checksOf(plan, 'code'))).toEqual([]);
    const communities = [{ id: 'north', name: '城北社区', code: null }];
    expect(states(plan, 'code', { communities })).toBe('incomplete incomplete incomplete');
  });
});

describe('a fix that cuts land', () => {
  // +-----------+-----+
  // |     a     |  b  |   001: one atom of 600 households, to be cut in two
  // +-----------+-----+
  const plan = settled(
    withHouseholds(planOf(['a', box(0, 0, 200, 100), '001'], ['b', box(200, 0, 300, 100), '002']), {
      a: 600,
      b: 300,
    }),
  );
  const check = (households?: (polygon: Polygon) => number) =>
    checkGrids(plan, ['001'], RULES_OF_DISTRICT, { only: ['band'], households })[0].issues[0];

  it('is offered only where its households can be counted', () => {
    expect(check().fixes).toEqual([]);
    const points = [50, 150].map((x) => ({ lon: x / 1e5, lat: 50 / 1e5, n: 300 }));
    expect(check(householdCounter(points)).fixes).toEqual([
      { kind: 'split-evenly', code: '001', newCodes: ['003'] },
    ]);
    // Everybody lives in one corner: no straight line makes two grids of them.
    const corner = [{ lon: 5 / 1e5, lat: 5 / 1e5, n: 600 }];
    expect(check(householdCounter(corner)).fixes).toEqual([]);
  });
});
