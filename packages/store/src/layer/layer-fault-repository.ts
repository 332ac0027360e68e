import type { LayerFault, LayerFaultKind, LayerRepairs } from '@onegrid/planning';
import { writeAudit } from '../access/write-audit.ts';
import type { Actor } from '../actor.ts';
import { type BulkTable, bulkInsert } from '../engine/bulk-insert.ts';
import type { Database } from '../engine/database.ts';
import { listPage } from '../engine/list-page.ts';
import { statement } from '../engine/statement.ts';
import { type Refused, refused } from '../outcome.ts';
import type { Page, PageRequest } from '../page.ts';
import { Layer } from './entities.ts';
import type { LayerFaultCount, LayerFaultRepository } from './records.ts';

const LAYER_FAULTS_PAGE = statement(import.meta.url, './layer-faults-page.sql');
const LAYER_FAULTS_COUNTED = statement(import.meta.url, './layer-faults-counted.sql');
const LAYER_FAULTS_STANDING = statement(import.meta.url, './layer-faults-standing.sql');
const LAYER_FAULTS_BEGIN = statement(import.meta.url, './layer-faults-begin.sql');
const LAYER_REPAIRS_CHOOSE = statement(import.meta.url, './layer-repairs-choose.sql');

const LAYER_FAULT: BulkTable = {
  table: 'layer_fault',
  columns: { layer_id: 'text', position: 'integer', id: 'text', kind: 'text', content: 'jsonb' },
};

export class SqlLayerFaultRepository implements LayerFaultRepository {
  constructor(
    private readonly database: Database,
    private readonly district: string,
  ) {}

  standing(layerId: string): Promise<{ readonly kept: string | null; readonly now: string } | null> {
    return this.database.read(async (session) => {
      const values = { district: this.district, layer: layerId };
      const [row] = await session.rows<{ kept: string | null; now: string }>(LAYER_FAULTS_STANDING, values);
      return row ?? null;
    });
  }

  keep(layerId: string, foundIn: string, faults: readonly LayerFault[]): Promise<void> {
    return this.database.write(async (session) => {
      const values = { district: this.district, layer: layerId, found_in: foundIn };
      const begun = await session.rows(LAYER_FAULTS_BEGIN, values);
      if (begun.length === 0) return;
      await bulkInsert(
        session,
        this.district,
        LAYER_FAULT,
        faults.map((fault, position) => ({
          layer_id: layerId,
          position,
          id: fault.id,
          kind: fault.kind,
          content: fault,
        })),
      );
    });
  }

  faults(layerId: string, filter: { kind?: LayerFaultKind }, page: PageRequest): Promise<Page<LayerFault>> {
    const values = { district: this.district, layer: layerId, kind: filter.kind ?? null };
    return this.database.read((session) =>
      listPage(session, LAYER_FAULTS_PAGE, values, page, (row: { content: LayerFault }) => row.content),
    );
  }

  counted(layerId: string): Promise<readonly LayerFaultCount[]> {
    return this.database.read(async (session) => {
      const rows = await session.rows<{ kind: LayerFaultKind; count: number; area_m2: number }>(
        LAYER_FAULTS_COUNTED,
        { district: this.district, layer: layerId },
      );
      return rows.map(({ kind, count, area_m2 }) => ({ kind, count, areaM2: area_m2 }));
    });
  }

  chooseRepairs(layerId: string, repairs: LayerRepairs, by: Actor): Promise<Refused | null> {
    return this.database.write(async (session) => {
      const layer = await session.em.findOne(Layer, { districtCode: this.district, id: layerId });
      if (layer === null) return refused('layer-not-found', { id: layerId });
      const chosen = await session.rows(LAYER_REPAIRS_CHOOSE, {
        district: this.district,
        layer: layerId,
        repairs: JSON.stringify(repairs),
      });
      if (chosen.length === 0) return refused('layer-not-current', { id: layerId, status: layer.status });
      await writeAudit(session, this.district, by, {
        action: 'layer.repairs',
        objectKind: 'layer',
        objectId: layerId,
        before: layer.repairs ?? null,
        after: repairs,
      });
      session.announce({ kind: 'layer-changed', district: this.district, layerId });
      return null;
    });
  }
}
