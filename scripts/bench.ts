/**
 * `npm run bench -- SUITE [--json]`: measures, and prints the figures with the machine they were taken
 * on. Ends with 2 when it was called wrongly. How a suite is written stands in
 * scripts/suites/bench-suite.ts.
 */
import { availableParallelism, cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { isBenchSuite } from './suites/bench-suite.ts';
import { findSuites, refuseUsage } from './suites/find-suites.ts';

const USAGE = 'npm run bench -- SUITE [--json]';
const suites = findSuites('bench');

const { values, positionals } = parseOrRefuse();
if (positionals.length !== 1) refuse(positionals.length === 0 ? 'no suite is named' : 'one suite at a time');
const found =
  suites.find(({ name }) => name === positionals[0]) ?? refuse(`there is no suite ${positionals[0]}`);
const suite = await found.load();
if (!isBenchSuite(suite)) throw new TypeError(`${found.path} exports no function measure`);

const figures = await suite.measure();
const machine = {
  processor: cpus()[0]?.model ?? 'unknown',
  cores: availableParallelism(),
  memoryGB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
};
if (values.json) {
  console.log(JSON.stringify({ suite: found.name, machine, figures }));
} else {
  const { processor, cores, memoryGB, node } = machine;
  console.log(`${found.name}: ${processor}, ${cores} cores, ${memoryGB} GB, Node ${node}`);
  for (const { name, value, unit } of figures)
    console.log(`${name.padEnd(40)} ${format(value)} ${unit}`.trimEnd());
}

function format(value: number): string {
  return value.toLocaleString('en-GB', { maximumSignificantDigits: 5 }).padStart(14);
}

function parseOrRefuse() {
  try {
    return parseArgs({ allowPositionals: true, options: { json: { type: 'boolean', default: false } } });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

function refuse(problem: string): never {
  return refuseUsage(problem, USAGE, suites);
}
