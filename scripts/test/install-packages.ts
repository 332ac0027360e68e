import { spawnSync } from 'node:child_process';
import { findChromium, findPostgres, findProgram } from './tools.ts';

/** Debian's and Ubuntu's names; the generic ones bring the release's own versions. */
const WANTED: readonly { readonly packages: readonly string[]; readonly isThere: () => boolean }[] = [
  { packages: ['postgresql', 'postgresql-postgis'], isThere: () => findPostgres() !== null },
  { packages: ['chromium'], isThere: () => findChromium() !== null },
  { packages: ['fonts-noto-cjk'], isThere: hasChineseFont },
  { packages: ['gdal-bin'], isThere: () => findProgram('ogr2ogr') !== null },
];

/**
 * Installs the system packages that tests use and that are missing, where that is allowed: as root,
 * on a system with apt-get. Writes to standard error. What is still missing afterwards shows in the
 * stages themselves, so nothing is returned.
 */
export function installMissingPackages(): void {
  const missing = WANTED.filter(({ isThere }) => !isThere()).flatMap(({ packages }) => packages);
  if (missing.length === 0 || process.getuid?.() !== 0 || findProgram('apt-get') === null) return;
  process.stderr.write(`Installing system packages: ${missing.join(' ')}\n`);
  aptGet('update');
  aptGet('install', '-y', '--no-install-recommends', ...missing);
}

function aptGet(...args: string[]): void {
  const run = spawnSync('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=300', ...args], {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (run.status !== 0) process.stderr.write(`apt-get ${args[0]} failed\n`);
}

function hasChineseFont(): boolean {
  const list = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  return list.status === 0 && list.stdout.trim() !== '';
}
