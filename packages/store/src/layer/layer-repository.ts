import { randomUUID } from 'node:crypto';
import type { InferEntity } from '@mikro-orm/core';
import type { DepartmentLayer } from '@onegrid/planning';
import { writeAudit } from '../access/write-audit.ts';
import type { Actor } from '../actor.ts';
import type { Bounds } from '../asset/records.ts';
import { type BulkTable, bulkInsert } from '../engine/bulk-insert.ts';
import type { Database } from '../engine/database.ts';
import { refusedTooLarge } from '../engine/embedded-limits.ts';
import { AREAS } from '../engine/geometry-gate.ts';
import { invalidRows } from '../engine/invalid-rows.ts';
import { listPage } from '../engine/list-page.ts';
import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import { type Refused, refused } from '../outcome.ts';
import type { Page, PageRequest } from '../page.ts';
import { Plan } from '../plan/entities.ts';
import { Department, Layer } from './entities.ts';
import { featuresOf, gridRows, type LegacyGridRow, polygonsOf, toLegacyGrid } from './legacy-grid-rows.ts';
import type {
  DepartmentRecord,
  LayerRecord,
  LayerRepository,
  LayerStatus,
  LegacyGridRecord,
  NewLayer,
  NewLegacyFeature,
} from './records.ts';

const LAYERS_PAGE = statement(import.meta.url, './layers-page.sql');
const DEPARTMENT_PAPERS = statement(import.meta.url, './department-papers.sql');
const LEGACY_GRIDS_PAGE = statement(import.meta.url, './legacy-grids-page.sql');
const LEGACY_GRIDS_BY_IDS = statement(import.meta.url, './legacy-grids-by-ids.sql');
const LEGACY_GRIDS_OF_LAYERS = statement(import.meta.url, './legacy-grids-of-layers.sql');

const LEGACY_GRID: BulkTable = {
  table: 'legacy_grid',
  columns: {
    id: 'text',
    layer_id: 'text',
    grid_id: 'text',
    feature_row: 'integer',
    part_rows: 'jsonb',
    area_m2: 'double precision',
    geometry: 'geometry',
  },
};

export class SqlLayerRepository implements LayerRepository {
  constructor(
    private readonly database: Database,
    private readonly district: string,
  ) {}

  departments(): Promise<readonly DepartmentRecord[]> {
    return this.database.read(async ({ em }) => {
      const departments = await em.find(
        Department,
        { districtCode: this.district },
        { orderBy: { position: 'asc', id: 'asc' } },
      );
      return departments.map(toDepartment);
    });
  }

  saveDepartment(department: DepartmentRecord, by: Actor): Promise<DepartmentRecord> {
    return this.database.write(async (session) => {
      await writeDepartment(session, this.district, department, by);
      return department;
    });
  }

  removeDepartment(id: string, by: Actor): Promise<Refused | null> {
    return this.database.write(async (session) => {
      const department = await session.em.findOne(Department, { districtCode: this.district, id });
      if (department === null) return refused('unknown-department', { departmentId: id });
      if ((await session.em.count(Layer, { districtCode: this.district, departmentId: id })) > 0) {
        return refused('department-has-layers', { departmentId: id, name: department.name });
      }
      const { papers } = await session.one<{ papers: number }>(DEPARTMENT_PAPERS, {
        district: this.district,
        department: id,
      });
      if (papers > 0) return refused('department-has-papers', { departmentId: id, name: department.name });
      await session.em.remove(department).flush();
      await writeAudit(session, this.district, by, {
        action: 'department.remove',
        objectKind: 'department',
        objectId: id,
        before: toDepartment(department),
      });
      return null;
    });
  }

  layers(
    filter: { departmentId?: string; status?: LayerStatus },
    page: PageRequest,
  ): Promise<Page<LayerRecord>> {
    const values = {
      district: this.district,
      department: filter.departmentId ?? null,
      status: filter.status ?? null,
    };
    return this.database.read(async (session) => {
      const ids = await listPage(session, LAYERS_PAGE, values, page, (row: { id: string }) => row.id);
      const found = await this.find(session, ids.nodes);
      return { ...ids, nodes: ids.nodes.map((id) => found.get(id)!) };
    });
  }

  layer(id: string): Promise<LayerRecord | null> {
    return this.database.read(async (session) => (await this.find(session, [id])).get(id) ?? null);
  }

  layersByIds(ids: readonly string[]): Promise<ReadonlyMap<string, LayerRecord>> {
    return this.database.read((session) => this.find(session, ids));
  }

  acceptedLayers(): Promise<ReadonlyMap<string, LayerRecord>> {
    return this.database.read(async ({ em }) => {
      const layers = await em.find(Layer, { districtCode: this.district, status: 'accepted' });
      return new Map(layers.map((layer) => [layer.departmentId, toLayer(layer)]));
    });
  }

  createDraft(input: NewLayer, by: Actor): Promise<LayerRecord | Refused> {
    return this.database
      .write(
        async (session) =>
          (await oneNet(session, this.district, input.newRound)) ??
          writeLayer(session, this.district, input, 'draft', by),
      )
      .catch(refusedTooLarge);
  }

  accept(id: string, by: Actor, newRound?: boolean): Promise<LayerRecord | Refused> {
    return this.settle(id, by, 'layer.accept', async (session, layer) => {
      const fault = await oneNet(session, this.district, newRound);
      if (fault !== null) return fault;
      const before = {
        districtCode: this.district,
        departmentId: layer.departmentId,
        status: 'accepted',
      } as const;
      await session.em.nativeUpdate(Layer, before, { status: 'replaced' });
      return 'accepted';
    });
  }

  discard(id: string, by: Actor): Promise<LayerRecord | Refused> {
    return this.settle(id, by, 'layer.discard', async () => 'discarded');
  }

  legacyGrids(layerId: string, page: PageRequest): Promise<Page<LegacyGridRecord>> {
    const values = { district: this.district, layer: layerId };
    return this.database.read((session) => listPage(session, LEGACY_GRIDS_PAGE, values, page, toLegacyGrid));
  }

  async legacyGrid(id: string): Promise<LegacyGridRecord | null> {
    return (await this.legacyGridsByIds([id])).get(id) ?? null;
  }

  legacyGridsByIds(ids: readonly string[]): Promise<ReadonlyMap<string, LegacyGridRecord>> {
    return this.database.read(async (session) => {
      const rows = await session.rows<LegacyGridRow>(LEGACY_GRIDS_BY_IDS, { district: this.district, ids });
      return new Map(rows.map((row) => [row.id, toLegacyGrid(row)]));
    });
  }

  departmentLayers(layerIds: readonly string[]): Promise<readonly DepartmentLayer[]> {
    return this.database.read(async (session) => {
      const layers = await this.find(session, layerIds);
      const departments = await session.em.find(Department, { districtCode: this.district });
      const weights = new Map(departments.map((department) => [department.id, department.weight]));
      const rows = await session.rows<LegacyGridRow>(LEGACY_GRIDS_OF_LAYERS, {
        district: this.district,
        layers: layerIds,
      });
      return layerIds
        .filter((id) => layers.has(id))
        .map((id) => ({
          department: layers.get(id)!.departmentId,
          weight: weights.get(layers.get(id)!.departmentId)!,
          grids: rows
            .filter((row) => row.layer_id === id)
            .flatMap(featuresOf)
            .sort((a, b) => a.row - b.row),
          ...repairsOf(layers.get(id)!),
        }));
    });
  }

  private async find(session: Session, ids: readonly string[]): Promise<ReadonlyMap<string, LayerRecord>> {
    const layers = await session.em.find(Layer, { districtCode: this.district, id: { $in: [...ids] } });
    return new Map(layers.map((layer) => [layer.id, toLayer(layer)]));
  }

  private settle(
    id: string,
    by: Actor,
    action: string,
    decide: (session: Session, layer: LayerRecord) => Promise<LayerStatus | Refused>,
  ): Promise<LayerRecord | Refused> {
    return this.database.write(async (session) => {
      const layer = (await this.find(session, [id])).get(id);
      if (layer === undefined) return refused('layer-not-found', { id });
      if (layer.status !== 'draft') return refused('layer-not-draft', { id, status: layer.status });
      const status = await decide(session, layer);
      if (typeof status !== 'string') return status;
      // The status stands in the condition too: of two who decide at once, one finds no draft any more.
      const changed = await session.em.nativeUpdate(
        Layer,
        { districtCode: this.district, id, status: 'draft' },
        { status },
      );
      if (changed !== 1) return refused('layer-not-draft', { id, status: 'changed' });
      await writeAudit(session, this.district, by, {
        action,
        objectKind: 'layer',
        objectId: id,
        before: { status: layer.status },
        after: { status },
      });
      session.announce({ kind: 'layer-changed', district: this.district, layerId: id });
      return { ...layer, status };
    });
  }
}

/** Refuses a department's own grids while a unified net is in force, unless they open a new planning round. */
async function oneNet(session: Session, district: string, newRound = false): Promise<Refused | null> {
  if (newRound) return null;
  const published = await session.em.count(Plan, { districtCode: district, status: 'published' });
  return published > 0 ? refused('one-net-stays-one') : null;
}

/** Adds or changes a department; a new one comes last. */
export async function writeDepartment(
  session: Session,
  district: string,
  department: DepartmentRecord,
  by: Actor,
): Promise<void> {
  const before = await session.em.findOne(Department, { districtCode: district, id: department.id });
  const position = before?.position ?? (await session.em.count(Department, { districtCode: district }));
  const beforeRecord = before === null ? null : toDepartment(before);
  await session.em.upsert(Department, { districtCode: district, ...department, position });
  await writeAudit(session, district, by, {
    action: 'department.save',
    objectKind: 'department',
    objectId: department.id,
    before: beforeRecord,
    after: department,
  });
}

/** Writes a layer with its grids in the caller's transaction; refused where PostGIS finds rings that cross. */
export async function writeLayer(
  session: Session,
  district: string,
  input: NewLayer,
  status: 'draft' | 'accepted',
  by: Actor,
): Promise<LayerRecord | Refused> {
  if (input.features.length === 0) return refused('layer-empty');
  const department = await session.em.findOne(Department, { districtCode: district, id: input.departmentId });
  if (department === null) return refused('unknown-department', { departmentId: input.departmentId });
  const invalid = await invalidRows(session, input.features, AREAS);
  if (invalid.length > 0) return refused('geometry-not-valid', { rows: invalid.join(',') });

  const id = randomUUID();
  const rows = gridRows(id, input.features);
  const [west, south, east, north] = boundsOf(input.features);
  const { departmentId, fileId, fileName, fileBytes, report, reference = null, encoding = null } = input;
  const layer = session.em.create(Layer, {
    districtCode: district,
    id,
    departmentId,
    status,
    fileId,
    fileName,
    fileBytes,
    report,
    reference,
    encoding,
    gridCount: rows.length,
    west,
    south,
    east,
    north,
  });
  await session.em.persist(layer).flush();
  await bulkInsert(session, district, LEGACY_GRID, rows);
  await writeAudit(session, district, by, {
    action: 'layer.create',
    objectKind: 'layer',
    objectId: id,
    after: { departmentId, fileId, fileName, status, reference, encoding, grids: rows.length },
  });
  session.announce({ kind: 'layer-changed', district, layerId: id });
  return toLayer(layer);
}

function repairsOf({ repairs }: LayerRecord): Pick<DepartmentLayer, 'repairs'> {
  return repairs === null ? {} : { repairs };
}

function boundsOf(features: readonly NewLegacyFeature[]): Bounds {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { geometry } of features) {
    for (const [lon, lat] of polygonsOf(geometry).flatMap((polygon) => polygon[0])) {
      west = Math.min(west, lon);
      east = Math.max(east, lon);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    }
  }
  return [west, south, east, north];
}

function toDepartment(department: InferEntity<typeof Department>): DepartmentRecord {
  const { id, name, nameEn, weight, hue, lead } = department;
  return { id, name, nameEn, weight, hue, lead };
}

function toLayer(layer: InferEntity<typeof Layer>): LayerRecord {
  const { id, departmentId, status, fileName, fileBytes, receivedAt, gridCount, report } = layer;
  const { west, south, east, north } = layer;
  const bounds =
    west == null || south == null || east == null || north == null
      ? null
      : ([west, south, east, north] as const);
  return {
    id,
    departmentId,
    status,
    fileId: layer.fileId ?? null,
    fileName,
    fileBytes,
    receivedAt,
    gridCount,
    bounds,
    report,
    reference: layer.reference ?? null,
    encoding: layer.encoding ?? null,
    repairs: layer.repairs ?? null,
  };
}
