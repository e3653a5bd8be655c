import { describe, expect, it } from '@jest/globals';
import { addCounts, countJest, formatCounts, isGood, skippedTests } from './counts.cjs';

const report = {
  numPassedTests: 7,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 1,
  numRuntimeErrorTestSuites: 0,
};

describe('the last line of a run', () => {
  it('has the numbers of the report', () => {
    expect(countJest(report, 0)).toEqual({ passed: 7, failed: 0, skipped: 2 });
    expect(countJest({ ...report, numFailedTests: 3 }, 1).failed).toBe(3);
  });

  it('counts a suite that could not run as a failure', () => {
    expect(countJest({ ...report, numRuntimeErrorTestSuites: 2 }, 1).failed).toBe(2);
  });

  it('is a failure without a report, without a test, or with an unexplained exit code', () => {
    const empty = { ...report, numPassedTests: 0, numPendingTests: 0, numTodoTests: 0 };
    expect(countJest(undefined, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(countJest(empty, 0).failed).toBe(1);
    expect(countJest(report, 1).failed).toBe(1);
  });

  it('names what was not run', () => {
    const results = [
      { status: 'passed', fullName: 'adds' },
      { status: 'pending', fullName: 'proves [not built here]' },
    ];
    expect(skippedTests({ ...report, testResults: [{ assertionResults: results }] })).toEqual([
      'proves [not built here]',
    ]);
    expect(skippedTests(undefined)).toEqual([]);
  });

  it('is good only when something passed and nothing failed', () => {
    expect(isGood({ passed: 1, failed: 0, skipped: 5 })).toBe(true);
    expect(isGood({ passed: 1, failed: 1, skipped: 0 })).toBe(false);
    expect(isGood({ passed: 0, failed: 0, skipped: 5 })).toBe(false);
  });

  it('reads plainly', () => {
    const sum = addCounts(
      { passed: 1, failed: 2, skipped: 3 },
      { passed: 4, failed: 5, skipped: 6 },
    );
    expect(formatCounts(sum)).toBe('5 passed, 7 failed, 9 skipped');
  });
});
