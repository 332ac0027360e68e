import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { masterKeyFile, masterKeyOf } from './master-key.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'onegrid-key-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const KEY = Buffer.alloc(32, 5);
const SERVER = 'postgres://db/onegrid';

test('the key of the environment goes before that of the folder', () => {
  const environment = { ONEGRID_MASTER_KEY: KEY.toString('base64') };
  expect(Buffer.from(masterKeyOf(environment, { dataDir, databaseUrl: SERVER }))).toEqual(KEY);
  expect(() => statSync(masterKeyFile(dataDir))).toThrow('ENOENT');
});

test('a trial makes its key once, for its owner only', () => {
  const folder = join(dataDir, 'deep');
  const made = masterKeyOf({}, { dataDir: folder, databaseUrl: null });
  expect(made).toHaveLength(32);
  expect(masterKeyOf({ NODE_ENV: 'production' }, { dataDir: folder, databaseUrl: null })).toEqual(made);
  expect(statSync(masterKeyFile(folder)).mode & 0o777).toBe(0o600);
  expect(readFileSync(masterKeyFile(folder), 'utf8').trim()).toBe(Buffer.from(made).toString('base64'));
});

test('in production a database server needs a key of its own', () => {
  const environment = { NODE_ENV: 'production' };
  expect(() => masterKeyOf(environment, { dataDir, databaseUrl: SERVER })).toThrow('master-key-required');
});

test.each([
  'short',
  KEY.subarray(1).toString('base64'),
  `${KEY.toString('base64')}AAAA`,
  KEY.toString('hex'),
])('a key of another form is refused and not repeated: %s', (text) => {
  const environment = { ONEGRID_MASTER_KEY: text };
  let line = '';
  try {
    masterKeyOf(environment, { dataDir, databaseUrl: null });
  } catch (error) {
    line = (error as { line(locale: string): string }).line('en');
  }
  expect(line).toContain('ONEGRID_MASTER_KEY');
  expect(line).not.toContain(text);
  writeFileSync(masterKeyFile(dataDir), text);
  expect(() => masterKeyOf({}, { dataDir, databaseUrl: null })).toThrow('master-key-unusable');
});
