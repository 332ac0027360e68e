import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { text } from '../src/messages/catalogue.ts';
import { runOnegrid } from './run-onegrid.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** Where `onegrid serve` reads its environment. */
const READERS = [
  'packages/api/src/server/settings.ts',
  'packages/api/src/oidc/oidc-settings.ts',
  'packages/cli/src/commands/serve-settings.ts',
  'packages/cli/src/commands/master-key.ts',
];

const read = (path: string) => readFileSync(`${ROOT}${path}`, 'utf8');
const namesIn = (source: string) =>
  new Set(source.match(/\bONEGRID_[A-Z_]*[A-Z]\b|\bDATABASE_URL\b|\bNODE_ENV\b|\bHOST\b|\bPORT\b/g));

describe('the settings of onegrid serve', () => {
  const settings = [...new Set(READERS.flatMap((path) => [...namesIn(read(path))]))].sort();

  it.each([
    ['the English help', () => text('en', 'usage-serve')],
    ['the Chinese help', () => text('zh-CN', 'usage-serve')],
    ['running.md', () => read('packages/docs/running.md')],
    ['running.zh-CN.md', () => read('packages/docs/running.zh-CN.md')],
  ])('are all in %s, and nothing else is', (_where, page) => {
    expect(settings.length).toBeGreaterThan(15);
    // What compose alone reads stands on the pages too.
    const named = [...namesIn(page())].filter((name) => !/^ONEGRID_(DATABASE|PUBLISH)_/.test(name));
    expect(named.sort()).toEqual(settings);
  });

  it.each([
    ['ONEGRID_HTTPS', 'yes'],
    ['ONEGRID_ALLOWED_ORIGINS', '*'],
    ['ONEGRID_OIDC_ISSUER', 'https://id.example.cn'],
  ])('end it with one line where %s is %s, before anything is opened', async (name, value) => {
    const folder = mkdtempSync(join(tmpdir(), 'onegrid-settings-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const data = join(folder, 'data');
    const run = await runOnegrid(folder, ['serve', '--empty'], { [name]: value, ONEGRID_DATA: data });
    expect(run.code).toBe(2);
    expect(run.error).toMatch(/^onegrid: ONEGRID_\w+ .+\.\n$/);
    expect(existsSync(data)).toBe(false);
  });
});
