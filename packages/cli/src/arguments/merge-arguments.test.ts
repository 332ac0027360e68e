import { describe, expect, it } from 'vitest';
import { CommandError } from './command-error.ts';
import { parseFileReference, parseNamed } from './file-reference.ts';
import { readMergeArguments } from './merge-arguments.ts';

const NEEDED = ['--outline', 'o.geojson', '--layer', 'police=p.geojson#id', '--out', 'u.geojson'];

function codeOf(...args: string[]): string {
  try {
    readMergeArguments(args);
  } catch (error) {
    if (error instanceof CommandError) return String(error.parts[0]![0]);
    throw error;
  }
  return 'accepted';
}

describe('references on the command line', () => {
  it('are divided at the last # and the first =', () => {
    expect(parseFileReference('a#b.geojson#c')).toEqual({ path: 'a#b.geojson', field: 'c' });
    expect(parseFileReference('a.geojson')).toEqual({ path: 'a.geojson', field: undefined });
    expect(parseFileReference('a.geojson#')).toBeNull();
    expect(parseFileReference('#id')).toBeNull();
    expect(parseNamed('a=b=c#d')).toEqual({ name: 'a', rest: 'b=c#d' });
    expect(parseNamed('=b')).toBeNull();
    expect(parseNamed('a=')).toBeNull();
    expect(parseNamed('a')).toBeNull();
  });
});

describe('readMergeArguments', () => {
  it('reads all options', () => {
    const args = [
      ...NEEDED,
      ...['--layer', '消防=f=1#2.geojson#站', '--weight', '消防=2.5', '--households', 'h.geojson#n'],
      ...[
        '--tolerance',
        '7.5',
        '--grids',
        '12',
        '--band',
        '0.4,2',
        '--seed=-3',
        '--quick',
        '--report',
        'r.json',
      ],
      ...['--reference', '消防=gcj02', '--encoding', '消防=gbk', '--reference', 'outline=EPSG:4548'],
      ...['--earlier', 'e.geojson#grid', '--retired', 'l.json', '--lineage', 'm.json'],
    ];
    expect(readMergeArguments(args)).toEqual({
      outline: 'o.geojson',
      layers: [
        { department: 'police', weight: 1, file: { path: 'p.geojson', field: 'id' } },
        { department: '消防', weight: 2.5, file: { path: 'f=1#2.geojson', field: '站' } },
      ],
      households: { path: 'h.geojson', field: 'n' },
      ground: { units: null, within: null, streets: null, buildings: null },
      earlier: { plan: { path: 'e.geojson', field: 'grid' }, retired: 'l.json' },
      declared: new Map([
        ['消防', { reference: 'GCJ-02', encoding: 'gbk' }],
        ['outline', { reference: 'EPSG:4548' }],
      ]),
      options: {
        toleranceMetres: 7.5,
        thinMetres: 15,
        grids: 12,
        band: [0.4, 2],
        seed: -3,
        objective: { agreement: 1, evenness: 0, stability: 0 },
        quick: true,
      },
      plane: false,
      outputs: [
        { option: 'out', path: 'u.geojson' },
        { option: 'report', path: 'r.json' },
        { option: 'lineage', path: 'm.json' },
      ],
    });
    expect(readMergeArguments(['--help', '--layer', 'x'])).toBeNull();
  });

  it('names the first thing that is wrong', () => {
    expect(codeOf(...NEEDED)).toBe('accepted');
    expect(codeOf(...NEEDED.slice(2))).toBe('option-missing');
    expect(codeOf(...NEEDED.slice(0, 4))).toBe('no-output');
    expect(codeOf(...NEEDED, 'stray')).toBe('unexpected-argument');
    expect(codeOf(...NEEDED, '--retired', 'l.json')).toBe('only-with-earlier');
    expect(codeOf(...NEEDED, '--lineage', 'm.json')).toBe('only-with-earlier');
    expect(codeOf(...NEEDED, '--colour')).toBe('unknown-option');
    expect(codeOf(...NEEDED, '--seed')).toBe('option-without-value');
    expect(codeOf(...NEEDED, '--help=yes')).toBe('option-with-value');
    expect(codeOf(...NEEDED, '--seed', '1', '--seed', '2')).toBe('option-repeated');
    expect(codeOf(...NEEDED, '--weight', 'police=1', '--weight', 'police=2')).toBe('option-repeated');
    expect(codeOf(...NEEDED, '--layer', 'police=q.geojson')).toBe('department-repeated');
    expect(codeOf(...NEEDED, '--households', 'h.geojson')).toBe('wrong-households');
    expect(codeOf(...NEEDED, '--reference', 'GCJ-02')).toBe('wrong-declaration');
    expect(codeOf(...NEEDED, '--reference', 'fire=GCJ-02')).toBe('declared-file-unknown');
    expect(codeOf(...NEEDED, '--reference', 'households=GCJ-02')).toBe('declared-file-unknown');
    expect(codeOf(...NEEDED, '--reference', 'police=EPSG:1')).toBe('wrong-reference');
    expect(codeOf(...NEEDED, '--reference', 'police=BD-09', '--reference', 'police=GCJ-02')).toBe(
      'option-repeated',
    );
    expect(codeOf(...NEEDED, '--weight', 'police=much')).toBe('not-a-number');
    expect(codeOf(...NEEDED, '--weight', 'police=-1')).toBe('not-positive');
    for (const value of ['0', '-1', '1.5', 'NaN', ''])
      expect(codeOf(...NEEDED, `--grids=${value}`)).not.toBe('accepted');
    for (const value of ['1', '0.5,', '1.1,2', '0.5,0.9', '0.5,1.6,2', 'a,b']) {
      expect(codeOf(...NEEDED, '--band', value)).toBe('wrong-band');
    }
    for (const value of ['1.5', 'x', '1e99']) expect(codeOf(...NEEDED, '--seed', value)).toBe('not-a-seed');
  });
});
