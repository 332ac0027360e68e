import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeFiles } from './write-files.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'onegrid-write-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const planned = (name: string, ...pieces: string[]) => ({ path: join(folder, name), shownAs: name, pieces });

describe('writeFiles', () => {
  it('writes all files and leaves nothing else behind', async () => {
    await writeFiles([planned('a', 'one', 'two'), planned('b')]);
    expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('onetwo');
    expect(readdirSync(folder).sort()).toEqual(['a', 'b']);
  });

  it('leaves every file as it was when one cannot be written', async () => {
    writeFileSync(join(folder, 'a'), 'before');
    await expect(writeFiles([planned('a', 'after'), planned('missing/b', 'x')])).rejects.toMatchObject({
      parts: [['cannot-write', { path: 'missing/b', reason: 'ENOENT' }]],
    });
    expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('before');
    expect(readdirSync(folder)).toEqual(['a']);
  });

  it('names a folder that stands in the way, and hands on what is a bug', async () => {
    mkdirSync(join(folder, 'b'));
    await expect(writeFiles([planned('b', 'x')])).rejects.toMatchObject({
      parts: [['cannot-write', { path: 'b' }]],
    });
    const pieces = {
      *[Symbol.iterator]() {
        yield 'half';
        throw new RangeError('a coordinate is NaN');
      },
    };
    await expect(writeFiles([{ path: join(folder, 'c'), shownAs: 'c', pieces }])).rejects.toThrow(RangeError);
    expect(readdirSync(folder)).toEqual(['b']);
  });
});
