import { expect, it } from 'vitest';
import { LINEAGE_KINDS, type LineageKind } from './earlier-plan.ts';
import { explainLineage } from './explain-lineage.ts';

const tie = (kind: LineageKind, from: string[], to: string[]) => ({
  kind,
  from,
  to,
  areaM2: 0,
  households: null,
});

it.each([
  ['same', ['001'], ['001'], 'Grid 001 keeps its code; it is the same to within 2%.'],
  ['changed', ['001'], ['001'], 'Grid 001 keeps its code; its border has changed.'],
  [
    'changed',
    ['001'],
    ['009'],
    'The earlier grid 001 goes on as 009 (in another community, or renumbered); the earlier code ends.',
  ],
  [
    'split',
    ['001'],
    ['001', '009'],
    'The earlier grid 001 was split into 001 and 009; the one that holds most of it keeps the code.',
  ],
  [
    'split',
    ['001'],
    ['008', '009'],
    'The earlier grid 001 was split into 008 and 009, none of which holds most of it; its code ends.',
  ],
  ['merged', ['001', '002'], ['001'], 'The earlier grids 001 and 002 were merged into 001.'],
  ['new', [], ['009'], 'Grid 009 is new.'],
  ['new', ['001'], ['009'], 'Grid 009 is new; its land comes mostly from 001.'],
  ['retired', ['001'], [], 'The earlier grid 001 ends with its code.'],
] as const)('%s %j -> %j', (kind, from, to, sentence) => {
  expect(explainLineage(tie(kind, [...from], [...to]), 'en')).toBe(sentence);
});

it('has a sentence of its own for each kind in Chinese', () => {
  const sentences = LINEAGE_KINDS.map((kind) => explainLineage(tie(kind, ['001'], ['002']), 'zh-CN'));
  expect(new Set(sentences).size).toBe(LINEAGE_KINDS.length);
  expect(sentences[0]).toBe('网格 001 沿用原编码，范围基本不变（变动不超过 2%）。');
});
