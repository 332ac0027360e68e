import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FeatureCollection } from 'geojson';
import { it } from 'vitest';
import type { ReceivedFile } from '../../src/received-file.ts';

const isInstalled = spawnSync('ogr2ogr', ['--version']).status === 0;

/** A test that asks GDAL; says so where it is not installed. */
export function itWithGdal(name: string, test: () => void | Promise<void>): void {
  it.runIf(isInstalled)(`${name}${isInstalled ? '' : ' [gdal-bin is not installed]'}`, test);
}

/** Runs a program of GDAL in a folder that holds the files, and gives what lies there afterwards. */
export function runGdal(program: string, args: readonly string[], files: readonly ReceivedFile[]) {
  const folder = mkdtempSync(join(tmpdir(), 'onegrid-gdal-'));
  try {
    for (const { name, content } of files) writeFileSync(join(folder, name), content);
    const run = spawnSync(program, args, { cwd: folder, encoding: 'utf8' });
    if (run.status !== 0) throw new Error(`${program} ${args.join(' ')}: ${run.stderr}`);
    const after = readdirSync(folder).map((name) => ({ name, content: readFileSync(join(folder, name)) }));
    return { out: run.stdout, files: after as readonly ReceivedFile[] };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What GDAL reads in a shapefile, in CRS84 with 7 decimals. */
export function readByGdal(files: readonly ReceivedFile[], name: string): FeatureCollection {
  const args = [
    '-f',
    'GeoJSON',
    '-t_srs',
    'OGC:CRS84',
    '-lco',
    'COORDINATE_PRECISION=7',
    '-lco',
    'RFC7946=NO',
  ];
  return JSON.parse(runGdal('ogr2ogr', [...args, '/vsistdout/', `${name}.shp`], files).out);
}
