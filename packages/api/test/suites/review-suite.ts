import { hashPassword } from '@onegrid/api';
import { SYSTEM_ACTOR } from '@onegrid/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at, Client, type Json, list, text } from '../client.ts';
import { layerFile, place, rectangle } from '../small-town.ts';
import { openTown, PASSWORD, type Town } from '../town.ts';
import { mergedPlan } from './proposal-suite.ts';

const FAILURE =
  '... on Refusal { code message } ... on EditRejected { issues { code severity message ids at } }';
const REVIEW = `review { state revision submittedBy note withdrawReason openObjections ready waitingFor { id }
  issues { code } communities { communityId name grids
    signatures { department { id } lead state by comment revision } } }`;
const PLAN = `query($id: ID!) { plan(id: $id) { id status revision publishedAt supersededAt ${REVIEW} } }`;
const REVIEWED = `__typename ... on PlanReviewed { plan { status ${REVIEW} } } ${FAILURE}`;
const SUBMIT = `mutation($planId: ID!, $revision: Int!, $note: String) {
  done: submitPlan(planId: $planId, revision: $revision, note: $note) { ${REVIEWED} } }`;
const WITHDRAW = `mutation($planId: ID!, $reason: String!) {
  done: withdrawPlan(planId: $planId, reason: $reason) { ${REVIEWED} } }`;
const SIGN = `mutation($planId: ID!, $departmentId: ID!, $communityIds: [ID!]!, $approve: Boolean!, $comment: String) {
  done: signPlan(planId: $planId, departmentId: $departmentId, communityIds: $communityIds, approve: $approve,
    comment: $comment) { ${REVIEWED} } }`;
const SAID = `__typename ... on PlanComment { id kind text at communityId grid by department { id }
  answers { text by department { id } } resolvedBy } ... on Refusal { code message }`;
const COMMENT = `mutation($input: AddCommentInput!) { done: addComment(input: $input) { ${SAID} } }`;
const ANSWER = `mutation($id: ID!, $text: String!) { done: answerComment(id: $id, text: $text) { ${SAID} } }`;
const RESOLVE = `mutation($id: ID!) { done: resolveComment(id: $id) { ${SAID} } }`;
const PUBLICATION = `publishedBy reason codes { from to kind } retiredCodes previousPlan { id status }
  lineage { kind from to }
  crosswalk(first: 3) { totalCount pageInfo { hasNextPage endCursor } nodes { ...share } }
  police: crosswalk(first: 50, sourceKind: LEGACY, departmentId: "police") { nodes { ...share } }
  unified: crosswalk(first: 50, sourceKind: UNIFIED) { nodes { ...share } }`;
const SHARE =
  'fragment share on PublishedShare { sourceKind source grid share households areaM2 appeals department { id } }';
const PREVIEW = `query($planId: ID!) { done: planPublication(planId: $planId) {
  __typename ... on Publication { ${PUBLICATION} } ... on Refusal { code message } } } ${SHARE}`;
const PUBLISH = `mutation($planId: ID!, $reason: String) { done: publishPlan(planId: $planId, reason: $reason) {
  __typename ... on PlanPublished { plan { status revision publishedAt } publication { ${PUBLICATION} } } ${FAILURE} } } ${SHARE}`;
const COMMIT = `mutation($planId: ID!, $revision: Int!, $operations: [EditOperationInput!]!) {
  done: commitEdit(planId: $planId, baseRevision: $revision, operations: $operations) { __typename ... on Refusal { code } } }`;
const GRIDS =
  'query($id: ID!) { plan(id: $id) { grids(first: 50) { nodes { code households neighbours } } } }';
const PREPARE = `mutation($input: PrepareLayerInput!) { done: prepareLayer(input: $input) {
  __typename ... on Layer { id status } ... on FileRejected { code message } } }`;

/** Review and publication, on a town of its own: what is published stays so. */
export function reviewSuite(): void {
  describe('the review and publication of a plan', () => {
    let town: Town;
    let planner: Client;
    let leader: Client;
    let administrator: Client;
    const officers = new Map<string, Client>();
    let planId: string;

    beforeAll(async () => {
      town = await openTown();
      const { access, layers } = town.district;
      const passwordHash = await hashPassword(PASSWORD);
      const departments = await layers.departments();
      for (const department of departments) {
        const { id } = department;
        const lead = id === 'civil';
        await layers.saveDepartment({ ...department, lead }, SYSTEM_ACTOR);
        const account = await access.createAccount(
          { name: `of-${id}`, displayName: `${id} officer`, role: 'officer', passwordHash },
          SYSTEM_ACTOR,
        );
        await access.setDepartment(account.id, id, SYSTEM_ACTOR);
        const client = new Client(town.origin);
        await client.signIn(`of-${id}`, PASSWORD);
        officers.set(id, client);
      }
      planner = await town.client('planner');
      leader = await town.client('leader');
      administrator = await town.client('administrator');
      planId = await mergedPlan(planner);
    });
    afterAll(() => town.close());

    const done = async (client: Client, mutation: string, variables: Readonly<Record<string, unknown>>) =>
      at(await client.data(mutation, variables), 'done');
    const planNow = async (id = planId): Promise<Json> => at(await planner.data(PLAN, { id }), 'plan');
    const communityId = async () => text(list(await planNow(), 'review.communities')[0]!, 'communityId');
    const sign = async (client: Client, departmentId: string, more: Readonly<Record<string, unknown>> = {}) =>
      done(client, SIGN, {
        planId,
        departmentId,
        communityIds: [await communityId()],
        approve: true,
        ...more,
      });
    const commit = async (operation: Readonly<Record<string, unknown>>) =>
      done(planner, COMMIT, {
        planId,
        revision: at(await planNow(), 'revision'),
        operations: [operation],
      });
    /** Everything to a signature of every department, lead departments last. */
    const signAll = async () => {
      for (const id of ['police', 'fire', 'civil']) await sign(officers.get(id)!, id);
    };

    test('is not begun with a plan that breaks a rule; the answer names it', async () => {
      expect(await planNow()).toMatchObject({
        status: 'DRAFT',
        publishedAt: null,
        review: { state: 'NONE', revision: null, communities: [], waitingFor: [], ready: false, issues: [] },
      });
      const [grid] = list(await planner.data(GRIDS, { id: planId }), 'plan.grids.nodes');
      const codes = [text(grid!, 'code'), text(list(grid!, 'neighbours')[0]!, '')];
      // Two of four grids with 160 households each are one of 320: above 1.6 times the mean.
      expect(await commit({ mergeGrids: { codes, intoCode: codes[0] } })).toMatchObject({
        __typename: 'PlanRevised',
      });
      const rejected = await done(planner, SUBMIT, { planId, revision: 2 });
      expect(rejected).toMatchObject({
        __typename: 'EditRejected',
        issues: [{ code: 'grid-above-band', severity: 'warning', ids: [codes[0]] }],
      });
      expect(at(await planNow(), 'review.issues')).toEqual([{ code: 'grid-above-band' }]);
      const reason = { code: codes[0], mark: 'BAND_REASON', value: '河岸一侧不可再分' };
      expect(await commit({ markGrid: reason })).toMatchObject({ __typename: 'PlanRevised' });
      expect(at(await planNow(), 'review.issues')).toEqual([]);
    });

    test('is begun by planners at the newest revision, and by nobody else', async () => {
      for (const client of [leader, officers.get('police')!]) {
        const { errors } = await client.ask(SUBMIT, { planId, revision: 3 });
        expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
      }
      expect(await done(planner, SUBMIT, { planId: 'none', revision: 1 })).toMatchObject({
        code: 'plan-not-found',
      });
      expect(await done(planner, SUBMIT, { planId, revision: 1 })).toMatchObject({
        code: 'plan-revised-since',
        message: expect.stringContaining('3'),
      });
      const submitted = await done(planner, SUBMIT, { planId, revision: 3, note: '请审阅' });
      expect(submitted).toMatchObject({
        __typename: 'PlanReviewed',
        plan: {
          status: 'IN_REVIEW',
          review: {
            ...{ state: 'OPEN', revision: 3, submittedBy: 'planner', note: '请审阅', ready: false },
            waitingFor: [{ id: 'police' }, { id: 'fire' }],
            communities: [{ name: '小城社区', grids: 3 }],
          },
        },
      });
      const states = list(submitted, 'plan.review.communities.0.signatures').map((each) => [
        at(each, 'department.id'),
        at(each, 'lead'),
        at(each, 'state'),
      ]);
      expect(states).toEqual([
        ['police', false, 'WAITING'],
        ['civil', true, 'NOT_YET'],
        ['fire', false, 'WAITING'],
      ]);
    });

    test('keeps the plan as it is', async () => {
      const [grid] = list(await planner.data(GRIDS, { id: planId }), 'plan.grids.nodes');
      const mark = { code: text(grid!, 'code'), mark: 'LOCKED', value: 'yes' };
      expect(await commit({ markGrid: mark })).toEqual({ __typename: 'Refusal', code: 'plan-not-draft' });
    });

    test('takes signatures from officers for their own department, lead departments last', async () => {
      const { errors } = await planner.ask(SIGN, {
        ...{ planId, departmentId: 'police', communityIds: ['x'], approve: true },
      });
      expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
      expect(await sign(officers.get('police')!, 'fire')).toMatchObject({ code: 'own-department-only' });
      expect(await sign(officers.get('civil')!, 'civil')).toMatchObject({ code: 'lead-signs-last' });
      expect(await sign(officers.get('police')!, 'police', { approve: false })).toMatchObject({
        code: 'objection-without-words',
      });
      expect(await sign(officers.get('police')!, 'police', { communityIds: [] })).toMatchObject({
        code: 'community-count',
      });
      expect(await sign(officers.get('police')!, 'police', { communityIds: ['nowhere'] })).toMatchObject({
        code: 'community-not-in-plan',
      });
      const signed = await sign(officers.get('police')!, 'police', { comment: '同意' });
      expect(list(signed, 'plan.review.communities.0.signatures')[0]).toMatchObject({
        ...{ state: 'SIGNED', by: 'police officer', comment: '同意', revision: 3 },
      });
      expect(await sign(administrator, 'fire')).toMatchObject({ code: 'paper-signature' });
      const paper = await sign(administrator, 'fire', { comment: '纸质签署：张科长' });
      expect(list(paper, 'plan.review.communities.0.signatures').map((each) => at(each, 'state'))).toEqual([
        'SIGNED',
        'WAITING',
        'SIGNED',
      ]);
    });

    test('is held up by an objection until that is answered, settled and signed for', async () => {
      const fire = officers.get('fire')!;
      const pin = { planId, kind: 'OBJECTION', text: '此处应归东格', at: place(5, 5) };
      expect(await done(planner, COMMENT, { input: pin })).toMatchObject({
        code: 'objection-without-department',
      });
      expect(await done(fire, COMMENT, { input: { ...pin, text: ' ' } })).toMatchObject({
        code: 'text-length',
      });
      expect(await done(fire, COMMENT, { input: { ...pin, at: [200, 0] } })).toMatchObject({
        code: 'point-out-of-range',
      });
      expect(await done(fire, COMMENT, { input: { ...pin, at: [0, 0] } })).toMatchObject({
        code: 'comment-outside',
      });
      const objection = await done(fire, COMMENT, { input: pin });
      expect(objection).toMatchObject({
        ...{ __typename: 'PlanComment', kind: 'OBJECTION', by: 'fire officer', department: { id: 'fire' } },
        ...{ at: place(5, 5), communityId: await communityId(), answers: [], resolvedBy: null },
      });
      const id = text(objection, 'id');
      expect(await planNow()).toMatchObject({ review: { state: 'OPEN', openObjections: 1 } });
      expect(await sign(officers.get('civil')!, 'civil')).toMatchObject({ code: 'lead-signs-last' });
      expect(await sign(fire, 'fire')).toMatchObject({ code: 'objection-open' });
      expect(await done(fire, RESOLVE, { id })).toMatchObject({ code: 'objection-unanswered' });
      expect(await done(planner, ANSWER, { id, text: '已现场核对' })).toMatchObject({
        answers: [{ text: '已现场核对', by: 'planner', department: null }],
      });
      expect(await done(planner, RESOLVE, { id })).toMatchObject({ code: 'comment-of-another' });
      expect(await done(officers.get('police')!, RESOLVE, { id })).toMatchObject({
        code: 'comment-of-another',
      });
      expect(await done(fire, RESOLVE, { id })).toMatchObject({ resolvedBy: 'fire officer' });
      expect(await done(fire, RESOLVE, { id })).toMatchObject({ code: 'comment-resolved' });
      const remark = await done(leader, COMMENT, {
        input: { ...pin, kind: 'COMMENT', text: '河岸线清楚' },
      });
      expect(remark).toMatchObject({ kind: 'COMMENT', department: null, by: 'leader' });
      const open = 'query($id: ID!) { plan(id: $id) { comments(open: true) { totalCount nodes { text } } } }';
      expect(at(await leader.data(open, { id: planId }), 'plan.comments')).toEqual({
        totalCount: 1,
        nodes: [{ text: '河岸线清楚' }],
      });
    });

    test('is taken back by planners, which drops the signatures', async () => {
      expect(await done(planner, WITHDRAW, { planId, reason: '' })).toMatchObject({ code: 'text-length' });
      expect(await done(planner, WITHDRAW, { planId, reason: '补一处说明' })).toMatchObject({
        plan: {
          status: 'DRAFT',
          review: { state: 'WITHDRAWN', withdrawReason: '补一处说明', communities: [] },
        },
      });
      const again = await done(planner, SUBMIT, { planId, revision: 3 });
      const states = list(again, 'plan.review.communities.0.signatures').map((each) => at(each, 'state'));
      expect(states).toEqual(['WAITING', 'NOT_YET', 'WAITING']);
    });

    test('ends in a publication that does what its preview said', async () => {
      expect(await done(planner, PUBLISH, { planId })).toMatchObject({ code: 'signatures-missing' });
      await signAll();
      expect(await planNow()).toMatchObject({ review: { state: 'SIGNED', ready: true, waitingFor: [] } });
      const { errors } = await leader.ask(PUBLISH, { planId });
      expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
      const preview = await done(planner, PREVIEW, { planId });
      // A preview is counted anew each time: who may not see the appeals is told no counts.
      const toLeader = await done(leader, PREVIEW, { planId });
      for (const row of list(toLeader, 'crosswalk.nodes')) expect(at(row, 'appeals')).toBeNull();
      const published = await done(planner, PUBLISH, { planId, reason: '首次发布' });
      expect(published).toMatchObject({
        __typename: 'PlanPublished',
        plan: { status: 'PUBLISHED' },
        publication: {
          ...{
            publishedBy: 'planner',
            reason: '首次发布',
            retiredCodes: [],
            lineage: [],
            previousPlan: null,
          },
        },
      });
      const { publishedBy, reason, crosswalk, ...told } = at(published, 'publication') as Record<
        string,
        Json
      >;
      expect([publishedBy, reason]).toEqual(['planner', '首次发布']);
      const { crosswalk: inPreview, ...said } = preview as Record<string, Json>;
      expect(said).toMatchObject(told);
      expect(at(inPreview!, 'nodes')).toEqual(at(crosswalk!, 'nodes'));
      expect(at(inPreview!, 'totalCount')).toBe(at(crosswalk!, 'totalCount'));
      const codes = list(published, 'publication.codes').map((code) => text(code, 'to'));
      expect(codes).toEqual(['990101001001001', '990101001001002', '990101001001003']);
      // Police drew four squares with 160 households each, and the plan follows them.
      const police = list(published, 'publication.police.nodes');
      const sums = new Map<string, number>();
      for (const row of police) {
        const source = text(row, 'source');
        sums.set(source, (sums.get(source) ?? 0) + Number(at(row, 'share')));
        expect(at(row, 'department.id')).toBe('police');
      }
      expect([...sums.keys()].sort()).toEqual(['P1', 'P2', 'P3', 'P4']);
      for (const sum of sums.values()) expect(sum).toBeCloseTo(1, 9);
      const total = (amount: string) =>
        police.map((row) => Number(at(row, amount))).reduce((a, b) => a + b, 0);
      expect(total('households')).toBe(640);
      expect(total('appeals')).toBe(250);
      expect(at(await planner.data('{ currentPlan { id } }'), 'currentPlan.id')).toBe(planId);
    });

    test('leaves a published plan as it is, for ever', async () => {
      expect(await done(planner, PUBLISH, { planId })).toMatchObject({ code: 'plan-closed' });
      expect(await done(planner, PREVIEW, { planId })).toMatchObject({ code: 'plan-closed' });
      expect(await done(planner, WITHDRAW, { planId, reason: 'x' })).toMatchObject({
        code: 'plan-not-in-review',
      });
      const revision = at(await planNow(), 'revision');
      expect(await done(planner, SUBMIT, { planId, revision })).toMatchObject({ code: 'plan-not-draft' });
      const [grid] = list(await planner.data(GRIDS, { id: planId }), 'plan.grids.nodes');
      const mark = { code: text(grid!, 'code'), mark: 'LOCKED', value: 'yes' };
      expect(await commit({ markGrid: mark })).toMatchObject({ code: 'plan-not-draft' });
      const pin = { planId, kind: 'COMMENT', text: 'x', at: place(5, 5) };
      expect(await done(planner, COMMENT, { input: pin })).toMatchObject({ code: 'plan-closed' });
    });

    test('refuses departments’ own layers from then on, naming both ways that are open', async () => {
      const file = JSON.stringify(layerFile({ F1: rectangle(0, 0, 20, 20) }));
      const upload = async (client: Client, newRound: boolean): Promise<Json> => {
        const { body } = await client.upload(file, 'fire.geojson');
        const input = { fileId: text(body, 'id'), departmentId: 'fire', idField: 'ID', newRound };
        return done(client, PREPARE, { input });
      };
      for (const newRound of [false, true]) {
        expect(await upload(officers.get('fire')!, newRound)).toMatchObject({
          code: 'one-net-stays-one',
          message: expect.stringMatching(/[Rr]equest a change.*register the business/),
        });
      }
      expect(await upload(planner, false)).toMatchObject({ code: 'one-net-stays-one' });
      const layer = await upload(planner, true);
      expect(layer).toMatchObject({ __typename: 'Layer', status: 'DRAFT' });
      const accept = `mutation($id: ID!, $newRound: Boolean!) { done: acceptLayer(id: $id, newRound: $newRound) {
        __typename ... on Layer { status } ... on Refusal { code } } }`;
      const id = text(layer, 'id');
      expect(await done(planner, accept, { id, newRound: false })).toMatchObject({
        code: 'one-net-stays-one',
      });
      expect(await done(planner, accept, { id, newRound: true })).toMatchObject({ status: 'ACCEPTED' });
    });

    test('follows in a second round: codes that go on stay, the others are retired, nothing is lost', async () => {
      const first = planId;
      planId = await mergedPlan(planner);
      expect(await done(planner, SUBMIT, { planId, revision: 1 })).toMatchObject({
        __typename: 'PlanReviewed',
      });
      await signAll();
      const published = await done(planner, PUBLISH, { planId, reason: '第二轮' });
      expect(published).toMatchObject({
        __typename: 'PlanPublished',
        publication: { previousPlan: { id: first, status: 'SUPERSEDED' } },
      });
      const kinds = list(published, 'publication.codes').map((code) => text(code, 'kind'));
      // Of three grids one was two of these four; its code ends, two numbers are new.
      expect(kinds.filter((kind) => kind === 'KEPT').length).toBe(2);
      expect(list(published, 'publication.retiredCodes').length).toBe(1);
      const retired = list(published, 'publication.retiredCodes');
      const codes = list(published, 'publication.codes').map((code) => at(code, 'to'));
      expect(codes).toContain('990101001001004');
      expect(codes).toContain('990101001001005');
      for (const code of retired) expect(codes).not.toContain(code);
      const sums = new Map<string, number>();
      for (const row of list(published, 'publication.unified.nodes')) {
        const source = text(row, 'source');
        sums.set(source, (sums.get(source) ?? 0) + Number(at(row, 'share')));
      }
      expect(sums.size).toBe(3);
      for (const sum of sums.values()) expect(sum).toBeCloseTo(1, 9);
      expect(await planNow(first)).toMatchObject({ status: 'SUPERSEDED', revision: expect.any(Number) });
      expect(at(await planNow(first), 'supersededAt')).toEqual(expect.any(String));
      expect(list(await planner.data(GRIDS, { id: first }), 'plan.grids.nodes').length).toBe(3);
    });

    test('reads the reviews of many plans in a few questions', async () => {
      town.counts.clear();
      await planner.data(
        `{ plans(first: 50) { nodes { id publishedAt review { state } publication { codes { to } } } } }`,
      );
      expect(town.counts.get('reviews.standings')).toBe(1);
      expect(town.counts.get('publications.publications')).toBe(1);
    });
  });
}
