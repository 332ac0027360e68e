import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { ChangesDocument } from '@onegrid/planning';
import type { DistrictStore, PlanRecord } from '@onegrid/store';
import type { Request, RequestHandler, Response } from 'express';
import { seesEveryAppeal } from '../appeal/appeal-access.ts';
import { districtOf, type RequestContext } from '../request/context.ts';
import { contextOf } from '../server/request-context.ts';
import type { PackedDocument, PlanDocuments } from './plan-documents.ts';

/** Change sets in one answer. */
export const MOST_CHANGES = 200;

const FOR_EVER = 'private, max-age=31536000, immutable';
const ASK_AGAIN = 'private, no-cache';
const WHOLE_NUMBER = /^\d{1,9}$/;

const unpacked = promisify(gunzip);

/** `GET /plans/{plan}/state/{revision}`: a `PlanDocument`, or 404. */
export const stateRoute: RequestHandler = async (request, response) => {
  const revision = String(request.params.revision);
  const { services, district } = contextOf(request);
  const document =
    district === null || !WHOLE_NUMBER.test(revision)
      ? null
      : await services.documents.state(district, String(request.params.plan), Number(revision));
  if (document === null) return refuse(request, response, 'plan-state-not-found');
  await answer(request, response, document, FOR_EVER);
};

/** `GET /plans/{plan}/ground`: a `GroundDocument`, or 404. */
export const groundRoute: RequestHandler = planDocumentRoute(
  ASK_AGAIN,
  (documents, district, plan, context) => documents.ground(district, plan, seesEveryAppeal(context)),
);

/** `GET /plans/{plan}/old-borders`: an `OldBordersDocument`, or 404. */
export const oldBordersRoute: RequestHandler = planDocumentRoute(FOR_EVER, (documents, district, plan) =>
  documents.oldBorders(district, plan),
);

/** `GET /plans/{plan}/changes?after={revision}`: a `ChangesDocument` of at most 200 changes, 400, or 404. */
export const changesRoute: RequestHandler = async (request, response) => {
  const after = String(request.query.after ?? '');
  if (!WHOLE_NUMBER.test(after)) return refuse(request, response, 'after-expected', 400);
  const planId = String(request.params.plan);
  // The first revision is the plan as it was made.
  const from = Math.max(1, Number(after));
  const found = await districtOf(contextOf(request)).work.changes(planId, from, MOST_CHANGES);
  if (found === null) return refuse(request, response, 'plan-not-found');
  const document: ChangesDocument = { planId, ...found };
  response.set('Cache-Control', 'no-store').json(document);
};

function planDocumentRoute(
  caching: string,
  read: (
    documents: PlanDocuments,
    district: DistrictStore,
    plan: PlanRecord,
    context: RequestContext,
  ) => Promise<PackedDocument | null>,
): RequestHandler {
  return async (request, response) => {
    const context = contextOf(request);
    const { services, loaders, district } = context;
    const plan = await loaders.plan.load(String(request.params.plan));
    const document =
      plan === null || district === null ? null : await read(services.documents, district, plan, context);
    if (document === null) return refuse(request, response, 'plan-not-found');
    await answer(request, response, document, caching);
  };
}

async function answer(
  request: Request,
  response: Response,
  { content, etag }: PackedDocument,
  caching: string,
): Promise<void> {
  const takesGzip = request.acceptsEncodings('gzip') === 'gzip';
  response
    .set({ 'Cache-Control': caching, ETag: etag, Vary: 'Accept-Encoding, Cookie' })
    .type('application/json');
  if (takesGzip) response.set('Content-Encoding', 'gzip').send(content);
  else response.set('Content-Encoding', 'identity').send(await unpacked(content));
}

function refuse(request: Request, response: Response, code: string, status = 404): void {
  response.status(status).json({ code, message: contextOf(request).say(code) });
}
