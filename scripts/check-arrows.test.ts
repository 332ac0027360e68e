import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { findImports } from './arrows/find-imports.ts';
import { findViolations } from './arrows/find-violations.ts';
import { inRoot, NODE } from './lib/paths.mjs';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Writes a tree of packages, each with a manifest, and returns its root. */
function tree(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'onegrid-arrows-'));
  made.push(root);
  const names = new Set(Object.keys(files).map((path) => path.split('/')[0]));
  const manifests = [...names].map((name) => [`${name}/package.json`, `{ "name": "@onegrid/${name}" }`]);
  for (const [path, text] of [...manifests, ...Object.entries(files)]) {
    const place = join(root, 'packages', path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, text);
  }
  return root;
}

/** The violations as `path:line rule`. */
const found = (files: Record<string, string>): string[] =>
  findViolations(tree(files)).map(
    ({ path, line, rule }) => `${path.replace('packages/', '')}:${line} ${rule}`,
  );

describe('findViolations', () => {
  it('passes a tree that follows the arrows', () => {
    expect(
      found({
        'geometry/src/index.ts': `import { area } from '@turf/turf';\nexport { area };`,
        'planning/src/index.ts': `import { area } from '@onegrid/geometry';\nexport * from './plan.ts';`,
        'planning/src/plan.ts': `export const plan = 1;`,
        'planning/test/plan.test.ts': `import { plan } from '../src/plan.ts';\nimport { realData } from '../../../scripts/config/real-data.ts';`,
        'store/src/index.ts': `import pg from 'pg';\nimport { plan } from '@onegrid/planning';`,
        'cli/src/main.ts': `const load = () => import('./commands/serve.ts');`,
        'cli/src/commands/serve.ts': `import { openStore } from '@onegrid/store';`,
        'cli/src/commands/merge.ts': `import { plan } from '@onegrid/planning';\nimport type { Store } from '@onegrid/store';`,
      }),
    ).toEqual([]);
  });

  it('refuses an import against the arrows, by whatever syntax', () => {
    expect(
      found({
        'geometry/src/index.ts': `import '@onegrid/planning';`,
        'planning/src/index.ts': `export * from '@onegrid/store';`,
        'interchange/src/index.ts': `export const plan = () => import('@onegrid/planning');`,
        'demo/src/index.ts': `import type { Plan } from '@onegrid/planning';`,
        'console/src/index.ts': `type Api = import('@onegrid/api').Api;`,
        'api/src/index.ts': `// one\n// two\nconst demo = require('@onegrid/demo');`,
      }).sort(),
    ).toEqual([
      'api/src/index.ts:3 against-the-arrows',
      'console/src/index.ts:1 against-the-arrows',
      'demo/src/index.ts:1 against-the-arrows',
      'geometry/src/index.ts:1 against-the-arrows',
      'interchange/src/index.ts:1 against-the-arrows',
      'planning/src/index.ts:1 against-the-arrows',
    ]);
  });

  it('refuses it in a manifest too', () => {
    expect(
      found({
        'planning/package.json': '{\n  "dependencies": {\n    "@onegrid/store": "workspace:*"\n  }\n}',
        'planning/src/index.ts': '',
      }),
    ).toEqual(['planning/package.json:3 against-the-arrows']);
  });

  it('keeps Turf, databases and React in their packages, tests included', () => {
    expect(
      found({
        'planning/src/index.ts': `import { union } from '@turf/union';`,
        'api/test/a.test.ts': `import pg from 'pg';`,
        'api/src/tile.ts': `import { VectorTile } from '@maplibre/vt-pbf';`,
        'planning/src/view.ts': `import { useState } from 'react';`,
        'geometry/src/pgm.ts': `import pgm from 'pgm-reader';`,
      }).sort(),
    ).toEqual([
      'api/test/a.test.ts:1 owned-library',
      'planning/src/index.ts:1 owned-library',
      'planning/src/view.ts:1 owned-library',
    ]);
  });

  it('refuses paths into a sibling and out of the package', () => {
    expect(
      found({
        'api/src/a.ts': `import '@onegrid/store/src/engine.ts';`,
        'api/src/b.ts': `import '../../store/src/engine.ts';`,
        'api/src/c.ts': `import '../../../scripts/config/real-data.ts';`,
        'store/src/engine.ts': '',
      }).sort(),
    ).toEqual([
      'api/src/a.ts:1 deep-import',
      'api/src/b.ts:1 deep-import',
      'api/src/c.ts:1 outside-the-package',
    ]);
  });

  it('refuses Node in what a browser runs, but not in its tests', () => {
    expect(
      found({
        'geometry/src/read.ts': `import { readFileSync } from 'node:fs';`,
        'geometry/src/read.test.ts': `import { readFileSync } from 'node:fs';`,
        'console/vite.config.ts': `import { join } from 'path';`,
      }),
    ).toEqual(['geometry/src/read.ts:1 node-in-browser']);
  });

  it('refuses the store in commands that need no database, through any chain', () => {
    const violations = findViolations(
      tree({
        'store/src/index.ts': '',
        'api/src/index.ts': `import '@onegrid/store';`,
        'cli/src/main.ts': `import './commands/shared.ts';`,
        'cli/src/commands/shared.ts': `import '@onegrid/api';`,
        'cli/src/commands/merge.ts': `const later = () => import('./shared.ts');`,
        'cli/src/commands/check.ts': `import '@onegrid/geometry';`,
      }),
    );
    expect(violations.map(({ path, rule }) => `${path} ${rule}`).sort()).toEqual([
      'packages/cli/src/commands/merge.ts store-loaded',
      'packages/cli/src/main.ts store-loaded',
    ]);
    expect(violations[0].text).toContain(
      'shared.ts > packages/api/src/index.ts > packages/store/src/index.ts',
    );
  });

  it('refuses a package that has no arrows', () => {
    expect(found({ 'misc/src/index.ts': '' })).toEqual(['misc/package.json:1 unknown-package']);
  });
});

describe('findImports', () => {
  it('reads code, not text', () => {
    const text = `// import './comment.ts'\nconst a = "import './string.ts'";\nconst b = \`\${import('./real.ts')}\`;`;
    expect(findImports('a.ts', text)).toEqual([{ specifier: './real.ts', line: 3, kind: 'dynamic' }]);
  });
});

describe('check-arrows', () => {
  it('ends with 1 and names the place', () => {
    const root = tree({ 'geometry/src/index.ts': `import '@onegrid/store';` });
    const script = inRoot('scripts', 'check-arrows.ts');
    const run = spawnSync(NODE, ['--import', 'tsx', script, root], { cwd: inRoot(), encoding: 'utf8' });
    expect(run.stdout).toContain('packages/geometry/src/index.ts:1 against-the-arrows');
    expect(run.status).toBe(1);
  });
});
