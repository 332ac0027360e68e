import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/** Folder of initdb and postgres, of the newest installed version that has PostGIS; null if none. */
export function findPostgres(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian) : [];
  const folders = versions
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(debian, version, 'bin'));
  const onPath = findProgram('initdb');
  if (onPath !== null) folders.push(dirname(onPath));
  return folders.find((folder) => isRunnable(join(folder, 'postgres')) && hasPostgis(folder)) ?? null;
}

/** A Chromium that Playwright can drive; null if none. */
export function findChromium(): string | null {
  const given = process.env.ONEGRID_CHROMIUM;
  if (given !== undefined && isRunnable(given)) return given;
  for (const name of ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']) {
    const place = findProgram(name);
    if (place !== null) return place;
  }
  return null;
}

/** The absolute path of a program on PATH; null if none. */
export function findProgram(name: string): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find(isRunnable) ?? null;
}

/** pg_config comes with another package than the server, so the shared folder is looked for as well. */
function hasPostgis(bin: string): boolean {
  const version = /\/postgresql\/(\d+)\/bin$/.exec(bin)?.[1];
  if (version !== undefined && hasControl(`/usr/share/postgresql/${version}`)) return true;
  const shared = spawnSync(join(bin, 'pg_config'), ['--sharedir'], { encoding: 'utf8' });
  return shared.status === 0 && hasControl(shared.stdout.trim());
}

const hasControl = (shared: string): boolean => existsSync(join(shared, 'extension', 'postgis.control'));

function isRunnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
