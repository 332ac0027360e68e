import type { LegendBlock, Sign } from '../map/legend-blocks.ts';
import { GRID_HUES, LIGHT_MAP } from '../map/palette.ts';
import type { useWords } from '../messages/use-words.ts';

/** What the lines and tints of a printed map mean, by the widths and colours they are drawn with. */
export function bordersBlock({ t }: Pick<ReturnType<typeof useWords>, 't'>): LegendBlock {
  const line = (width: number, colour = LIGHT_MAP.border): Sign => ({
    kind: 'line',
    colour,
    width,
    dashed: false,
  });
  return {
    key: 'borders',
    title: t('paper.legend'),
    rows: [
      { sign: line(3), text: t('paper.districtBorder') },
      { sign: line(2.2), text: t('paper.townBorder') },
      { sign: line(1.6), text: t('paper.communityBorder') },
      { sign: line(1.2), text: t('paper.gridBorder') },
      { sign: { kind: 'fill', colour: tinted(GRID_HUES[0]) }, text: t('paper.gridFill') },
      { sign: { kind: 'fill', colour: LIGHT_MAP.water }, text: t('paper.water') },
    ],
    notes: [],
  };
}

/** What is printed, as facts under a title. */
export function planBlock(title: string, facts: readonly string[]): LegendBlock {
  return { key: 'plan', title, rows: [], notes: facts };
}

/** A hue as it looks at 16 % on the land. */
function tinted(hue: string): string {
  const part = (colour: string, at: number) => Number.parseInt(colour.slice(at, at + 2), 16);
  const mix = [1, 3, 5].map((at) => Math.round(part(hue, at) * 0.16 + part(LIGHT_MAP.land, at) * 0.84));
  return `#${mix.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
