import { ALL_APPEALS, type AppealView, formatAppealView, parseAppealView } from '../appeals/appeal-view.ts';

/** Everything a link carries: the workspace, the view of the map, what is shown on it and what is selected. */
export interface UrlState {
  readonly workspace: Workspace;
  /** Null until the map has been placed: then the whole district is shown. */
  readonly view: MapView | null;
  readonly layers: readonly LayerKey[];
  /** Departments whose own grids are drawn, by id. */
  readonly departments: readonly string[];
  readonly selection: Selection | null;
  readonly compare: Compare;
  /** A plan other than the current one, by id. */
  readonly plan: string | null;
  /** An earlier revision of the plan that is shown in place of the newest; null for the newest. */
  readonly revision: number | null;
  /**
   * A plan that is set against the shown one where two are in sight: its id, or `<id>@<revision>`; null: the
   * departments' own grids.
   */
  readonly against: string | null;
  /**
   * A page inside the workspace: `merge`, `merge:<job>`, `proposals`, `ledger`, `ledger:<department>`, `layer:<id>`,
   * `grids`, `sheet:<id>`, a step of the set-up, or a page of the administration, `accounts:<id>` for one account;
   * `account` and `account:<part>` in every workspace: one's own account.
   */
  readonly page: string | null;
  readonly drawer: DrawerTab | null;
  readonly panelClosed: boolean;
  /** Which appeals are meant: for points, areas, density, lists and figures alike. */
  readonly appeals: AppealView;
}

export const WORKSPACES = [
  'overview',
  'plan',
  'data',
  'appeals',
  'people',
  'desk',
  'setup',
  'admin',
] as const;
export type Workspace = (typeof WORKSPACES)[number];

export const LAYER_KEYS = [
  'unified',
  'codes',
  'arcs',
  'lost',
  'atoms',
  'borders',
  'compounds',
  'buildings',
  'branches',
  'appeals',
  'heat',
  'density',
] as const;
export type LayerKey = (typeof LAYER_KEYS)[number];
export const DEFAULT_LAYERS: readonly LayerKey[] = [
  'unified',
  'codes',
  'arcs',
  'borders',
  'compounds',
  'buildings',
];

const RATE_LAYERS: readonly LayerKey[] = ['unified', 'borders', 'compounds', 'buildings', 'heat'];
const POINT_LAYERS: readonly LayerKey[] = ['borders', 'compounds', 'buildings', 'appeals'];
const BRANCH_LAYERS: readonly LayerKey[] = [
  'unified',
  'codes',
  'borders',
  'compounds',
  'buildings',
  'branches',
];

/**
 * The layers to show on entering a workspace: its own picture (appeals by grid, or as points before the first
 * merge; branches of the people's), as long as nobody has chosen others.
 */
export function layersOnEntering(
  workspace: Workspace,
  layers: readonly LayerKey[],
  merged: boolean,
): readonly LayerKey[] {
  const pictures = [DEFAULT_LAYERS, RATE_LAYERS, POINT_LAYERS, BRANCH_LAYERS];
  if (!pictures.some((picture) => picture.join() === layers.join())) return layers;
  if (workspace === 'appeals') return merged ? RATE_LAYERS : POINT_LAYERS;
  return workspace === 'people' ? BRANCH_LAYERS : DEFAULT_LAYERS;
}

/** After the merge, before it, both with a divider, or both beside each other. */
export const COMPARES = ['after', 'before', 'swipe', 'side'] as const;
export type Compare = (typeof COMPARES)[number];

export const DRAWER_TABS = [
  'grids',
  'issues',
  'findings',
  'lost',
  'ledger',
  'appeals',
  'time',
  'view',
] as const;
export type DrawerTab = (typeof DRAWER_TABS)[number];

export interface MapView {
  readonly lon: number;
  readonly lat: number;
  readonly zoom: number;
}

export const SELECTION_KINDS = [
  'place',
  'grid',
  'legacy',
  'building',
  'branch',
  'appeal',
  'arc',
  'lost',
] as const;
export type SelectionKind = (typeof SELECTION_KINDS)[number];

/** What is selected, and the place that was pointed at (longitude, latitude), where there was one. */
export interface Selection {
  readonly kind: SelectionKind;
  readonly id: string;
  readonly at: readonly [number, number] | null;
}

export const INITIAL_STATE: UrlState = {
  workspace: 'overview',
  view: null,
  layers: DEFAULT_LAYERS,
  departments: [],
  selection: null,
  compare: 'after',
  plan: null,
  revision: null,
  against: null,
  page: null,
  drawer: null,
  panelClosed: false,
  appeals: ALL_APPEALS,
};

/** Reads the query of an address. What it does not know, it leaves at its initial value. */
export function parseUrl(search: string): UrlState {
  const query = new URLSearchParams(search);
  return {
    workspace: oneOf(WORKSPACES, query.get('at')) ?? INITIAL_STATE.workspace,
    view: parseView(query.get('map')),
    layers: query.has('layers')
      ? LAYER_KEYS.filter((key) => query.get('layers')?.split(',').includes(key))
      : DEFAULT_LAYERS,
    departments: (query.get('departments') ?? '').split(',').filter((id) => id !== ''),
    selection: parseSelection(query.get('selected')),
    compare: oneOf(COMPARES, query.get('compare')) ?? INITIAL_STATE.compare,
    plan: query.get('plan'),
    revision: parseRevision(query.get('revision')),
    against: query.get('against'),
    page: query.get('page'),
    drawer: oneOf(DRAWER_TABS, query.get('drawer')) ?? null,
    panelClosed: query.get('panel') === 'closed',
    appeals: parseAppealView(query),
  };
}

/** The query for a state, without what equals the initial value: `''` or `'?at=plan&...'`. */
export function formatUrl(state: UrlState): string {
  const query = new URLSearchParams();
  if (state.workspace !== INITIAL_STATE.workspace) query.set('at', state.workspace);
  if (state.page !== null) query.set('page', state.page);
  if (state.plan !== null) query.set('plan', state.plan);
  if (state.revision !== null) query.set('revision', String(state.revision));
  if (state.against !== null) query.set('against', state.against);
  if (state.view !== null) query.set('map', formatView(state.view));
  if (state.layers.join() !== DEFAULT_LAYERS.join()) query.set('layers', state.layers.join(','));
  if (state.departments.length > 0) query.set('departments', state.departments.join(','));
  if (state.compare !== INITIAL_STATE.compare) query.set('compare', state.compare);
  if (state.selection !== null) query.set('selected', formatSelection(state.selection));
  if (state.drawer !== null) query.set('drawer', state.drawer);
  if (state.panelClosed) query.set('panel', 'closed');
  formatAppealView(state.appeals, query);
  const text = query
    .toString()
    .replaceAll('%2F', '/')
    .replaceAll('%2C', ',')
    .replaceAll('%3A', ':')
    .replaceAll('%40', '@');
  return text === '' ? '' : `?${text}`;
}

/** Whether going from one state to the other deserves its own step in the browser's history. */
export function isStep(from: UrlState, to: UrlState): boolean {
  return (
    from.workspace !== to.workspace ||
    from.page !== to.page ||
    from.plan !== to.plan ||
    from.revision !== to.revision ||
    selectionKey(from.selection) !== selectionKey(to.selection)
  );
}

/** Equal for selections of the same thing, wherever it was pointed at. */
export function selectionKey(selection: Selection | null): string {
  if (selection === null) return '';
  return selection.kind === 'place' ? formatSelection(selection) : `${selection.kind}:${selection.id}`;
}

/** A plan with its revision, null for its newest, as `against` names them. */
export interface PlanAt {
  readonly planId: string;
  readonly revision: number | null;
}

/** The plan and revision in `<id>` or `<id>@<revision>`; what is no revision is none. */
export function parsePlanAt(text: string): PlanAt {
  const [planId, revision] = text.split('@');
  return { planId, revision: parseRevision(revision ?? null) };
}

export function formatPlanAt({ planId, revision }: PlanAt): string {
  return revision === null ? planId : `${planId}@${revision}`;
}

function parseRevision(text: string | null): number | null {
  return text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

function oneOf<T extends string>(values: readonly T[], value: string | null): T | undefined {
  return values.find((candidate) => candidate === value);
}

function parseView(text: string | null): MapView | null {
  const [zoom, lat, lon] = (text ?? '').split('/').map(Number);
  if (![zoom, lat, lon].every(Number.isFinite)) return null;
  if (zoom < 0 || zoom > 22 || Math.abs(lat) > 85 || Math.abs(lon) > 180) return null;
  return { zoom, lat, lon };
}

function formatView(view: MapView): string {
  return `${view.zoom.toFixed(2)}/${view.lat.toFixed(5)}/${view.lon.toFixed(5)}`;
}

function parseSelection(text: string | null): Selection | null {
  const match = /^([a-z]+):([^@]*)(?:@(-?[\d.]+),(-?[\d.]+))?$/.exec(text ?? '');
  const kind = oneOf(SELECTION_KINDS, match?.[1] ?? null);
  if (match === null || kind === undefined) return null;
  const at = match[3] === undefined ? null : ([Number(match[3]), Number(match[4])] as const);
  if (kind === 'place' ? at === null : match[2] === '') return null;
  return { kind, id: match[2], at };
}

function formatSelection({ kind, id, at }: Selection): string {
  return `${kind}:${id}${at === null ? '' : `@${at[0].toFixed(6)},${at[1].toFixed(6)}`}`;
}
