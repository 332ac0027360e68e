import { createHash } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { type ApiKeyRecord, type DistrictStore, MOST_WORKING_KEYS, SYSTEM_ACTOR } from '../../src/index.ts';
import { describeOnEngines } from '../support/engines.ts';
import { tinyDistrict } from '../support/tiny-plan.ts';

const DAY = 24 * 3_600_000;

function hash(secret: string): Uint8Array {
  return createHash('sha256').update(secret).digest();
}

function key(departmentId: string, secret: string, lifeMs = DAY) {
  return {
    departmentId,
    name: '街面巡查',
    scopes: ['plan:read', 'layer:write'],
    secretHash: hash(secret),
    expiresAt: new Date(Date.now() + lifeMs),
  };
}

describeOnEngines('keys of departments', (opened) => {
  let district: DistrictStore;
  const create = async (departmentId: string, secret: string, lifeMs?: number): Promise<ApiKeyRecord> => {
    const made = await district.keys.create(key(departmentId, secret, lifeMs), SYSTEM_ACTOR);
    if ('kind' in made) throw new Error(made.code);
    return made;
  };

  beforeAll(async () => {
    ({ district } = await tinyDistrict(opened().store, '990311'));
  });

  it('work with their own secret, in their own district, until they are revoked', async () => {
    const made = await create('fire', 'one');
    expect(made).toMatchObject({
      departmentId: 'fire',
      scopes: ['plan:read', 'layer:write'],
      lastUsedAt: null,
    });
    expect(await district.keys.working(made.id, hash('one'))).toEqual(made);
    expect(await district.keys.working(made.id, hash('two'))).toBeNull();
    expect(await district.keys.working('another', hash('one'))).toBeNull();
    expect(await opened().store.in('990399').keys.working(made.id, hash('one'))).toBeNull();
    expect(await district.keys.revoke(made.id, null, SYSTEM_ACTOR)).toMatchObject({ revokedBy: 'system' });
    expect(await district.keys.working(made.id, hash('one'))).toBeNull();
    expect(await district.keys.revoke(made.id, null, SYSTEM_ACTOR)).toMatchObject({ code: 'key-ended' });
    expect(await district.keys.rotate(made.id, next('x'), null, SYSTEM_ACTOR)).toMatchObject({
      code: 'key-ended',
    });
  });

  const next = (secret: string, overlapMs = 0) => ({ secretHash: hash(secret), overlapMs });

  it('end by themselves, and never later than in a year', async () => {
    const made = await create('fire', 'short', 400);
    expect(await district.keys.working(made.id, hash('short'))).not.toBeNull();
    await expect.poll(() => district.keys.working(made.id, hash('short'))).toBeNull();
    await expect(create('fire', 'long', 400 * DAY)).rejects.toThrow();
  });

  it('both work while one takes the place of the other, and only for so long', async () => {
    const old = await create('fire', 'old');
    const fresh = await district.keys.rotate(old.id, next('new', 400), null, SYSTEM_ACTOR);
    if ('kind' in fresh) throw new Error(fresh.code);
    expect(fresh).toMatchObject({ replacesId: old.id, scopes: old.scopes, name: old.name });
    expect(await district.keys.working(old.id, hash('old'))).not.toBeNull();
    expect(await district.keys.working(fresh.id, hash('new'))).not.toBeNull();
    expect(await district.keys.rotate(old.id, next('x'), null, SYSTEM_ACTOR)).toMatchObject({
      code: 'key-replaced',
    });
    await expect.poll(() => district.keys.working(old.id, hash('old'))).toBeNull();
    expect(await district.keys.working(fresh.id, hash('new'))).not.toBeNull();
    const again = await district.keys.rotate(fresh.id, next('newest'), null, SYSTEM_ACTOR);
    expect(again).not.toHaveProperty('code');
    expect(await district.keys.working(fresh.id, hash('new'))).toBeNull();
  });

  it('are none of another department’s business', async () => {
    const made = await create('fire', 'mine');
    for (const refused of [
      await district.keys.revoke(made.id, ['police'], SYSTEM_ACTOR),
      await district.keys.revoke(made.id, [], SYSTEM_ACTOR),
      await district.keys.rotate(made.id, next('x'), ['police'], SYSTEM_ACTOR),
    ]) {
      expect(refused).toMatchObject({ code: 'unknown-key' });
    }
    expect((await district.keys.keys(['police'], { first: 50 })).totalCount).toBe(0);
    expect((await district.keys.keys([], { first: 50 })).totalCount).toBe(0);
    expect(await district.keys.create(key('nobody', 'x'), SYSTEM_ACTOR)).toMatchObject({
      code: 'unknown-department',
    });
  });

  it('are listed newest first, each once, without their hashes', async () => {
    const seen: ApiKeyRecord[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const page = await district.keys.keys(null, { first: 2, after });
      seen.push(...page.nodes);
      after = page.cursors.at(-1) ?? null;
      more = page.hasNextPage;
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
    const times = seen.map(({ createdAt }) => createdAt.getTime());
    expect(times).toEqual([...times].sort((one, other) => other - one));
    expect(JSON.stringify(seen)).not.toContain('ecret');
  });

  it('are known by the account that made them, while they work', async () => {
    const [maker, other] = [
      { accountId: 'maker', name: '某人' },
      { accountId: 'other', name: '某人' },
    ];
    const made = async (secret: string, by: typeof maker, lifeMs?: number) => {
      const answer = await district.keys.create(key('fire', secret, lifeMs), by);
      if ('kind' in answer) throw new Error(answer.code);
      return answer;
    };
    const revoked = await made('made-1', maker);
    const short = await made('made-2', maker, 2_000);
    const first = await made('made-3', maker);
    const others = await made('made-4', other);
    await district.keys.revoke(revoked.id, null, SYSTEM_ACTOR);
    await expect.poll(() => district.keys.working(short.id, hash('made-2')), { timeout: 5_000 }).toBeNull();
    // Whoever puts another in its place knows that one.
    const second = await district.keys.rotate(others.id, next('made-5', DAY), null, maker);
    const found = await district.keys.madeBy(['maker', 'other', 'nobody']);
    expect(found.get('maker')).toMatchObject([{ id: (second as ApiKeyRecord).id }, { id: first.id }]);
    expect(found.get('other')).toMatchObject([{ id: others.id }]);
    expect(found.get('nobody') ?? []).toEqual([]);
  });

  it('tell when they were used, to the minute', async () => {
    const made = await create('fire', 'used');
    await Promise.all([district.keys.used(made.id), district.keys.used(made.id)]);
    const used = await district.keys.working(made.id, hash('used'));
    expect((used?.lastUsedAt?.getTime() ?? 1) % 60_000).toBe(0);
    expect(Date.now() - (used?.lastUsedAt?.getTime() ?? 0)).toBeLessThan(120_000);
  });

  it('are limited in number, also where many are made at once', async () => {
    const made = await Promise.all(
      Array.from({ length: MOST_WORKING_KEYS + 3 }, (_, index) =>
        district.keys.create(key('police', `many ${index}`), SYSTEM_ACTOR),
      ),
    );
    expect(made.filter((one) => 'code' in one && one.code === 'keys-too-many')).toHaveLength(3);
  });

  it('leave a line in the log for each change and a day’s first use, and no secret in it', async () => {
    const { nodes } = await district.audit.lines({ objectKind: 'api-key' }, { first: 200 });
    expect(nodes.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['key.create', 'key.rotate', 'key.use', 'key.revoke']),
    );
    expect(JSON.stringify(nodes)).not.toContain(Buffer.from(hash('one')).toString('hex'));
    expect(JSON.stringify(nodes)).not.toMatch(/secret/i);
  });
});
