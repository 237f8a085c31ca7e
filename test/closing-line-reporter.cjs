// Ends the run with `N passed, N failed` (`, N skipped` where there are any), alone on the last line of the output.
// Written when the process exits: jest's own summary comes after every reporter, whatever their order.
// Where `npm test` runs jest twice, each run leaves its counts in the file TEST_COUNTS, and the line is written there.
const fs = require('node:fs');

module.exports = class ClosingLineReporter {
  onRunComplete(_contexts, results) {
    const counts = {
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
    };
    if (process.env.TEST_COUNTS) fs.writeFileSync(process.env.TEST_COUNTS, JSON.stringify(counts));
    else process.on('exit', () => fs.writeSync(1, `${closingLine(counts)}\n`));
  }
};

const closingLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
module.exports.closingLine = closingLine;
