import type { ExpressionSpecification, FilterSpecification } from 'maplibre-gl';

/** From this zoom on an arc is drawn as strands; below it shows its class. */
export const STRANDS_FROM_ZOOM = 14;

/** Width of one strand in pixels, and the distance between the middles of two, at a zoom. */
const WIDTHS: readonly { readonly zoom: number; readonly width: number; readonly pitch: number }[] = [
  { zoom: 14, width: 1.3, pitch: 1.6 },
  { zoom: 16, width: 2.2, pitch: 2.6 },
  { zoom: 18, width: 3.4, pitch: 4 },
];

/**
 * The property `supporters` (and `opponents`) of an arc's tile feature lists department ids joined by
 * commas. Whether it holds this one, as an expression.
 */
export function lists(property: string, department: string): ExpressionSpecification {
  return ['in', `,${department},`, ['concat', ',', ['coalesce', ['get', property], ''], ',']];
}

/** Arcs that have a strand of this department. */
export function strandFilter(department: string): FilterSpecification {
  return lists('supporters', department);
}

export function strandWidth(): ExpressionSpecification {
  const stops = WIDTHS.flatMap(({ zoom, width }) => [zoom, width]);
  return ['interpolate', ['linear'], ['zoom'], ...stops] as unknown as ExpressionSpecification;
}

/** Width of the light bed under all strands of an arc, which parts them from the streets they follow. */
export function strandBedWidth(departments: readonly string[]): ExpressionSpecification {
  const stops = WIDTHS.flatMap(({ zoom, width, pitch }): (number | ExpressionSpecification)[] => [
    zoom,
    ['+', width + 2, ['*', pitch, ['-', supporters(departments), 1]]],
  ]);
  return ['interpolate', ['linear'], ['zoom'], ...stops] as unknown as ExpressionSpecification;
}

/** How many of these departments support the arc. */
function supporters(departments: readonly string[]): ExpressionSpecification {
  return [
    '+',
    0,
    ...departments.map((id): ExpressionSpecification => ['case', lists('supporters', id), 1, 0]),
  ];
}

/**
 * Offset of a department's strand in pixels, to the right of the line where positive: counts, feature by
 * feature, how many strands there are and how many come before it in the departments' order.
 */
export function strandOffset(departments: readonly string[], index: number): ExpressionSpecification {
  const position: ExpressionSpecification = [
    '-',
    supporters(departments.slice(0, index)),
    ['/', ['-', supporters(departments), 1], 2],
  ];
  const stops = WIDTHS.flatMap(({ zoom, pitch }): (number | ExpressionSpecification)[] => [
    zoom,
    ['*', pitch, position],
  ]);
  return ['interpolate', ['linear'], ['zoom'], ...stops] as unknown as ExpressionSpecification;
}
