import type { Feature, Geometry } from 'geojson';
import type { FaultsOnMap, MapPreview } from '../app/overlay.ts';
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
  readonly compare: Extract<Compare, 'after' | 'before'>;
  /** Colour index of each unified grid, by code. */
  readonly gridColours: ReadonlyMap<string, number>;
  /** Whether an earlier revision is shown, which may have grids of other codes. */
  readonly earlier: boolean;
  /** Class (0..4) of each grid by appeals per 1,000 households; null where it is left unfilled. */
  readonly rates: ReadonlyMap<string, number | null> | null;
  /** Grids with too few appeals to tell how many, which are hatched where rates are shown. */
  readonly withheld: readonly string[];
  /** Areas of the appeals' density, nested, each with its `class` (0..4). */
  readonly densityAreas: readonly Feature[];
  /** The district's outline, over which no density runs; null where there is none yet. */
  readonly outline: Geometry | null;
  /** Query of the appeals' tiles: which appeals they hold. */
  readonly appealQuery: string;
  /** Grids without a branch, which are hatched. */
  readonly uncovered: readonly string[];
  /** Appeals of one place, drawn apart around it. */
  readonly spread: readonly Feature[];
  readonly selection: Selection | null;
  /** Departments whose line runs elsewhere than the selected arc. */
  readonly ghosts: readonly string[];
  /** What a tool is drawing, or a finding that was flown to. */
  readonly sketch: readonly Feature[];
  /** Grids a tool has picked. */
  readonly picked: readonly string[];
  /** A layer that is being looked at before it is accepted. */
  readonly draft: { readonly layerId: string; readonly colour: string } | null;
  /** A file that is being looked at before it is imported. */
  readonly preview: MapPreview | null;
  /** Borders that departments drew and the plan does not follow; each with its `id` and `colour`. */
  readonly lostLines: readonly Feature[];
  /** What the next search leaves as it is: codes of grids, ids of arcs. */
  readonly locked: {
    readonly grids: readonly string[];
    readonly arcs: readonly string[];
  };
  /** Grids as they would be, if a line were brought back or taken away. */
  readonly whatIf: readonly Feature[];
  /** Land that two plans give to different grids, each with `chosen`. */
  readonly handedOver: readonly Feature[];
  /** Stretches of border that were accepted or rejected, each with its `decision`. */
  readonly decided: readonly Feature[];
  /** Faults of the layer that is being looked at; null while none are. */
  readonly faults: FaultsOnMap | null;
  readonly branchSign: string;
  /** Grids that were changed here and that the tiles do not show yet. */
  readonly local: LocalGrids;
}

export interface LocalGrids {
  /** Drawn over the tiles: each with its `code` and `hue`. */
  readonly drawn: readonly Feature[];
  /** Left out of what the tiles draw. */
  readonly hidden: readonly string[];
}

export const NO_LOCAL_GRIDS: LocalGrids = { drawn: [], hidden: [] };

export type { FaultsOnMap };

export interface MapDepartment {
  readonly id: string;
  readonly colour: string;
}
