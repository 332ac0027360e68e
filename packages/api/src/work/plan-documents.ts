import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { GroundDocument, OldBordersDocument, PlanDocument } from '@onegrid/planning';
import type { DistrictStore, PlanRecord } from '@onegrid/store';
import type { MultiPolygon, Point, Polygon, Position } from 'geojson';
import { LeastRecentlyUsed } from '../memory/least-recently-used.ts';
import type { PlanGroundReader } from './plan-ground.ts';

const FOREVER = Number.POSITIVE_INFINITY;
/** Appeals come every day; what is read of them is believed so long. */
const GROUND_LIVES_MS = 600_000;
const APPEAL_MONTHS = 12;
const KEPT_DOCUMENTS = 8;

const packed = promisify(gzip);

/** A document as it travels. */
export interface PackedDocument {
  /** JSON, gzipped. */
  readonly content: Buffer;
  /** Strong: names the bytes of the JSON. */
  readonly etag: string;
}

/**
 * What work on a plan in the browser begins with, kept as it travels: planners who open the same plan after one
 * another cost one reading.
 */
export class PlanDocuments {
  #kept = new LeastRecentlyUsed<Promise<PackedDocument | null>>(KEPT_DOCUMENTS);

  constructor(private readonly grounds: PlanGroundReader) {}

  /** A plan at a revision; null where there is none. */
  state(district: DistrictStore, planId: string, revision: number): Promise<PackedDocument | null> {
    return this.#get(`${district.code} state ${planId} ${revision}`, FOREVER, async () => {
      const state = await district.plans.state(planId, revision);
      if (state === null) return null;
      const { atoms, codes, micro, marks, usedCodes, basis } = state;
      const document: PlanDocument = {
        planId,
        // Members that are undefined are not written.
        state: { revision, atoms, codes, micro, marks, usedCodes },
        departments: basis.departments.map(({ id, weight }) => ({ id, weight })),
      };
      return document;
    });
  }

  /** The district as it is today, for edits of a plan; with the places of appeals for who may see every one. */
  ground(district: DistrictStore, plan: PlanRecord, withAppeals: boolean): Promise<PackedDocument | null> {
    const name = `${district.code} ground ${plan.id} ${withAppeals ? 'with' : 'without'} appeals`;
    return this.#get(name, GROUND_LIVES_MS, async () => {
      const { layers: _, ...ground } = await this.grounds.read(district, plan);
      const document: GroundDocument = { ...ground, appeals: withAppeals ? await appealsOf(district) : null };
      return document;
    });
  }

  /** The borders of the departments' layers that the plan's base was made of. */
  oldBorders(district: DistrictStore, plan: PlanRecord): Promise<PackedDocument | null> {
    return this.#get(`${district.code} old-borders ${plan.baseId}`, FOREVER, async () => {
      const { layers } = await this.grounds.read(district, plan);
      const document: OldBordersDocument = {
        borders: layers.map(({ department, grids }) => ({
          department,
          lines: {
            type: 'MultiLineString',
            coordinates: grids.flatMap(({ geometry }) => ringsOf(geometry)),
          },
        })),
      };
      return document;
    });
  }

  /** After base data was replaced. */
  forget(): void {
    this.#kept = new LeastRecentlyUsed(KEPT_DOCUMENTS);
  }

  /** One that could not be read, or is not there, is not remembered. */
  #get(key: string, lives: number, read: () => Promise<object | null>): Promise<PackedDocument | null> {
    const kept = this.#kept;
    return kept.get(key, lives, () => {
      const reading = read().then((document) => (document === null ? null : pack(document)));
      reading.then(
        (document) => document === null && kept.forget(key),
        () => kept.forget(key),
      );
      return reading;
    });
  }
}

async function pack(document: object): Promise<PackedDocument> {
  const json = JSON.stringify(document);
  const digest = createHash('sha256').update(json).digest('base64url');
  return { content: await packed(json), etag: `"${digest}"` };
}

async function appealsOf(district: DistrictStore): Promise<Position[]> {
  const from = new Date();
  from.setUTCMonth(from.getUTCMonth() - APPEAL_MONTHS);
  const places: Position[] = [];
  for await (const batch of district.tileFeatures({ kind: 'appeals', conditions: { from } })) {
    places.push(...batch.map(({ geometry }) => (geometry as Point).coordinates));
  }
  return places;
}

function ringsOf(geometry: Polygon | MultiPolygon): Position[][] {
  return geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
}
