import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { settingsFrom } from '@onegrid/api';
import { DCLinter } from 'dclint';
import { DockerfileParser } from 'dockerfile-ast';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { readServeArguments } from '../../src/arguments/serve-arguments.ts';
import { settingsOf } from '../../src/commands/serve-settings.ts';
import { en } from '../../src/messages/en.ts';
import { commandOf, environmentOf, problemsOf } from './dockerfile.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const COMPOSE = join(ROOT, 'docker/compose.yaml');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

interface Service {
  readonly image?: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly environment: Readonly<Record<string, string>>;
  readonly volumes: readonly string[];
  readonly healthcheck: { readonly test: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly ports?: readonly { readonly target: number; readonly host_ip: string }[];
}

interface Compose {
  readonly services: Readonly<Record<'database' | 'server', Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

/** What the linter says, which checks against the schema of the Compose Specification first. */
function lint(path: string): string[] {
  const linter = new DCLinter({ rules: {}, quiet: true, debug: false, exclude: [] });
  return linter.lintFiles([path], false).flatMap(({ messages }) => messages.map(({ rule }) => rule));
}

/** The linter's answer for our file with one change. */
function lintChanged(from: string, to: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'onegrid-compose-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const text = readFileSync(COMPOSE, 'utf8');
  expect(text).toContain(from);
  const path = join(folder, 'compose.yaml');
  writeFileSync(path, text.replace(from, to));
  return lint(path);
}

/** The value of a setting with `${NAME:-usual}` and `${NAME:?reason}` filled in as Compose does. */
function filled(value: string, environment: Readonly<Record<string, string>>): string {
  return value.replace(/\$\{(\w+):([-?])([^}]*)\}/g, (_, name: string, kind: string, usual: string) => {
    const given = environment[name] ?? (kind === '-' ? usual : undefined);
    if (given === undefined) throw new Error(`${name}: ${usual}`);
    return given;
  });
}

describe('docker/compose.yaml', () => {
  const compose = parse(readFileSync(COMPOSE, 'utf8')) as Compose;
  const { database, server } = compose.services;

  it('keeps to the Compose Specification, and the check sees what does not', () => {
    expect(lint(COMPOSE)).toEqual([]);
    expect(lintChanged('depends_on:', 'depend_on:')).toContain('invalid-schema');
    expect(lintChanged('condition: service_healthy', 'condition: healthy')).toContain('invalid-schema');
    expect(lintChanged('target: 4000', 'target: [4000]')).toContain('invalid-schema');
    expect(lintChanged('services:', 'services: [')).toContain('invalid-yaml');
  });

  it('holds no secret: each comes from the environment, and without it nothing starts', () => {
    const secret = { ONEGRID_DATABASE_PASSWORD: 'a-b_c' };
    expect(filled(database.environment.POSTGRES_PASSWORD!, secret)).toBe('a-b_c');
    expect(() => filled(database.environment.POSTGRES_PASSWORD!, {})).toThrow('ONEGRID_DATABASE_PASSWORD');
    expect(() => filled(server.environment.DATABASE_URL!, {})).toThrow('ONEGRID_DATABASE_PASSWORD');
  });

  it('hands on every setting of the server that the image does not fix, and starts with none of them', () => {
    const named = new Set(en['usage-serve'].match(/\b(?:ONEGRID_\w+|DATABASE_URL|NODE_ENV|HOST|PORT)\b/g));
    const fixed = [...Object.keys(environmentOf(read('docker/Dockerfile'))), 'ONEGRID_CACHE'];
    const open = [...named].filter((name) => !fixed.includes(name)).sort();
    expect(Object.keys(server.environment).sort()).toEqual(open);
    const secrets = { ONEGRID_DATABASE_PASSWORD: 'a-b_c', ONEGRID_MASTER_KEY: 'x' };
    const given = Object.entries(server.environment).map(([name, value]) => [name, filled(value, secrets)]);
    expect(settingsFrom(Object.fromEntries(given))).toEqual(settingsFrom({}));
  });

  it('lets the server find its database, wait for it, and be found', () => {
    const url = filled(server.environment.DATABASE_URL!, { ONEGRID_DATABASE_PASSWORD: 'a-b_c' });
    const { POSTGRES_USER: user, POSTGRES_DB: name } = database.environment;
    expect(url).toBe(`postgres://${user}:a-b_c@database:5432/${name}`);
    expect(server.depends_on).toEqual({ database: { condition: 'service_healthy' } });
    expect(database.healthcheck.test).toContain(`--username=${user}`);

    const settings = settingsOf({ ...environmentOf(read('docker/Dockerfile')), DATABASE_URL: url });
    expect(settings).toMatchObject({ host: '0.0.0.0', port: 4000, databaseUrl: url });
    expect(server.ports).toEqual([expect.objectContaining({ target: settings!.port })]);
    expect(filled(server.ports![0]!.host_ip, {})).toBe('127.0.0.1');
  });

  it('keeps its data in declared volumes', () => {
    const used = [database, server].flatMap(({ volumes }) => volumes).map((volume) => volume.split(':'));
    expect(used.map(([name]) => name).sort()).toEqual(Object.keys(compose.volumes).sort());
    expect(used.map(([, place]) => place)).toContain(environmentOf(read('docker/Dockerfile')).ONEGRID_DATA);
  });

  it('builds with a Dockerfile that is there', () => {
    const { context, dockerfile } = server.build!;
    expect(join(ROOT, 'docker', context, dockerfile)).toBe(join(ROOT, 'docker/Dockerfile'));
  });
});

describe('docker/Dockerfile', () => {
  const text = read('docker/Dockerfile');

  it('names files, stages and scripts that are there, and the check sees those that are not', () => {
    expect(problemsOf(text, ROOT)).toEqual([]);
    expect(problemsOf(text.replace('npm run build', 'npm run bild'), ROOT)).toEqual([
      'package.json has no script bild',
    ]);
    expect(problemsOf(text.replace('docker/health.mjs', 'docker/healthy.mjs'), ROOT)).toEqual([
      'docker/healthy.mjs is missing',
    ]);
    expect(problemsOf(text.replace('COPY pnpm-lock.yaml', 'COPY pnpm.lock'), ROOT)).toEqual([
      'pnpm.lock is missing',
    ]);
    expect(problemsOf(text.replace('AS console', 'AS consoles'), ROOT)).toEqual([
      expect.stringContaining('there is no stage console above line'),
    ]);
  });

  it('runs a command that the program has, as a user without rights', () => {
    const [program, option, value, script, command, ...args] = commandOf(text);
    expect([program, option, value, script, command]).toEqual([
      ...['node', '--import', 'tsx', 'packages/cli/src/main.ts'],
      'serve',
    ]);
    expect(readServeArguments(args)).toBe('none');
    const last = DockerfileParser.parse(text)
      .getInstructions()
      .filter((one) => one.getKeyword() === 'USER')
      .at(-1);
    expect(last?.getArgumentsContent()).toBe('node');
  });

  it('brings the versions that the project pins', () => {
    const { catalog } = parse(read('pnpm-workspace.yaml')) as { catalog: Record<string, string> };
    const images = DockerfileParser.parse(text)
      .getFROMs()
      .filter((from) => from.getImageName() === 'node')
      .map((from) => from.getImageTag());
    expect(new Set(images)).toEqual(new Set([`${catalog.node}-bookworm-slim`]));
    const installers = [...text.matchAll(/pnpm@([\d.]+)/g)].map(([whole]) => whole);
    expect(read('scripts/lib/install.mjs')).toContain(`'${installers[0]}'`);
    expect(new Set(installers).size).toBe(1);
  });

  it('leaves out of the image what the repository leaves out, and its history', () => {
    const left = read('docker/Dockerfile.dockerignore').split('\n');
    expect(left).toEqual(expect.arrayContaining(['.git', '.cache', '.data', '**/node_modules', '**/.env']));
  });
});

/** The exit code of the health check against a server that answers with a status; null is no server. */
async function health(status: number | null): Promise<number> {
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    response.writeHead(status ?? 500).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  if (status === null) server.close();
  const check = spawn(process.execPath, [join(ROOT, 'docker/health.mjs')], {
    env: { PORT: String(port) },
    stdio: 'ignore',
  });
  const [code] = (await once(check, 'exit')) as [number];
  server.close();
  expect(asked).toEqual(status === null ? [] : ['/healthz']);
  return code;
}

it('the health check asks the server whether its database answers', async () => {
  expect(await health(200)).toBe(0);
  expect(await health(503)).toBe(1);
  expect(await health(null)).toBe(1);
});
