import { existsSync, readFileSync } from 'node:fs';
import { REAL_DATA_MISSING } from './real-data-marker.ts';

/** What one stage, or all of them, came to. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  /** Skipped for another reason than missing real data. */
  readonly skipped: number;
  /** Cases not run because real data are missing. */
  readonly withoutData: number;
}

export const NOTHING: Tally = { passed: 0, failed: 0, skipped: 0, withoutData: 0 };

/** The part of Vitest's JSON report that is read here. */
interface VitestReport {
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string; readonly title: string }[];
  }[];
}

/**
 * Counts a Vitest run.
 *
 * A file that broke before its first test counts as one failure, and so does a run that ended with an
 * error which no test explains (an unhandled rejection, no test found, a crash without a report).
 *
 * @param reportPath the JSON report; it need not exist
 * @param exitCode of Vitest
 */
export function tallyVitest(reportPath: string, exitCode: number): Tally {
  const report = readReport(reportPath);
  if (report === null) return { ...NOTHING, failed: 1 };
  const cases = report.testResults.flatMap((file) => file.assertionResults);
  const skippedCases = cases.filter(({ status }) => status !== 'passed' && status !== 'failed');
  const withoutData = skippedCases.filter(({ title }) => title.includes(REAL_DATA_MISSING)).length;
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((result) => result.status === 'failed'),
  ).length;
  const failed = cases.filter(({ status }) => status === 'failed').length + brokenFiles;
  return {
    passed: cases.filter(({ status }) => status === 'passed').length,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: skippedCases.length - withoutData,
    withoutData,
  };
}

export function add(a: Tally, b: Tally): Tally {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
    withoutData: a.withoutData + b.withoutData,
  };
}

/** The last line of `npm test`. */
export const lastLine = ({ passed, failed, skipped }: Tally): string =>
  `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;

function readReport(path: string): VitestReport | null {
  if (!existsSync(path)) return null;
  return JSON.parse(readFileSync(path, 'utf8')) as VitestReport;
}
