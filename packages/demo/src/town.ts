import type { ReceivedFile, ReferenceName } from '@onegrid/interchange';
import type { FeatureCollection, LineString, MultiPolygon, Point, Polygon } from 'geojson';

/**
 * The synthetic start-up town. All geometry is CRS84 (longitude, latitude in degrees) with at most
 * 7 decimals; exterior rings run counter-clockwise. Areas are not stated here: whoever stores the town
 * measures them. Every place, firm and person is invented.
 */
export interface Town {
  readonly seed: number;
  /** The instant at which the two years of appeals end: ISO 8601 with its offset. */
  readonly asOf: string;
  readonly district: TownDistrict;
  readonly towns: readonly TownTownship[];
  readonly communities: readonly TownCommunity[];
  readonly streets: readonly TownStreet[];
  readonly bridges: readonly TownBridge[];
  readonly water: readonly TownWater[];
  readonly landUse: readonly TownLandUse[];
  readonly compounds: readonly TownCompound[];
  readonly buildings: readonly TownBuilding[];
  readonly departments: readonly TownDepartment[];
  /** One point for each building in which somebody lives; their sums equal those of the buildings. */
  readonly households: readonly TownHouseholdPoint[];
  readonly branches: readonly TownBranch[];
  readonly appeals: readonly TownAppeal[];
}

export interface TownDistrict {
  /** Six digits in the form of GB/T 2260, under the unallocated province code 99. */
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly synthetic: true;
  readonly outline: Polygon;
  /** `[west, south, east, north]` of the outline. */
  readonly bounds: readonly [number, number, number, number];
}

/** A street office or a town: the level between district and community. */
export interface TownTownship {
  /** Three digits within the district: 001-099 street offices, 100-199 towns. */
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly geometry: Polygon | MultiPolygon;
}

/** Communities tile the outline, edge-matched. */
export interface TownCommunity {
  /** Three digits within the township: 001-199 urban, 200-399 village committees. */
  readonly code: string;
  readonly townshipCode: string;
  readonly name: string;
  readonly nameEn: string;
  readonly geometry: Polygon;
}

/** A railway counts among the ways: it divides the land as an arterial does. No house stands on one. */
export const STREET_CLASSES = ['arterial', 'collector', 'lane', 'railway'] as const;
export type StreetClass = (typeof STREET_CLASSES)[number];

export interface TownStreet {
  readonly id: string;
  readonly name: string;
  readonly class: StreetClass;
  /** Width of the carriageway and its pavements, in metres; no building stands nearer than half of it. */
  readonly widthM: number;
  /** Centre line. */
  readonly line: LineString;
}

/** Where a street crosses water; the line is part of the street's. */
export interface TownBridge {
  readonly id: string;
  readonly name: string;
  readonly streetId: string;
  readonly line: LineString;
}

export interface TownWater {
  readonly id: string;
  readonly name: string;
  readonly kind: 'river' | 'pond';
  readonly geometry: Polygon;
}

export const LAND_USES = ['field', 'park', 'industry', 'square', 'old-quarter'] as const;
export type LandUse = (typeof LAND_USES)[number];

export interface TownLandUse {
  readonly id: string;
  readonly kind: LandUse;
  /** Empty where nobody calls it anything. */
  readonly name: string;
  readonly geometry: Polygon;
}

export const COMPOUND_KINDS = [
  'estate',
  'work-unit',
  'school',
  'hospital',
  'market',
  'government',
  'factory',
  'mall',
  'station',
] as const;
export type CompoundKind = (typeof COMPOUND_KINDS)[number];

export interface TownCompound {
  readonly id: string;
  readonly name: string;
  readonly kind: CompoundKind;
  readonly address: string;
  /** Inside the wall. No two compounds overlap and no street crosses one. */
  readonly geometry: Polygon;
}

export const BUILDING_KINDS = [
  'slab',
  'tower',
  'courtyard',
  'village-house',
  'shop',
  'civic',
  'school',
  'hospital',
  'market',
  'factory',
] as const;
export type BuildingKind = (typeof BUILDING_KINDS)[number];

export interface TownBuilding {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly kind: BuildingKind;
  readonly geometry: Polygon;
  readonly floors: number;
  readonly households: number;
  readonly residents: number;
  /** Id of the compound it stands in, or null. */
  readonly compoundId: string | null;
  /** `townshipCode + communityCode`: six digits. */
  readonly communityKey: string;
}

export interface TownHouseholdPoint {
  readonly buildingId: string;
  readonly lon: number;
  readonly lat: number;
  readonly households: number;
  readonly residents: number;
}

/** Keys of colours that stay apart for colour-blind readers: those of Okabe and Ito, and grey. */
export const DEPARTMENT_HUES = [
  'vermilion',
  'blue',
  'green',
  'purple',
  'orange',
  'sky',
  'yellow',
  'black',
  'grey',
] as const;
export type DepartmentHue = (typeof DEPARTMENT_HUES)[number];

export interface TownDepartment {
  /** Stable key, Latin letters: `party`, `governance`, `urban`. */
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  /** Weight of its opinion in a merge. */
  readonly weight: number;
  /** Whether it leads: it signs a plan after the others. */
  readonly lead: boolean;
  readonly hue: DepartmentHue;
  /** The layer as the department handed it in. */
  readonly layer: TownLayer;
}

export interface TownLayer {
  readonly fileName: string;
  /** The property that holds the department's own id of a grid. */
  readonly idField: string;
  /** The property that holds the name of a grid. */
  readonly nameField: string;
  /**
   * Polygons whose rings are simple; they may overlap and leave gaps, as a digitised layer does. CRS84,
   * whatever the system of the delivered file.
   */
  readonly features: FeatureCollection<Polygon | MultiPolygon, TownLayerProperties>;
  /** How its faults were made, so that the stated shares can be checked. */
  readonly faults: TownLayerFaults;
  /** What the department sent: the bytes that an upload would receive. */
  readonly file: TownLayerFile;
}

/** Files as delivered, with what their sender declares about them. */
export interface TownLayerFile {
  readonly files: readonly ReceivedFile[];
  /** The system of their coordinates where the files do not say it or say it wrongly. */
  readonly reference?: ReferenceName;
  /** The encoding of their text where the files do not say it. */
  readonly encoding?: string;
}

/** The id field, absent where a grid was given no id, and the name field of the layer. */
export type TownLayerProperties = Readonly<Record<string, string>>;

/**
 * The faults of a layer, by construction. Each true line is cut into stretches of about 100 m; what was
 * drawn is the true line plus a displacement that varies smoothly along it.
 */
export interface TownLayerFaults {
  /** The most that a `near` stretch is off, in metres. */
  readonly nearMetres: number;
  /** The most that a `far` stretch is off, in metres. */
  readonly farMetres: number;
  readonly stretches: readonly TownLayerStretch[];
  /** True lines that the two neighbours drew apart from one another, each once: source of slivers. */
  readonly drawnTwice: number;
  /** Land that two grids claim: their ids (empty where one has none) and the land as it truly is. */
  readonly claimedTwice: readonly { readonly ids: readonly [string, string]; readonly land: Polygon }[];
  /** Land inside the outline that no grid covers on purpose. */
  readonly uncovered: readonly { readonly reason: 'forgotten' | 'not-served'; readonly land: Polygon }[];
  /** Compounds of which two grids each truly have a half. */
  readonly compoundsCut: readonly string[];
  readonly repeatedIds: readonly string[];
  readonly missingIds: number;
}

export interface TownLayerStretch {
  /** Where the border truly runs. */
  readonly trueLine: LineString;
  /** Where it was drawn; these vertices are those of the layer. */
  readonly drawnLine: LineString;
  readonly kind: 'near' | 'far';
}

export interface TownBranch {
  readonly id: string;
  readonly name: string;
  readonly secretary: string;
  /** The branch's station, inside one building. */
  readonly location: Point;
  readonly stationName: string;
  readonly buildingId: string;
  readonly memberCount: number;
  readonly communityKey: string;
}

/** One of the grids into which the land truly divides. */
export interface TownTrueGrid {
  readonly id: string;
  /** The community it lies in: `townshipCode + communityCode`. */
  readonly communityKey: string;
  readonly households: number;
  /** Parts; edge-matched with the other grids. */
  readonly geometry: readonly Polygon[];
}

/** As in the API's schema. */
export const APPEAL_CATEGORIES = [
  'ENVIRONMENT',
  'PROPERTY',
  'PARKING',
  'NOISE',
  'SAFETY',
  'FACILITIES',
  'NEIGHBOURS',
  'WELFARE',
  'OTHER',
] as const;
export type AppealCategory = (typeof APPEAL_CATEGORIES)[number];

/** As in the API's schema, in the order in which an appeal passes through them. */
export const APPEAL_STATUSES = [
  'COLLECTED',
  'FILED',
  'DISPATCHED',
  'HANDLING',
  'ANSWERED',
  'CLOSED',
] as const;
export type AppealStatus = (typeof APPEAL_STATUSES)[number];

export interface TownAppeal {
  readonly id: string;
  /** `YT` + date + serial of the day, unique. */
  readonly number: string;
  readonly category: AppealCategory;
  readonly status: AppealStatus;
  readonly title: string;
  readonly place: Point;
  /** The building it was reported from, or null for a place outdoors. */
  readonly buildingId: string | null;
  /** ISO 8601 with offset +08:00. */
  readonly requestedAt: string;
  /** Null unless the status is CLOSED. */
  readonly closedAt: string | null;
}
