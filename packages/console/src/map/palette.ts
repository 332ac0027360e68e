import type { ArcClass } from '../graphql/arc-class.ts';

/** Six hues that stay apart for colour-blind readers (after Okabe and Ito), for unified grids. */
export const GRID_HUES = ['#0072b2', '#e0a800', '#009e73', '#c4478a', '#7b5bc4', '#d9602b'] as const;

/** Hues that departments may have, by key: apart for colour-blind readers too. */
export const DEPARTMENT_HUES = {
  vermilion: '#d55e00',
  blue: '#0072b2',
  green: '#009e73',
  purple: '#a8479b',
  ochre: '#a87b00',
  sky: '#3a9bd0',
  wine: '#94283c',
  slate: '#5b6577',
} as const;
export type HueKey = keyof typeof DEPARTMENT_HUES;

/** The one colour of a department on the map, in chips, charts and tables; what is a colour is taken as it is. */
export function departmentColour(hue: string): string {
  if (/^#[0-9a-f]{6}$/i.test(hue)) return hue;
  const known: Readonly<Record<string, string>> = DEPARTMENT_HUES;
  return known[hue] ?? DEPARTMENT_HUES.slate;
}

/** Half of each of two colours: a hue that is dark (or light) enough for small text. */
export function mixed(a: string, b: string): string {
  const part = (colour: string, at: number) => Number.parseInt(colour.slice(at, at + 2), 16);
  const half = [1, 3, 5].map((at) => Math.round((part(a, at) + part(b, at)) / 2));
  return `#${half.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** Quiet colours of the base map. */
export interface MapColours {
  readonly beyond: string;
  readonly land: string;
  readonly field: string;
  readonly park: string;
  readonly built: string;
  readonly water: string;
  readonly waterLabel: string;
  readonly compound: string;
  readonly street: string;
  readonly streetEdge: string;
  readonly building: string;
  readonly buildingEdge: string;
  readonly label: string;
  readonly strongLabel: string;
  readonly halo: string;
  readonly border: string;
  readonly accent: string;
  readonly symbol: string;
  readonly publicGround: string;
  readonly trade: string;
  readonly works: string;
  /** Wide pale bed of a border of towns or communities. */
  readonly casing: string;
  readonly hatch: string;
  readonly rail: string;
  /** Five classes of appeals per 1,000 households: one hue, even steps of lightness (OKLab). */
  readonly rates: Classes;
  /** Five classes of appeals per square kilometre, likewise, in a hue of their own. */
  readonly density: Classes;
  readonly cluster: string;
  /** Places of a layer that need repair. */
  readonly fault: string;
}

export type Classes = readonly [string, string, string, string, string];

export const LIGHT_MAP: MapColours = {
  beyond: '#eceef0',
  land: '#fafaf8',
  field: '#f3f5ec',
  park: '#e4efdc',
  built: '#f3f1ec',
  water: '#d3e3ee',
  waterLabel: '#4a7391',
  compound: '#f3f2ef',
  street: '#ffffff',
  streetEdge: '#dddcd8',
  building: '#e6e3dd',
  buildingEdge: '#cfcbc3',
  label: '#5a6068',
  strongLabel: '#1d2733',
  halo: '#ffffff',
  border: '#3c4652',
  accent: '#0b5cad',
  symbol: '#3b4a5c',
  publicGround: '#eef1f6',
  trade: '#f6f0e4',
  works: '#eeecf0',
  casing: '#c9ced6',
  hatch: '#8a2f13',
  rail: '#a7a49d',
  rates: ['#e2edf8', '#a4c5e7', '#679dd4', '#2e75b7', '#004e8e'],
  density: ['#f2e7f3', '#d9b2da', '#bd7dc1', '#9e4aa4', '#75217c'],
  cluster: '#33404f',
  fault: '#c2410c',
};

export const DARK_MAP: MapColours = {
  beyond: '#0f1318',
  land: '#181d24',
  field: '#1a2020',
  park: '#1c2a20',
  built: '#1d2127',
  water: '#14283a',
  waterLabel: '#7ba6c7',
  compound: '#1d232b',
  street: '#2b333d',
  streetEdge: '#12161b',
  building: '#2a313a',
  buildingEdge: '#3a434e',
  label: '#9aa5b1',
  strongLabel: '#eef2f6',
  halo: '#11161c',
  border: '#aab6c2',
  accent: '#6db3f8',
  symbol: '#c3d0de',
  publicGround: '#1d2634',
  trade: '#2a2620',
  works: '#242330',
  casing: '#3a4552',
  hatch: '#ffb08a',
  rail: '#58616c',
  rates: ['#233447', '#305880', '#3f7ebb', '#64a6e9', '#a3cffd'],
  density: ['#402a41', '#714074', '#a35aa7', '#cd81d1', '#e9b7eb'],
  cluster: '#dbe3ec',
  fault: '#ff9d6b',
};

/** Three families: what was kept, what moved to a better line, what is new. Outline stands by itself. */
export const ARC_FAMILIES = {
  kept: ['kept-by-all', 'kept-by-most', 'one-department', 'community-line'],
  moved: ['moved-to-building', 'moved-to-street'],
  new: ['split-for-size', 'gap-filled', 'overlap-resolved', 'by-hand'],
} as const satisfies Record<string, readonly ArcClass[]>;

interface ArcLook {
  readonly colour: string;
  readonly dark: string;
  /** Width in pixels at the zoom where classes give way to strands. */
  readonly width: number;
  readonly dashed: boolean;
}

/** Kept lines are solid and blue, moved ones solid and ochre, new ones dashed and purple. */
export const ARC_LOOKS: Readonly<Record<ArcClass, ArcLook>> = {
  'kept-by-all': { colour: '#0b4a86', dark: '#9ccbff', width: 3, dashed: false },
  'kept-by-most': { colour: '#2f7ab9', dark: '#67a9e6', width: 2.4, dashed: false },
  'one-department': { colour: '#6ba6d4', dark: '#4680b4', width: 1.8, dashed: false },
  'community-line': { colour: '#4d6d8a', dark: '#8fa9c2', width: 2.4, dashed: false },
  'moved-to-building': { colour: '#a34a00', dark: '#ffb066', width: 2.4, dashed: false },
  'moved-to-street': { colour: '#d98a1f', dark: '#d48a35', width: 2.4, dashed: false },
  'split-for-size': { colour: '#5b2a9d', dark: '#cdaaff', width: 2.4, dashed: true },
  'gap-filled': { colour: '#8d5cc9', dark: '#ab82e0', width: 2.4, dashed: true },
  'overlap-resolved': { colour: '#b4579f', dark: '#e08fcd', width: 2.4, dashed: true },
  'by-hand': { colour: '#11181f', dark: '#ffffff', width: 2.4, dashed: true },
  outline: { colour: '#3c4652', dark: '#aab6c2', width: 3, dashed: false },
};
