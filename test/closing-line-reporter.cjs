// Ends the run with `N passed, N failed` (`, N skipped` where there are any), alone on the last line of the output.
// Written when the process exits: jest's own summary comes after every reporter, whatever their order.
const fs = require('node:fs');

module.exports = class ClosingLineReporter {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const line = `${results.numPassedTests} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}\n`;
    process.on('exit', () => fs.writeSync(1, line));
  }
};
