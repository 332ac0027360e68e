import type { Category } from '../appeals/appeal-view.ts';
import { CATEGORIES } from '../appeals/appeal-view.ts';
import { type FigureProtection, withheldGrids } from '../appeals/protection.ts';
import type { AppealsOnMap, DensityFigures } from '../appeals/use-appeals-on-map.ts';
import type { Density } from '../graphql/map-documents.ts';
import type { Formats } from '../messages/formats.ts';
import type { useWords } from '../messages/use-words.ts';
import { APPEAL_SIGNS } from './appeal-signs.ts';
import { classCounts, classRanges } from './density.ts';
import { ARC_FAMILIES, ARC_LOOKS, DARK_MAP, LIGHT_MAP } from './palette.ts';

/** How a row of a legend looks on the map. */
export type Sign =
  | { readonly kind: 'fill'; readonly colour: string }
  | { readonly kind: 'hatch'; readonly colour: string }
  | {
      readonly kind: 'line';
      readonly colour: string;
      readonly width: number;
      readonly dashed: boolean;
    }
  | {
      readonly kind: 'shape';
      readonly path: string;
      readonly colour: string;
      readonly hollow: boolean;
    }
  | { readonly kind: 'ring'; readonly colour: string; readonly fill: string };

export interface LegendRow {
  readonly sign: Sign;
  readonly text: string;
  readonly aside?: string;
}

/** One legend as plain data: drawn beside the map, into pictures and onto paper. */
export interface LegendBlock {
  readonly key:
    | 'rates'
    | 'density'
    | 'appeals'
    | 'branches'
    | 'arcs'
    | 'strands'
    | 'departments'
    | 'lost'
    | 'borders'
    | 'plan';
  readonly title: string;
  readonly rows: readonly LegendRow[];
  /** Method and as-of time, under the rows. */
  readonly notes: readonly string[];
}

export interface LegendInput {
  readonly words: Pick<ReturnType<typeof useWords>, 't' | 'formats'>;
  readonly dark: boolean;
  readonly layers: readonly string[];
  readonly appeals: Pick<AppealsOnMap, 'rates' | 'density'>;
  /** Grids without a branch, and all grids. */
  readonly uncovered: number;
  readonly grids: number;
  /** Why lines lie where they do: by class far out, by department close by, or not at all. */
  readonly arcs: 'class' | 'strands' | null;
  /** Departments whose own lines are drawn. */
  readonly own: readonly NamedLine[];
  readonly strands: readonly NamedLine[];
  /** Borders that departments drew and the plan does not follow. */
  readonly lost: boolean;
}

export interface NamedLine {
  readonly name: string;
  readonly colour: string;
}

/** The legends of what is on the map, most important first. */
export function legendBlocks(input: LegendInput): LegendBlock[] {
  const { appeals, layers, arcs, own } = input;
  return [
    ...(layers.includes('heat') && appeals.rates !== null ? [ratesBlock(input, appeals.rates)] : []),
    ...(layers.includes('density') && appeals.density !== null ? [densityBlock(input, appeals.density)] : []),
    ...(layers.includes('appeals') ? [appealsBlock(input)] : []),
    ...(layers.includes('branches') ? [branchesBlock(input)] : []),
    ...(own.length > 0 ? [linesBlock(input)] : []),
    ...(input.lost ? [lostBlock(input)] : []),
    ...(arcs === 'class' ? [arcsBlock(input)] : []),
    ...(arcs === 'strands' ? [strandsBlock(input)] : []),
  ];
}

/** A range of values in words: `10 – 20`, `above 20`. */
export function rangeText(
  { t, formats }: LegendInput['words'],
  from: number,
  to: number | null,
  digits: number,
): string {
  return to === null
    ? t('legend.above', { from: formats.number(from, digits) })
    : t('legend.range', {
        from: formats.number(from, digits),
        to: formats.number(to, digits),
      });
}

function ratesBlock({ words, dark }: LegendInput, rates: Density): LegendBlock {
  const { t, formats } = words;
  const counts = classCounts(
    rates.grids.map(({ perThousand }) => perThousand),
    rates.breaks,
  );
  const { rates: colours, label } = dark ? DARK_MAP : LIGHT_MAP;
  const withheld = withheldGrids(rates).length;
  return {
    key: 'rates',
    title: t('legend.heat'),
    rows: [
      ...classRanges(rates.breaks).map(({ from, to }, index) => ({
        sign: { kind: 'fill' as const, colour: colours[index] },
        text: rangeText(words, from, to, 1),
        aside: t('layers.grids', { number: formats.number(counts[index]) }),
      })),
      ...(withheld === 0
        ? []
        : [
            {
              sign: { kind: 'hatch' as const, colour: label },
              text: t('protection.hidden', {
                least: formats.number(rates.protection.leastTold),
              }),
              aside: t('layers.grids', { number: formats.number(withheld) }),
            },
          ]),
    ],
    notes: [
      ...protectedNote(words, rates.protection),
      t('legend.heatMethod', { total: formats.count(rates.total, rates.protection.leastTold) }) +
        ((rates.outside ?? 0) > 0
          ? t('legend.outside', { number: formats.count(rates.outside, rates.protection.leastTold) })
          : ''),
      asOf(words, rates.asOf),
    ],
  };
}

function densityBlock({ words, dark }: LegendInput, density: DensityFigures): LegendBlock {
  const { t, formats } = words;
  const colours = (dark ? DARK_MAP : LIGHT_MAP).density;
  return {
    key: 'density',
    title: t('legend.density'),
    rows: density.bounds.map((from, index) => ({
      sign: { kind: 'fill', colour: colours[index] },
      text: rangeText(words, from, density.bounds[index + 1] ?? null, 1),
    })),
    notes: [
      ...protectedNote(words, density.protection),
      t('legend.densityMethod', {
        kernel: formats.number(density.kernel),
        cell: formats.number(density.cell),
        total: formats.count(density.total, density.protection.leastTold),
      }),
      asOf(words, density.asOf),
    ],
  };
}

function appealsBlock({ words: { t }, dark }: LegendInput): LegendBlock {
  const colours = dark ? DARK_MAP : LIGHT_MAP;
  const sign = (category: Category, hollow: boolean): Sign => ({
    kind: 'shape',
    path: APPEAL_SIGNS[category].path,
    colour: hollow ? colours.symbol : APPEAL_SIGNS[category][dark ? 'dark' : 'light'],
    hollow,
  });
  return {
    key: 'appeals',
    title: t('layer.appeals'),
    rows: [
      ...CATEGORIES.map((category) => ({
        sign: sign(category, false),
        text: t(`category.${category}`),
      })),
      { sign: sign('ENVIRONMENT', true), text: t('legend.closed') },
      {
        sign: { kind: 'ring', colour: colours.halo, fill: colours.cluster },
        text: t('legend.cluster'),
      },
    ],
    notes: [],
  };
}

function branchesBlock({ words: { t, formats }, dark, uncovered, grids }: LegendInput): LegendBlock {
  const colours = dark ? DARK_MAP : LIGHT_MAP;
  return {
    key: 'branches',
    title: t('layer.branches'),
    rows: [
      {
        sign: { kind: 'ring', colour: colours.symbol, fill: colours.halo },
        text: t('legend.branch'),
      },
      {
        sign: { kind: 'hatch', colour: colours.hatch },
        text: t('legend.uncovered'),
        aside: t('legend.uncoveredOf', {
          number: formats.number(uncovered),
          grids: formats.number(grids),
        }),
      },
    ],
    notes: [],
  };
}

function linesBlock({ words: { t }, own }: LegendInput): LegendBlock {
  return {
    key: 'departments',
    title: t('layers.departments'),
    rows: own.map(({ name, colour }) => ({
      sign: { kind: 'line', colour, width: 2.4, dashed: false },
      text: name,
    })),
    notes: [],
  };
}

function arcsBlock({ words: { t }, dark }: LegendInput): LegendBlock {
  return {
    key: 'arcs',
    title: t('legend.arcs'),
    rows: Object.values(ARC_FAMILIES)
      .flat()
      .map((name) => {
        const look = ARC_LOOKS[name];
        const colour = dark ? look.dark : look.colour;
        return {
          sign: {
            kind: 'line',
            colour,
            width: look.width,
            dashed: look.dashed,
          },
          text: t(`arcClass.${name}`),
        };
      }),
    notes: [],
  };
}

function strandsBlock({ words: { t }, strands }: LegendInput): LegendBlock {
  return {
    key: 'strands',
    title: t('legend.strands'),
    rows: strands.map(({ name, colour }) => ({
      sign: { kind: 'line', colour, width: 3, dashed: false },
      text: name,
    })),
    notes: [t('legend.strandsNote')],
  };
}

function lostBlock({ words: { t }, dark }: LegendInput): LegendBlock {
  const { symbol } = dark ? DARK_MAP : LIGHT_MAP;
  return {
    key: 'lost',
    title: t('layer.lost'),
    rows: [
      {
        sign: { kind: 'line', colour: symbol, width: 2.4, dashed: true },
        text: t('legend.lost'),
      },
    ],
    notes: [],
  };
}

/** Said where counts are rounded. */
function protectedNote(
  { t, formats }: LegendInput['words'],
  { rounded, leastGroup, leastTold }: FigureProtection,
): readonly string[] {
  return rounded
    ? [t('protection.short', { step: formats.number(leastGroup), least: formats.number(leastTold) })]
    : [];
}

function asOf({ t, formats }: { t: LegendInput['words']['t']; formats: Formats }, time: string): string {
  return t('legend.asOf', { time: formats.dateTime(time) });
}
