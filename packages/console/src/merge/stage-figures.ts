import type { JsonValue } from '../graphql/graphql.ts';
import type { Formats } from '../messages/formats.ts';
import type { useWords } from '../messages/use-words.ts';

/** What a stage may say it found, in the order in which it is told. */
export const FIGURES = [
  'layers',
  'legacyGrids',
  'faults',
  'thinFaces',
  'displaced',
  'atoms',
  'contested',
  'communities',
  'grids',
  'outsideBand',
  'agreement',
  'arcs',
  'lostLines',
  'findings',
  'householdsMoved',
] as const;
export type Figure = (typeof FIGURES)[number];

/** What a finished stage found, one phrase for each figure that is known; others are left out. */
export function stageFigures(
  figures: JsonValue,
  t: ReturnType<typeof useWords>['t'],
  formats: Formats,
): string[] {
  if (typeof figures !== 'object' || figures === null || Array.isArray(figures)) return [];
  return FIGURES.flatMap((name) => {
    const value = figures[name];
    if (typeof value !== 'number') return [];
    return [
      t(`found.${name}`, { number: name === 'agreement' ? formats.index(value) : formats.number(value) }),
    ];
  });
}
