import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { DistrictStore, JobRecord, JobState, NewsItem } from '../../src/index.ts';
import { describeOnEngines } from '../support/engines.ts';
import { tinyDistrict } from '../support/tiny-plan.ts';

const BY = { accountId: null, name: 'planner' };

async function reach(district: DistrictStore, id: string, states: readonly JobState[]): Promise<JobRecord> {
  for (let waited = 0; waited < 15_000; waited += 50) {
    const job = await district.jobs.job(id);
    if (job !== null && states.includes(job.state)) return job;
    await sleep(50);
  }
  throw new Error(`job ${id} never got to ${states.join(' or ')}`);
}

describeOnEngines('a job', (opened) => {
  it('runs once, with progress, result and news', async () => {
    const { store } = opened();
    const { district } = await tinyDistrict(store, '990401');
    const told: NewsItem[] = [];
    const stop = store.news.subscribe((item) => item.kind === 'job-changed' && told.push(item));
    let runs = 0;
    await store.work('double', async (job, control) => {
      runs++;
      control.progress('count', 0.5);
      control.finished({ stage: 'count', milliseconds: 7, figures: { numbers: 1 } });
      await sleep(400);
      // The end comes before the next write of progress: what finished is told all the same.
      control.finished({ stage: 'double', milliseconds: 0, figures: {} });
      return { kind: 'done', result: { twice: (job.params as { n: number }).n * 2 } };
    });
    const job = await district.jobs.enqueue({ kind: 'double', params: { n: 21 } }, BY);
    expect(job).toMatchObject({ state: 'queued', fraction: 0, stages: [], requestedBy: 'planner' });
    const done = await reach(district, job.id, ['done', 'failed']);
    expect(done).toMatchObject({
      state: 'done',
      stage: 'count',
      fraction: 1,
      result: { twice: 42 },
      error: null,
      stages: [
        { stage: 'count', milliseconds: 7, figures: { numbers: 1 } },
        { stage: 'double', milliseconds: 0, figures: {} },
      ],
    });
    expect(done.finishedAt!.getTime()).toBeGreaterThanOrEqual(done.startedAt!.getTime());
    expect(runs).toBe(1);
    // News of a server comes over a connection of its own, so the last may be a moment behind the job.
    await expect.poll(() => told.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(4);
    stop();
    expect(
      (await district.audit.lines({ action: 'job.enqueue', objectId: job.id }, { first: 1 })).totalCount,
    ).toBe(1);
  });

  it('fails with a code, also where the handler throws', async () => {
    const { store } = opened();
    const { district } = await tinyDistrict(store, '990402');
    await store.work('fail', async (job) => {
      if ((job.params as { crash: boolean }).crash) throw new Error('boom');
      return { kind: 'failed', code: 'too-few-layers', params: { layers: 1 } };
    });
    const told = await district.jobs.enqueue({ kind: 'fail', params: { crash: false } }, BY);
    expect((await reach(district, told.id, ['failed'])).error).toEqual({
      code: 'too-few-layers',
      params: { layers: 1 },
    });
    const crashed = await district.jobs.enqueue({ kind: 'fail', params: { crash: true } }, BY);
    expect((await reach(district, crashed.id, ['failed'])).error?.code).toBe('job-crashed');
  });

  it('is cancelled at once while it waits and by its signal while it runs', async () => {
    const { store } = opened();
    const { district } = await tinyDistrict(store, '990403');
    const waiting = await district.jobs.enqueue({ kind: 'nobody-works', params: {} }, BY);
    expect(await district.jobs.cancel(waiting.id, BY)).toMatchObject({
      state: 'cancelled',
      cancelRequested: true,
    });
    expect(await district.jobs.cancel(waiting.id, BY)).toMatchObject({
      kind: 'refused',
      code: 'job-finished',
    });
    expect(await district.jobs.cancel('none', BY)).toMatchObject({ kind: 'refused', code: 'job-not-found' });

    await store.work('slow', async (_job, control) => {
      await new Promise<void>((resolve) => control.signal.addEventListener('abort', () => resolve()));
      return { kind: 'cancelled' };
    });
    const running = await district.jobs.enqueue({ kind: 'slow', params: {} }, BY);
    await reach(district, running.id, ['running']);
    expect(await district.jobs.cancel(running.id, BY)).toMatchObject({
      state: 'running',
      cancelRequested: true,
    });
    expect((await reach(district, running.id, ['cancelled', 'done'])).state).toBe('cancelled');
  });

  it('is not queued where its transaction fails', async () => {
    const { store } = opened();
    let runs = 0;
    await store.work('ghost', async () => {
      runs++;
      return { kind: 'done', result: null };
    });
    // There is no such district, so the job's row breaks its foreign key.
    await expect(store.in('999999').jobs.enqueue({ kind: 'ghost', params: {} }, BY)).rejects.toMatchObject({
      code: '23503',
    });
    await sleep(1_500);
    expect(runs).toBe(0);
  });
});
