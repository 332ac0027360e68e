import type { Category } from '../appeals/appeal-view.ts';

/** Sign of a category: its shape as an SVG path on a 20-unit square, and its colour in either theme. */
interface AppealSign {
  readonly path: string;
  readonly light: string;
  readonly dark: string;
}

/** Nine shapes and nine colours: whoever cannot tell the colours apart has the shapes. */
export const APPEAL_SIGNS: Readonly<Record<Category, AppealSign>> = {
  ENVIRONMENT: {
    path: 'M10 3a7 7 0 1 1 0 14a7 7 0 1 1 0-14z',
    light: '#1b7f5a',
    dark: '#5cc99d',
  },
  PROPERTY: { path: 'M4 4h12v12H4z', light: '#1f6fb4', dark: '#6fb4f0' },
  PARKING: { path: 'M10 2l8 8-8 8-8-8z', light: '#946c00', dark: '#e0b94a' },
  NOISE: { path: 'M10 2.5l8 14H2z', light: '#8248aa', dark: '#c59ae6' },
  SAFETY: {
    path: 'M10 1.8l2.4 5.1 5.6.7-4.1 3.9 1 5.6-4.9-2.7-4.9 2.7 1-5.6L2 7.6l5.6-.7z',
    light: '#b8420a',
    dark: '#ff9a66',
  },
  FACILITIES: {
    path: 'M10 2l7 4v8l-7 4-7-4V6z',
    light: '#4d6478',
    dark: '#a9bccd',
  },
  NEIGHBOURS: {
    path: 'M7.4 2.5h5.2v4.9h4.9v5.2h-4.9v4.9H7.4v-4.9H2.5V7.4h4.9z',
    light: '#b03a76',
    dark: '#f08fc0',
  },
  WELFARE: { path: 'M10 17.5l-8-14h16z', light: '#0c7d87', dark: '#5fd0da' },
  OTHER: { path: 'M2.5 7h15v6h-15z', light: '#63676e', dark: '#b7bcc4' },
};

/** Signs of compounds by kind, likewise; homes need none. */
export const COMPOUND_SIGNS: Readonly<Record<string, string>> = {
  school: 'M10 3L1.5 7 10 11l8.5-4zM4.5 9.5v4c1.6 1.7 9.4 1.7 11 0v-4L10 12z',
  hospital: 'M7.5 3h5v4.5H17v5h-4.5V17h-5v-4.5H3v-5h4.5z',
  market: 'M3 3h14l1 5H2zM3.5 9h13v8h-13z',
  mall: 'M5.5 7V6a4.5 4.5 0 0 1 9 0v1H17l1 11H2L3 7zM7.5 7h5V6a2.5 2.5 0 0 0-5 0z',
  government: 'M10 2l8 4v2H2V6zM3.5 9H6v6H3.5zM8.7 9h2.6v6H8.7zM14 9h2.5v6H14zM2 16h16v2H2z',
  factory: 'M2 17V9l5 3V9l5 3V3h4l1 14z',
  'work-unit': 'M4 3h12v14H4zM7 6v2h2V6zM11 6v2h2V6zM7 10v2h2v-2zM11 10v2h2v-2z',
};

const SIDE = 20;
const RATIO = 2;
const MARGIN = 2;

export interface SignColours {
  readonly dark: boolean;
  readonly symbol: string;
  readonly halo: string;
  readonly hatch: string;
  /** Quieter than the hatch: not told is not wrong. */
  readonly label: string;
}

/** Name of the image of an appeal's sign; hollow where it is closed. */
export function appealImage(category: string, closed: boolean): string {
  return `appeal:${category}:${closed ? 'closed' : 'open'}`;
}

/**
 * Draws an image that the style names: `appeal:CATEGORY:open|closed`, `compound:KIND`, `hatch` or `withheld`, each
 * followed by `:light` or `:dark`. Null for a name it does not know. Twice as many pixels as on the map.
 */
export function drawImage(name: string, colours: SignColours): ImageData | null {
  const [kind, key, state] = name.split(':');
  if (kind === 'hatch') return drawHatch(colours.hatch);
  if (kind === 'withheld') return drawHatch(colours.label);
  if (kind === 'compound') {
    const path = COMPOUND_SIGNS[key];
    return path === undefined ? null : drawPath(path, colours.symbol, colours.halo, false, 0.7);
  }
  const sign = kind === 'appeal' ? APPEAL_SIGNS[key as Category] : undefined;
  if (sign === undefined) return null;
  return drawPath(sign.path, colours.dark ? sign.dark : sign.light, colours.halo, state === 'closed', 1);
}

/** A filled sign with a light edge, or a hollow one. */
function drawPath(path: string, colour: string, halo: string, hollow: boolean, scale: number): ImageData {
  const side = Math.round((SIDE * scale + 2 * MARGIN) * RATIO);
  const context = canvas(side);
  context.scale(RATIO, RATIO);
  context.translate(MARGIN, MARGIN);
  context.scale(scale, scale);
  const shape = new Path2D(path);
  context.lineJoin = 'round';
  context.strokeStyle = halo;
  context.lineWidth = hollow ? 6 : 3;
  context.stroke(shape);
  context.fillStyle = hollow ? halo : colour;
  context.fill(shape, 'evenodd');
  if (hollow) {
    context.strokeStyle = colour;
    context.lineWidth = 2.4;
    context.stroke(shape);
  }
  return context.getImageData(0, 0, side, side);
}

/** Diagonal lines that join seamlessly at the edges of the square. */
function drawHatch(colour: string): ImageData {
  const side = 16;
  const context = canvas(side);
  context.strokeStyle = colour;
  context.lineWidth = 2;
  for (const shift of [-side, 0, side]) {
    context.beginPath();
    context.moveTo(shift - 4, side + 4);
    context.lineTo(shift + side + 4, -4);
    context.stroke();
  }
  return context.getImageData(0, 0, side, side);
}

function canvas(side: number): OffscreenCanvasRenderingContext2D {
  return new OffscreenCanvas(side, side).getContext('2d', {
    willReadFrequently: true,
  })!;
}
