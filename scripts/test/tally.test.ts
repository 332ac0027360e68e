import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { REAL_DATA_MISSING } from './real-data-marker.ts';
import { lastLine, NOTHING, tallyVitest } from './tally.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'onegrid-tally-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a report with one file for each list of `status title` cases. */
function report(...files: { status: string; cases: string[] }[]): string {
  const path = join(folder, 'report.json');
  const testResults = files.map(({ status, cases }) => ({
    status,
    assertionResults: cases.map((text) => {
      const [caseStatus, ...title] = text.split(' ');
      return { status: caseStatus, title: title.join(' ') };
    }),
  }));
  writeFileSync(path, JSON.stringify({ testResults }));
  return path;
}

it('counts cases, and those without data apart from those skipped', () => {
  const path = report({
    status: 'failed',
    cases: ['passed a', 'passed b', 'failed c', 'pending d', `pending e [${REAL_DATA_MISSING} x]`, 'todo f'],
  });
  expect(tallyVitest(path, 1)).toEqual({ passed: 2, failed: 1, skipped: 2, withoutData: 1 });
});

it('counts a file that broke before its first case', () => {
  const path = report({ status: 'failed', cases: [] }, { status: 'passed', cases: ['passed a'] });
  expect(tallyVitest(path, 1)).toEqual({ ...NOTHING, passed: 1, failed: 1 });
});

it('counts an error that no case explains', () => {
  const path = report({ status: 'passed', cases: ['passed a'] });
  expect(tallyVitest(path, 1)).toEqual({ ...NOTHING, passed: 1, failed: 1 });
});

it('counts a run that left no report', () => {
  expect(tallyVitest(join(folder, 'none.json'), 0)).toEqual({ ...NOTHING, failed: 1 });
});

it('names skipped cases only where there are any', () => {
  expect(lastLine({ ...NOTHING, passed: 3 })).toBe('3 passed, 0 failed');
  expect(lastLine({ ...NOTHING, passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped');
});
