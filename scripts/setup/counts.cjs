/** From what a run left behind to the numbers of its last line. Nothing found is a failure, never a pass. */

/**
 * Counts of a jest JSON report: a suite that could not run is one failure, a run without a single test is one, and so is
 * an exit code that the report does not explain. `report` is undefined when jest left none.
 */
function countJest(report, exitCode) {
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const passed = report.numPassedTests;
  const skipped = report.numPendingTests + report.numTodoTests;
  let failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  if (failed === 0 && (passed + skipped === 0 || exitCode !== 0)) failed = 1;
  return { passed, failed, skipped };
}

/** Full names of the tests of a jest JSON report that were not run; each name says why. */
function skippedTests(report) {
  return (report?.testResults ?? [])
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'pending' || status === 'todo')
    .map(({ fullName }) => fullName);
}

function addCounts(left, right) {
  return {
    passed: left.passed + right.passed,
    failed: left.failed + right.failed,
    skipped: left.skipped + right.skipped,
  };
}

/** A run is good when something passed and nothing failed. */
function isGood(counts) {
  return counts.failed === 0 && counts.passed > 0;
}

function formatCounts({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

module.exports = { addCounts, countJest, formatCounts, isGood, skippedTests };
