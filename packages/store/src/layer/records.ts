import type { DepartmentLayer, LayerFault, LayerFaultKind, LayerRepairs } from '@onegrid/planning';
import type { MultiPolygon, Polygon } from 'geojson';
import type { Actor } from '../actor.ts';
import type { Bounds } from '../asset/records.ts';
import type { Refused } from '../outcome.ts';
import type { Page, PageRequest } from '../page.ts';

export interface DepartmentRecord {
  /** The department's key, as in merges and labels: `police`, `civil-affairs`, ... */
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  /** Weight of its opinion in a merge, above 0. */
  readonly weight: number;
  /** CSS colour of its strand on the map. */
  readonly hue: string;
  /** Whether it leads: it signs a plan when all others have signed for the community. */
  readonly lead: boolean;
}

export const LAYER_STATUSES = ['draft', 'accepted', 'replaced', 'discarded'] as const;
export type LayerStatus = (typeof LAYER_STATUSES)[number];

export interface LayerRecord {
  readonly id: string;
  readonly departmentId: string;
  readonly status: LayerStatus;
  readonly fileId: string | null;
  readonly fileName: string;
  readonly fileBytes: number;
  readonly receivedAt: Date;
  /** Number of grids: features that share an id are one. */
  readonly gridCount: number;
  readonly bounds: Bounds | null;
  /** The import report as the caller gave it. */
  readonly report: unknown;
  /** Reference system the file was read in; null where that was not recorded. */
  readonly reference: string | null;
  /** Encoding the file was read in; null for formats that have one only. */
  readonly encoding: string | null;
  /** What was chosen for its faults; null as long as nobody chose. */
  readonly repairs: LayerRepairs | null;
}

/** One grid of one department. Features that share the id are its parts. */
export interface LegacyGridRecord {
  readonly id: string;
  readonly layerId: string;
  readonly departmentId: string;
  /** The department's own id. */
  readonly gridId: string;
  /** Row of its first feature. */
  readonly row: number;
  readonly geometry: Polygon | MultiPolygon;
  readonly areaM2: number;
}

export interface NewLayer {
  readonly departmentId: string;
  readonly fileId: string | null;
  readonly fileName: string;
  readonly fileBytes: number;
  readonly report: unknown;
  readonly reference?: string | null;
  readonly encoding?: string | null;
  /** Opens a new planning round, which it takes as soon as a plan is published. */
  readonly newRound?: boolean;
  /** Accepted features with their geodesic area; those that share an id become one grid. */
  readonly features: readonly NewLegacyFeature[];
}

export interface NewLegacyFeature {
  readonly id: string;
  readonly row: number;
  readonly geometry: Polygon | MultiPolygon;
  readonly areaM2: number;
}

/** Departments, their layers as received and the grids in them. */
export interface LayerRepository {
  departments(): Promise<readonly DepartmentRecord[]>;
  saveDepartment(department: DepartmentRecord, by: Actor): Promise<DepartmentRecord>;
  /** Null when done. Refused: `unknown-department`, `department-has-layers` (in whatever state), `department-has-papers`. */
  removeDepartment(id: string, by: Actor): Promise<Refused | null>;
  /** Newest first. */
  layers(
    filter: { departmentId?: string; status?: LayerStatus },
    page: PageRequest,
  ): Promise<Page<LayerRecord>>;
  layer(id: string): Promise<LayerRecord | null>;
  layersByIds(ids: readonly string[]): Promise<ReadonlyMap<string, LayerRecord>>;
  /** The accepted layer of each department that has one, by department id. */
  acceptedLayers(): Promise<ReadonlyMap<string, LayerRecord>>;
  /**
   * Saves a draft. Refused with `geometry-not-valid` and `params.rows` (comma-separated) where PostGIS
   * finds a part invalid, `unknown-department`, `layer-empty`, `one-net-stays-one` after a publication unless the
   * layer opens a new planning round.
   */
  createDraft(input: NewLayer, by: Actor): Promise<LayerRecord | Refused>;
  /**
   * Draft to accepted; the accepted one before becomes `replaced`. Refused: `layer-not-found`, `layer-not-draft`,
   * `one-net-stays-one` after a publication unless it opens a new planning round.
   */
  accept(id: string, by: Actor, newRound?: boolean): Promise<LayerRecord | Refused>;
  discard(id: string, by: Actor): Promise<LayerRecord | Refused>;
  /** Ordered by row, then id. */
  legacyGrids(layerId: string, page: PageRequest): Promise<Page<LegacyGridRecord>>;
  legacyGrid(id: string): Promise<LegacyGridRecord | null>;
  legacyGridsByIds(ids: readonly string[]): Promise<ReadonlyMap<string, LegacyGridRecord>>;
  /**
   * What a merge reads: the named layers with all their grids and the repairs chosen for them, in the
   * order named; missing ones are left out.
   */
  departmentLayers(layerIds: readonly string[]): Promise<readonly DepartmentLayer[]>;
}

/** How many faults of a kind a layer has, and their area together. */
export interface LayerFaultCount {
  readonly kind: LayerFaultKind;
  readonly count: number;
  readonly areaM2: number;
}

/** Faults of layers as they were found, and what departments chose for them. */
export interface LayerFaultRepository {
  /**
   * A name of what the kept faults were found in (null: none are kept), and of what they would be found in now:
   * the layer's repairs, the outline and the buildings. Null where there is no such layer.
   */
  standing(layerId: string): Promise<{ readonly kept: string | null; readonly now: string } | null>;
  /** Keeps what was found in what `foundIn` names. */
  keep(layerId: string, foundIn: string, faults: readonly LayerFault[]): Promise<void>;
  /** The kept faults in the order they were found in. */
  faults(layerId: string, filter: { kind?: LayerFaultKind }, page: PageRequest): Promise<Page<LayerFault>>;
  /** By kind; kinds without a fault are left out. */
  counted(layerId: string): Promise<readonly LayerFaultCount[]>;
  /**
   * Null when done; the kept faults are of the repairs before and have to be found again. Refused:
   * `layer-not-found`, `layer-not-current` for a replaced or discarded layer.
   */
  chooseRepairs(layerId: string, repairs: LayerRepairs, by: Actor): Promise<Refused | null>;
}
