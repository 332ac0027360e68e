import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { at, type Client, list, text } from './client.ts';
import { openTown, PASSWORD, type Town } from './town.ts';
import { askWithKey, keyFor, officerOf } from './town-people.ts';

/** What each mutation writes into the log when it is carried out. A mutation that is new has to be put here. */
const WRITES: Readonly<Record<string, readonly string[]>> = {
  acceptLayer: ['layer.accept'],
  addComment: ['comment.'],
  adoptExplanation: ['plan.propose'],
  answerComment: ['comment.answer'],
  answerGridChange: ['grid-change.answer'],
  cancelJob: ['job.cancel'],
  changeAccount: ['account.change'],
  changePassword: ['account.password'],
  chooseRepairs: ['layer.repairs'],
  clearBaseData: ['base-data.clear'],
  commitEdit: ['plan.edit'],
  confirmCode: ['account.code-confirm'],
  correctPerson: ['person.correct'],
  createAccount: ['account.create'],
  createApiKey: ['key.create'],
  createDistrict: ['district.create'],
  delegate: ['delegation.begin'],
  discardLayer: ['layer.discard'],
  dropCode: ['account.code-drop'],
  endAnyDelegation: ['delegation.end'],
  endBusiness: ['business.end'],
  endDelegation: ['delegation.end'],
  endOtherSessions: ['session.revoke'],
  endSession: ['session.revoke'],
  erasePerson: ['person.erase'],
  forkPlan: ['plan.fork'],
  grantRole: ['account.grant'],
  importBaseData: ['base-data.import'],
  linkOidc: ['account.oidc'],
  prepareLayer: ['layer.create'],
  publishPlan: ['plan.publish'],
  recodeSheet: ['sheet.recode'],
  registerBusiness: ['business.register'],
  registerPerson: ['person.register'],
  removeDepartment: ['department.remove'],
  renamePlan: ['plan.rename'],
  requestGridChange: ['grid-change.request'],
  resetCode: ['account.code-drop'],
  resetPassword: ['account.password'],
  resolveComment: ['comment.resolve'],
  revealPerson: ['person.reveal'],
  revertChangeSet: ['plan.edit'],
  revertToRevision: ['plan.edit'],
  revokeApiKey: ['key.revoke'],
  revokeGrant: ['account.revoke-grant'],
  revokeSession: ['session.revoke'],
  rotateApiKey: ['key.rotate'],
  runRetention: ['retention.run'],
  saveDepartment: ['department.save'],
  setPrivacySettings: ['privacy.set'],
  setRetentionRule: ['retention.rule'],
  signIn: ['session.open', 'session.refuse'],
  signOut: ['session.end'],
  signPlan: ['plan.sign', 'plan.object'],
  startCode: ['account.code-start'],
  startEnsemble: ['job.enqueue'],
  startExplanation: ['job.enqueue'],
  startMerge: ['job.enqueue'],
  startProposal: ['job.enqueue'],
  submitPlan: ['plan.submit'],
  unlockAccount: ['account.unlock'],
  withdrawPlan: ['plan.withdraw'],
};

/** Mutations that write nothing, and why. */
const CHANGES_NOTHING: Readonly<Record<string, string>> = {
  inspectFile: 'looks at a file that was received before, which the log has',
  inspectSheet: 'looks at a file that was received before, which the log has',
  showPresence: 'tells others for some seconds where one works; nothing is kept',
};

/** Acts that are none of a mutation's, and are written all the same. */
const BESIDES = [
  'session.refuse',
  'file.receive',
  'sheet.download',
  'audit.search',
  'audit.export',
  'audit.verify',
  'key.use',
  'person.file',
  'account.lock',
  'session.reused',
];

function sources(): string {
  const folders = ['../src', '../../store/src'].map((path) => fileURLToPath(new URL(path, import.meta.url)));
  return folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
        .map((file) => readFileSync(`${folder}/${file}`, 'utf8')),
    )
    .join('\n');
}

describe('every mutation', () => {
  const schema = buildSchema(readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8'));
  const mutations = Object.keys(schema.getMutationType()!.getFields()).sort();

  test('says what it writes into the log, or why nothing', () => {
    expect([...Object.keys(WRITES), ...Object.keys(CHANGES_NOTHING)].sort()).toEqual(mutations);
  });

  test('names acts that the program writes', () => {
    const program = sources();
    const named = [...new Set([...Object.values(WRITES).flat(), ...BESIDES])];
    expect(
      named.filter((action) => !program.includes(`'${action}`) && !program.includes(`\`${action}`)),
    ).toEqual([]);
  });
});

const LINES = `query($search: AuditSearchInput) { auditLines(search: $search, first: 50) {
  totalCount nodes { at accountName action objectKind objectId reason before after position hash actingFor } } }`;
const VERDICT = `query($anchors: [AuditAnchorInput!]) { auditVerdict(anchors: $anchors) {
  holds lines days erased end { day lines position hash } faults { kind message position entryId day } } }`;

describe('the log', () => {
  let town: Town;
  let administrator: Client;
  beforeAll(async () => {
    town = await openTown();
    administrator = await town.client('administrator');
  });
  afterAll(() => town.close());

  const actions = async (search: object) =>
    list(await administrator.data(LINES, { search }), 'auditLines.nodes').map((line) => text(line, 'action'));

  it('is for administrators in person', async () => {
    for (const role of ['planner', 'leader', 'officer', 'grid-worker'] as const) {
      const client = await town.client(role);
      const answer = await client.ask(LINES);
      expect(answer.errors[0]?.extensions.code, role).toBe('FORBIDDEN');
      expect((await client.fetch('/audit.csv')).status, role).toBe(403);
    }
    expect((await fetch(`${town.origin}/audit.csv`)).status).toBe(401);
    const officer = await officerOf(town, 'police');
    const key = await keyFor(officer, 'police', ['plan:read']);
    const asked = await askWithKey(town.origin, key.secret, '{ auditDays { nodes { day } } }');
    expect(JSON.stringify(asked)).toMatch(/FORBIDDEN/);
  });

  it('tells of refused sign-ins, of searches and exports, and of a key once a day', async () => {
    const stranger = await town.client('planner');
    await stranger.signIn('planner', `${PASSWORD} not`);
    expect(await actions({ action: 'session.refuse' })).toContain('session.refuse');
    await administrator.data(LINES, { search: { action: 'audit.', text: '张三' } });
    const last = list(
      await administrator.data(LINES, { search: { action: 'audit.search' } }),
      'auditLines.nodes',
    )[0]!;
    expect(at(last, 'after')).toEqual({ action: 'audit.', text: true });

    const key = await keyFor(await officerOf(town, 'fire'), 'fire', ['plan:read']);
    for (let n = 0; n < 3; n++) await askWithKey(town.origin, key.secret, '{ currentPlan { id } }');
    expect(await actions({ action: 'key.use', objectId: key.id })).toEqual(['key.use']);
  });

  it('goes out as CSV, line by line, and says so before', async () => {
    const response = await administrator.fetch('/audit.csv?action=session.&since=2020-01-01T00:00:00Z');
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(Number(response.headers.get('x-onegrid-lines'))).toBeGreaterThan(0);
    const lines = (await response.text()).trim().split('\r\n');
    expect(lines[0]).toContain('position,at,account');
    expect(lines.slice(1).every((line) => line.includes(',session.'))).toBe(true);
    expect(await actions({ action: 'audit.export' })).toHaveLength(1);
    for (const query of ['text=x', 'since=yesterday', 'action=a&action=b', 'who=me', 'action=%00']) {
      expect((await administrator.fetch(`/audit.csv?${query}`)).status, query).toBe(400);
    }
  });

  it('holds, against days that were written down too', async () => {
    const verdict = at(await administrator.data(VERDICT), 'auditVerdict');
    expect(verdict).toMatchObject({ holds: true, faults: [] });
    const day = { day: text(verdict, 'end.day'), hash: text(verdict, 'end.hash').toUpperCase() };
    expect(at(await administrator.data(VERDICT, { anchors: [day] }), 'auditVerdict.holds')).toBe(true);
    const other = at(
      await administrator.data(VERDICT, { anchors: [{ ...day, hash: 'a'.repeat(64) }] }),
      'auditVerdict',
    );
    expect(at(other, 'faults.0')).toMatchObject({ kind: 'ANCHOR_DIFFERS', day: day.day });
    const unreadable = await administrator.ask(VERDICT, { anchors: [{ day: 'today', hash: 'x' }] });
    expect(unreadable.errors[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      reason: 'audit-anchor-unreadable',
    });
    const days = list(
      await administrator.data('{ auditDays { nodes { day lines position hash } } }'),
      'auditDays.nodes',
    );
    expect(days[0]).toMatchObject({ day: day.day });
  });

  it('has roles with before and after', async () => {
    const CREATE = `mutation($input: CreateAccountInput!) { createAccount(input: $input) {
      __typename ... on AccountCreated { account { id } } ... on Refusal { code } } }`;
    const made = await administrator.data(CREATE, {
      input: { name: 'moved', displayName: '调岗', role: 'LEADER' },
    });
    const id = text(made, 'createAccount.account.id');
    const CHANGE = `mutation($id: ID!, $input: ChangeAccountInput!) { changeAccount(id: $id, input: $input) { __typename } }`;
    await administrator.data(CHANGE, { id, input: { role: 'PLANNER' } });
    const [line] = list(
      await administrator.data(LINES, { search: { action: 'account.change', objectId: id } }),
      'auditLines.nodes',
    );
    expect(line).toMatchObject({
      before: { role: 'leader' },
      after: { role: 'planner' },
      accountName: 'administrator',
    });
  });
});
