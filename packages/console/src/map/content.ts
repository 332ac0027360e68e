import type { Feature } from 'geojson';
import type { Compare, LayerKey, Selection } from '../app/url-state.ts';
import type { TileSource } from '../graphql/map-documents.ts';

/** Everything the map shows, as plain data: the style is a pure function of it. */
export interface MapContent {
  readonly dark: boolean;
  readonly tiles: readonly TileSource[];
  readonly departments: readonly MapDepartment[];
  /** Departments whose own grids are drawn, by id. */
  readonly shownDepartments: readonly string[];
  readonly layers: readonly LayerKey[];
  readonly compare: Exclude<Compare, 'swipe'>;
  /** Colour index of each unified grid, by code. */
  readonly gridColours: ReadonlyMap<string, number>;
  readonly density: DensityClasses | null;
  readonly selection: Selection | null;
  /** Departments whose line runs elsewhere than the selected arc. */
  readonly ghosts: readonly string[];
  /** What a tool is drawing, or a finding that was flown to. */
  readonly sketch: readonly Feature[];
  /** Grids a tool has picked. */
  readonly picked: readonly string[];
  /** A layer that is being looked at before it is accepted. */
  readonly draft: { readonly layerId: string; readonly colour: string } | null;
  readonly branchSign: string;
}

export interface MapDepartment {
  readonly id: string;
  readonly colour: string;
}

/** Class (0..4) of each grid, null where it has no households; only `visible` classes are filled. */
export interface DensityClasses {
  readonly classes: ReadonlyMap<string, number | null>;
  readonly visible: readonly number[];
}
