import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runExplain } from '../src/commands/explain.ts';
import { runInProcess, runOnegrid } from './run-onegrid.ts';

const folder = mkdtempSync(join(tmpdir(), 'onegrid-explain-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Four squares in a row of 5, 2, 5 and 2 households: police parts them after the first, fire after the second. */
const SQUARES = [
  { households: 5, grid: '001', police: 'p1', fire: 'f1' },
  { households: 2, grid: '001', police: 'p2', fire: 'f1' },
  { households: 5, grid: '002', police: 'p2', fire: 'f2' },
  { households: 2, grid: '002', police: 'p2', fire: 'f2' },
];
const ATOMS = {
  type: 'FeatureCollection',
  onegrid: {
    departments: [
      { id: 'police', weight: 1 },
      { id: 'fire', weight: 2 },
    ],
    byHouseholds: true,
    links: [],
  },
  features: SQUARES.map(({ households, grid, police, fire }, at) => {
    const [west, east] = [at / 1000, (at + 1) / 1000];
    return {
      type: 'Feature',
      properties: {
        id: String(at + 1),
        grid,
        households,
        community: null,
        labels: { police, fire },
        shares: { police: 1, fire: 1 },
      },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [west, 0],
            [east, 0],
            [east, 0.001],
            [west, 0.001],
            [west, 0],
          ],
        ],
      },
    };
  }),
};
beforeAll(() => writeFileSync(join(folder, 'atoms.geojson'), JSON.stringify(ATOMS)));

const run = (...args: string[]) => runInProcess(runExplain, folder, ['--atoms', 'atoms.geojson', ...args]);

describe('onegrid explain', () => {
  it('tells lost lines with what would bring them back, and writes them', async () => {
    const args = ['explain', '--atoms', 'atoms.geojson', '--lost', 'lost.geojson'];
    const { code, out, error } = await runOnegrid(folder, args);
    expect({ code, error }).toEqual({ code: 0, error: '' });
    const [head, line, ...more] = out.trimEnd().split('\n');
    expect(head).toBe('lost lines: 1, 0.1 km; a matter of weight 1');
    expect(line).toMatch(
      /^1\. police, 111 m in grid 001: If the weight of police were [\d.]+ times what it is, this line would come back\. About 2 households would go to grid 002\./,
    );
    expect(more).toEqual([]);
    const { features } = JSON.parse(readFileSync(join(folder, 'lost.geojson'), 'utf8'));
    expect(features).toHaveLength(1);
    expect(features[0].geometry).toEqual({
      type: 'LineString',
      coordinates: [
        [0.001, 0],
        [0.001, 0.001],
      ],
    });
    expect(features[0].properties).toMatchObject({
      number: 1,
      grid: '001',
      supporters: ['police'],
      verdict: 'needs-weight',
      to: '002',
      atoms: ['2'],
      households: 2,
    });
  });

  it('speaks Chinese', async () => {
    const args = ['explain', '--atoms', 'atoms.geojson', '--borders'];
    const { code, out } = await runOnegrid(folder, args, { LANG: 'zh_CN.UTF-8' });
    expect(code).toBe(0);
    expect(out).toMatch(/^未保留的界线 1 条，共 0\.1 千米；取决于权重 1\n/);
    expect(out).toMatch(/若police的权重提高到 [\d.]+ 倍，这条线会回来。约 2 户会改归网格 002。/);
    expect(out).toMatch(/网格之间的界线 1 条；取决于权重 1\n001 \| 002，111 米：若police的权重提高到/);
  });

  it('brings a line back by a full search, and says why one cannot be', async () => {
    const { code, out } = await run('--line', '1', '--json', '--band', '0.5,1.6');
    expect(code).toBe(0);
    expect(JSON.parse(out).line).toMatchObject({
      number: 1,
      found: { kind: 'possible', households: 2, outsideBand: [] },
    });
    const tied = { ...ATOMS, onegrid: { ...ATOMS.onegrid, links: [['1', '2']] } };
    writeFileSync(join(folder, 'tied.geojson'), JSON.stringify(tied));
    const refused = await runInProcess(runExplain, folder, ['--atoms', 'tied.geojson', '--line', '1']);
    expect(refused.code).toBe(1);
    expect(refused.out).toContain('line 1: The land on both sides must stay in one grid');
  });

  it('compares the plan with random ones and with the optimum', async () => {
    const { code, out } = await run('--ensemble', '50', '--seed', '3', '--gaps', '--json');
    expect(code).toBe(0);
    const { ensemble, gaps } = JSON.parse(out);
    expect(ensemble.plans).toBe(50);
    expect(ensemble.quantiles).toHaveLength(7);
    // Legal with sizes from 3.5 to 11.2 of 14: 5 | 9 and 7 | 7, of which the plan is the better one.
    expect(ensemble.quantiles[6]).toBe(ensemble.own);
    expect(ensemble.betterThan).toBeGreaterThan(0);
    expect(ensemble.betterThan).toBeLessThan(1);
    expect(gaps).toEqual([
      {
        community: null,
        atoms: 4,
        grids: 2,
        value: expect.any(Number),
        optimum: gaps[0].value,
        gap: 0,
        proved: true,
      },
    ]);
    const told = await run('--ensemble', '50', '--gaps');
    expect(told.out).toMatch(
      /agrees better than [\d.]+ % of 50 random legal plans: 0\.\d{3}, theirs 0\.\d{3} to 0\.\d{3}/,
    );
    expect(told.out).toContain('land in no community: 4 atoms, 2 grids: 0.0000');
  });

  it('refuses lines and departments that are not there', async () => {
    expect(await run('--line', '2')).toMatchObject({
      code: 2,
      error: 'onegrid: --line 2: there are 1 lost lines\n',
    });
    expect(await run('--department', 'parks')).toMatchObject({
      code: 2,
      error: 'onegrid: there is no department "parks"; there are police, fire\n',
    });
    expect((await run('--department', 'fire')).out).toBe('no line was lost\n');
    expect(await runInProcess(runExplain, folder, [])).toMatchObject({ code: 2 });
    expect((await runInProcess(runExplain, folder, ['--help'])).out).toContain('usage: onegrid explain');
  });
});
