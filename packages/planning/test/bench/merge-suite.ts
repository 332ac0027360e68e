import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { BenchFigure } from '../../../../scripts/suites/bench-suite.ts';
import type { MergeReport } from '../../src/index.ts';
import { agreementFigures } from './merge/agreement-figures.ts';
import { type CityUse, growthFigures } from './merge/growth-figures.ts';
import { medianUse, type ProcessUse } from './merge/measured-process.ts';
import { CAMBRIDGE_FOLDER, cambridgeCase, cityCase, type MergeCase } from './merge/merge-cases.ts';

/** `ONEGRID_BENCH_CITIES=cambridge,69,500,2000,10000` names others: the real city, and generated ones by their grids. */
const DEFAULT_CITIES = 'cambridge,69,500';
const MAPSHAPER = join(dirname(createRequire(import.meta.url).resolve('mapshaper')), 'bin', 'mapshaper');
const TYPESCRIPT = ['--import', 'tsx'];
const LABEL_PROCESS = 'packages/planning/test/bench/merge/label-process.ts';
const COMMAND = 'packages/cli/src/main.ts';

/**
 * Merges Cambridge and generated cities of eight departments, and beside each has mapshaper overlay the same files
 * (`-mosaic`, which is the bare faces) in the same run: whole processes against whole processes, from start to end,
 * reading and writing included. Prepare to labels is a process that reads the files and stops where grids would be
 * proposed; it writes nothing. The stage `checks`, Turf's second opinion, is told apart and left out of times.
 */
export async function measure(): Promise<BenchFigure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'onegrid-bench-'));
  try {
    const figures: BenchFigure[] = [];
    const cities: CityUse[] = [];
    for (const city of (process.env.ONEGRID_BENCH_CITIES ?? DEFAULT_CITIES).split(',')) {
      const merge = city === 'cambridge' ? cambridgeCase() : cityCase(gridsOf(city), folder);
      if (merge === null) {
        process.stderr.write(`REAL DATA MISSING: no Cambridge in ${CAMBRIDGE_FOLDER}, it is left out\n`);
        continue;
      }
      process.stderr.write(`${merge.name} ...\n`);
      const { use, figures: own } = await measureCity(merge, folder);
      figures.push(...own);
      cities.push(use);
    }
    return [...figures, ...growthFigures(cities)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function gridsOf(city: string): number {
  const grids = Number(city);
  if (!Number.isInteger(grids) || grids < 1)
    throw new RangeError(`ONEGRID_BENCH_CITIES takes cambridge and numbers of grids, not ${city}`);
  return grids;
}

async function measureCity(
  merge: MergeCase,
  folder: string,
): Promise<{ readonly use: CityUse; readonly figures: BenchFigure[] }> {
  const { name } = merge;
  const files = merge.layers.map(({ path }) => path);
  const overlay = [
    'combine-files',
    '-merge-layers',
    'force',
    '-mosaic',
    '-o',
    join(folder, 'mosaic.geojson'),
  ];
  const mosaic = await medianUse([MAPSHAPER, '-i', ...files, ...overlay]);
  const labels = await medianUse([...TYPESCRIPT, LABEL_PROCESS, JSON.stringify(merge)]);
  const whole = await measureMerge(merge, folder, []);
  const agreement = agreementFigures(name, join(folder, 'atoms.geojson'), whole.report);
  const quick = await measureMerge(merge, folder, ['--quick']);
  const use = { merge, mosaic, labels, whole: whole.use };
  const figures: BenchFigure[] = [
    ...(merge.vertices === null ? [] : [{ name: `${name}: vertices`, value: merge.vertices, unit: '' }]),
    { name: `${name}: atoms`, value: whole.report.counts.atoms, unit: '' },
    ...useFigures(`${name}: mapshaper's mosaic`, mosaic),
    ...useFigures(`${name}: prepare to labels`, labels),
    ...ratioFigures(`${name}: prepare to labels / mosaic`, labels, mosaic, 1),
    ...useFigures(`${name}: whole merge`, whole.use),
    ...ratioFigures(`${name}: whole merge / mosaic`, whole.use, mosaic, 4),
    ...useFigures(`${name}: quick merge`, quick.use),
    ...ratioFigures(`${name}: quick merge / mosaic`, quick.use, mosaic, 1.5),
    { name: `${name}: stage checks, beside`, value: whole.report.run.stagesMs.checks! / 1_000, unit: 's' },
    ...agreement,
    {
      name: `${name}: quick merge's agreement`,
      value: quick.report.measures.meanAdjustedRandIndex,
      unit: '',
    },
  ];
  return { use, figures };
}

/** The command's merge, written out whole; its time without the stage `checks`. */
async function measureMerge(
  merge: MergeCase,
  folder: string,
  more: readonly string[],
): Promise<{ readonly use: ProcessUse; readonly report: MergeReport }> {
  const at = (name: string) => join(folder, `${name}.geojson`);
  const reportPath = join(folder, 'report.json');
  const use = await medianUse([
    ...TYPESCRIPT,
    COMMAND,
    'merge',
    ...['--outline', merge.outline, '--households', `${merge.households.path}#${merge.households.field}`],
    ...merge.layers.flatMap(({ department, path, idField }) => [
      '--layer',
      `${department}=${path}#${idField}`,
    ]),
    ...['--grids', String(merge.grids), '--band', '0.5,1.6', ...more],
    ...['--out', at('unified'), '--atoms', at('atoms'), '--arcs', at('arcs'), '--report', reportPath],
  ]);
  const report = JSON.parse(readFileSync(reportPath, 'utf8')) as MergeReport;
  // A stage does nothing but compute, so it has the same share of the processor's time.
  const kept = 1 - report.run.stagesMs.checks! / 1_000 / use.seconds;
  return {
    use: { ...use, seconds: use.seconds * kept, processorSeconds: use.processorSeconds * kept },
    report,
  };
}

function useFigures(name: string, { seconds, megabytes }: ProcessUse): BenchFigure[] {
  return [
    { name: `${name}, time`, value: seconds, unit: 's' },
    { name: `${name}, memory`, value: megabytes, unit: 'MB' },
  ];
}

function ratioFigures(name: string, own: ProcessUse, other: ProcessUse, most: number): BenchFigure[] {
  return [
    { name: `${name}, time`, value: own.seconds / other.seconds, unit: `x (at most ${most})` },
    { name: `${name}, processor`, value: own.processorSeconds / other.processorSeconds, unit: 'x' },
    { name: `${name}, memory`, value: own.megabytes / other.megabytes, unit: 'x' },
  ];
}
