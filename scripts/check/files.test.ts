import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findHostsInLockFile } from './lock-hosts.ts';
import { findLongFiles } from './long-files.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'onegrid-check-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('finds a host in a lock file, but not in a notice', () => {
  const path = join(folder, 'lock.yaml');
  const lines = [
    'packages:',
    '  a@1.0.0:',
    '    resolution: {integrity: sha512-x, tarball: https://mirror.example/a.tgz}',
    '    deprecated: see https://example.org/a',
  ];
  writeFileSync(path, lines.join('\n'));
  expect(findHostsInLockFile(path)).toEqual([`${path}:3 names a host: ${lines[2].trim()}`]);
});

it('finds code files of more than 500 lines', () => {
  mkdirSync(join(folder, 'node_modules'));
  writeFileSync(join(folder, 'long.ts'), 'a;\n'.repeat(501));
  writeFileSync(join(folder, 'fits.ts'), 'a;\n'.repeat(500));
  writeFileSync(join(folder, 'long.md'), 'a\n'.repeat(501));
  writeFileSync(join(folder, 'node_modules', 'long.ts'), 'a;\n'.repeat(501));
  expect(findLongFiles(folder)).toEqual(['long.ts: 501 lines, at most 500']);
});
