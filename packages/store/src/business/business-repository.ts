import { randomUUID } from 'node:crypto';
import type { MultiPolygon, Polygon } from 'geojson';
import { writeAudit } from '../access/write-audit.ts';
import type { Actor } from '../actor.ts';
import { FIGURES_ZONE } from '../appeal/records.ts';
import { validShape } from '../asset/valid-shape.ts';
import type { Database } from '../engine/database.ts';
import { AREAS, pointText } from '../engine/geometry-gate.ts';
import { listPage } from '../engine/list-page.ts';
import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import { Department } from '../layer/entities.ts';
import { type Refused, refused, StoreError } from '../outcome.ts';
import type { Page, PageRequest } from '../page.ts';
import { Plan } from '../plan/entities.ts';
import type {
  BusinessRecord,
  BusinessRepository,
  GridChangeAnswer,
  GridChangeRequestRecord,
  NewBusiness,
  NewGridChangeRequest,
} from './records.ts';

const BUSINESSES_PAGE = statement(import.meta.url, './businesses-page.sql');
const BUSINESS_BY_ID = statement(import.meta.url, './business-by-id.sql');
const BUSINESS_INSERT = statement(import.meta.url, './business-insert.sql');
const BUSINESS_END = statement(import.meta.url, './business-end.sql');
const REQUESTS_PAGE = statement(import.meta.url, './requests-page.sql');
const REQUEST_BY_ID = statement(import.meta.url, './request-by-id.sql');
const REQUEST_INSERT = statement(import.meta.url, './request-insert.sql');
const REQUEST_ANSWER = statement(import.meta.url, './request-answer.sql');
const PUBLISHED_GRID = statement(import.meta.url, './published-grid.sql');

interface BusinessRow {
  id: string;
  department_id: string;
  name: string;
  items: string[];
  officers_per_grid: number;
  begins: string;
  ends: string | null;
  registered_by: string;
  registered_at: string;
  ended_at: string | null;
  active: boolean;
  grids: number;
}

interface RequestRow {
  id: string;
  department_id: string;
  grid_code: string;
  text: string;
  account_name: string;
  created_at: string;
  accepted: boolean | null;
  answer: string | null;
  answered_by: string | null;
  answered_at: string | null;
  plan_id: string | null;
  lon: number;
  lat: number;
  land: string | null;
}

export class SqlBusinessRepository implements BusinessRepository {
  constructor(
    private readonly database: Database,
    private readonly district: string,
  ) {}

  businesses(filter: { departmentId?: string }, page: PageRequest): Promise<Page<BusinessRecord>> {
    const values = { district: this.district, department: filter.departmentId ?? null, zone: FIGURES_ZONE };
    return this.database.read((session) => listPage(session, BUSINESSES_PAGE, values, page, toBusiness));
  }

  business(id: string): Promise<BusinessRecord | null> {
    return this.database.read((session) => this.findBusiness(session, id));
  }

  register(input: NewBusiness, by: Actor): Promise<BusinessRecord | Refused> {
    return this.database.write(async (session) => {
      const { departmentId, name, items, officersPerGrid, from, until } = input;
      if (!(await this.hasDepartment(session, departmentId)))
        return refused('unknown-department', { departmentId });
      const id = randomUUID();
      await session.one(BUSINESS_INSERT, {
        district: this.district,
        id,
        department: departmentId,
        name,
        items,
        officers: officersPerGrid,
        begins: from,
        ends: until,
        by: by.name,
      });
      await this.record(session, by, 'business.register', 'business', id, input);
      return there(await this.findBusiness(session, id));
    });
  }

  end(id: string, by: Actor): Promise<BusinessRecord | Refused> {
    return this.database.write(async (session) => {
      if ((await this.findBusiness(session, id)) === null) return refused('business-not-found', { id });
      const { ended } = await session.one<{ ended: number }>(BUSINESS_END, {
        district: this.district,
        id,
        zone: FIGURES_ZONE,
      });
      if (ended === 0) return refused('business-ended', { id });
      await this.record(session, by, 'business.end', 'business', id, {});
      return there(await this.findBusiness(session, id));
    });
  }

  requests(
    filter: { open?: boolean; departmentId?: string },
    page: PageRequest,
  ): Promise<Page<GridChangeRequestRecord>> {
    const { open = null, departmentId = null } = filter;
    const values = { district: this.district, open, department: departmentId };
    return this.database.read((session) => listPage(session, REQUESTS_PAGE, values, page, toRequest));
  }

  request(id: string): Promise<GridChangeRequestRecord | null> {
    return this.database.read((session) => this.findRequest(session, id));
  }

  requestChange(input: NewGridChangeRequest, by: Actor): Promise<GridChangeRequestRecord | Refused> {
    return this.database.write(async (session) => {
      const { departmentId, grid, text, at, land } = input;
      const [lon, lat] = at;
      pointText(lon, lat);
      if (!(await this.hasDepartment(session, departmentId)))
        return refused('unknown-department', { departmentId });
      const found = await session.one<{ plans: number; grids: number }>(PUBLISHED_GRID, {
        district: this.district,
        grid,
      });
      if (found.plans === 0) return refused('nothing-published');
      if (found.grids === 0) return refused('grid-unknown', { code: grid });
      const shape = land === null ? null : await usableLand(session, land);
      if (shape !== null && typeof shape !== 'string') return shape;
      const id = randomUUID();
      await session.one(REQUEST_INSERT, {
        district: this.district,
        id,
        department: departmentId,
        grid,
        text,
        lon,
        lat,
        land: shape,
        account: by.accountId,
        account_name: by.name,
      });
      await this.record(session, by, 'grid-change.request', 'grid-change-request', id, {
        departmentId,
        grid,
        text,
      });
      return there(await this.findRequest(session, id));
    });
  }

  answer(
    id: string,
    { accept, text, planId }: GridChangeAnswer,
    by: Actor,
  ): Promise<GridChangeRequestRecord | Refused> {
    return this.database.write(async (session) => {
      if ((await this.findRequest(session, id)) === null) return refused('request-not-found', { id });
      if (planId !== null) {
        const plan = await session.em.findOne(Plan, { districtCode: this.district, id: planId });
        if (plan === null) return refused('plan-not-found', { id: planId });
        if (plan.status !== 'draft') return refused('plan-not-draft', { id: planId });
      }
      const { answered } = await session.one<{ answered: number }>(REQUEST_ANSWER, {
        district: this.district,
        id,
        accepted: accept,
        answer: text,
        account_name: by.name,
        plan: planId,
      });
      if (answered === 0) return refused('request-answered', { id });
      await this.record(session, by, 'grid-change.answer', 'grid-change-request', id, {
        accept,
        text,
        planId,
      });
      return there(await this.findRequest(session, id));
    });
  }

  private async hasDepartment(session: Session, id: string): Promise<boolean> {
    return (await session.em.findOne(Department, { districtCode: this.district, id })) !== null;
  }

  private async findBusiness(session: Session, id: string): Promise<BusinessRecord | null> {
    const [row] = await session.rows<BusinessRow>(BUSINESS_BY_ID, {
      district: this.district,
      id,
      zone: FIGURES_ZONE,
    });
    return row === undefined ? null : toBusiness(row);
  }

  private async findRequest(session: Session, id: string): Promise<GridChangeRequestRecord | null> {
    const [row] = await session.rows<RequestRow>(REQUEST_BY_ID, { district: this.district, id });
    return row === undefined ? null : toRequest(row);
  }

  private record(
    session: Session,
    by: Actor,
    action: string,
    objectKind: string,
    objectId: string,
    after: object,
  ): Promise<void> {
    return writeAudit(session, this.district, by, { action, objectKind, objectId, after });
  }
}

/** Land as text that may enter a statement, or why it may not. */
async function usableLand(session: Session, land: Polygon | MultiPolygon): Promise<string | Refused> {
  try {
    return await validShape(session, land, AREAS, 'land');
  } catch (error) {
    if (error instanceof StoreError && error.code.startsWith('geometry-'))
      return refused('geometry-unusable');
    throw error;
  }
}

function there<Record>(record: Record | null): Record {
  if (record === null) throw new StoreError('verdict-missing', 'What was just written is not there.');
  return record;
}

function toBusiness(row: BusinessRow): BusinessRecord {
  const { id, name, items, active, grids } = row;
  return {
    id,
    departmentId: row.department_id,
    name,
    items,
    officersPerGrid: row.officers_per_grid,
    from: row.begins,
    until: row.ends,
    registeredBy: row.registered_by,
    registeredAt: new Date(row.registered_at),
    endedAt: row.ended_at === null ? null : new Date(row.ended_at),
    active,
    grids,
  };
}

function toRequest(row: RequestRow): GridChangeRequestRecord {
  const { id, text, lon, lat, answer } = row;
  return {
    id,
    departmentId: row.department_id,
    grid: row.grid_code,
    text,
    at: [lon, lat],
    land: row.land === null ? null : (JSON.parse(row.land) as Polygon | MultiPolygon),
    state: row.accepted === null ? 'open' : row.accepted ? 'accepted' : 'declined',
    by: row.account_name,
    createdAt: new Date(row.created_at),
    answer,
    answeredBy: row.answered_by,
    answeredAt: row.answered_at === null ? null : new Date(row.answered_at),
    planId: row.plan_id,
  };
}
