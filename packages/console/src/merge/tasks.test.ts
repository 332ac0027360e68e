import { describe, expect, it } from 'vitest';
import { askForTask, draftKey, listenToTasks, type StartAnswer, taskOf } from './tasks.ts';

const job = (id: string): StartAnswer => ({ started: { __typename: 'Job', id }, error: undefined });
const NONE = { starting: false, jobId: null, problem: null };

describe('a task', () => {
  it('is none before somebody asks for it', () => {
    expect(taskOf('nobody asked')).toEqual(NONE);
    // The same object: a view that reads it again sees no change.
    expect(taskOf('nobody asked')).toBe(taskOf('nobody else asked'));
  });

  it('is told to a view that came while the api had not answered yet', async () => {
    let answer: (answer: StartAnswer) => void = () => undefined;
    const asking = askForTask('a', () => new Promise((resolve) => (answer = resolve)), 'failed');
    expect(taskOf('a')).toEqual({ ...NONE, starting: true });
    const heard: unknown[] = [];
    const stop = listenToTasks(() => heard.push(taskOf('a')));
    answer(job('1'));
    await asking;
    expect(heard).toEqual([{ ...NONE, jobId: '1' }]);
    stop();
    await askForTask('a', async () => job('2'), 'failed');
    expect(heard).toHaveLength(1);
    expect(taskOf('a')).toEqual({ ...NONE, jobId: '2' });
  });

  it.each<[string, StartAnswer, string]>([
    ['the reason of a refusal', { started: { __typename: 'Refusal', reason: 'no' }, error: undefined }, 'no'],
    ['what went wrong on the way', { started: undefined, error: 'no network' }, 'no network'],
    ['that there is no reason', { started: null, error: undefined }, 'failed'],
  ])('says %s, until it is asked for again', async (_, answer, problem) => {
    await askForTask('b', async () => answer, 'failed');
    expect(taskOf('b')).toEqual({ ...NONE, problem });
    const again = askForTask('b', async () => job('1'), 'failed');
    expect(taskOf('b')).toEqual({ ...NONE, starting: true });
    await again;
  });

  it('stays apart from what is asked about other plans and in other ways', async () => {
    await askForTask(draftKey('p', 'decided'), async () => job('1'), 'failed');
    expect(taskOf(draftKey('p', 'decided')).jobId).toBe('1');
    expect(taskOf(draftKey('p', 'form'))).toEqual(NONE);
    expect(taskOf(draftKey('q', 'decided'))).toEqual(NONE);
  });
});
