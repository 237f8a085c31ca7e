// The compose window has tests of its own. `npm test` runs them when the window has changed since they last passed, and
// `npm run test:deep` always. What passed is a digest of the window's files, in a file beside this one that is committed.
const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

const root = path.resolve(__dirname, '..');
const STAMP = path.join(__dirname, 'compose-window.sha256');
/** Without the ending: as a part of a path that names one. */
const TESTS = ['outlook-clients', 'outlook-host', 'outlook-sign-on', 'outlook-window'];
const SOURCES = [
  'src/outlook',
  'test/end-to-end/fixture-add-in',
  'test/end-to-end/compose-window.ts',
  ...TESTS.map((name) => `test/end-to-end/${name}.test.ts`),
];

const filesIn = (file) =>
  fs.statSync(path.join(root, file)).isDirectory()
    ? fs.readdirSync(path.join(root, file)).flatMap((name) => filesIn(`${file}/${name}`))
    : [file];

function digest() {
  const hash = crypto.createHash('sha256');
  // the window runs Microsoft's own Office.js
  hash.update(
    JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')).devDependencies['@microsoft/office-js'],
  );
  for (const file of SOURCES.flatMap(filesIn).sort()) {
    // a checkout on Windows may have other line ends
    const text = fs.readFileSync(path.join(root, file), 'latin1').replaceAll('\r\n', '\n');
    hash.update(`${file}\n${text.length}\n${text}`, 'latin1');
  }
  return hash.digest('hex');
}

const passedBefore = () => fs.existsSync(STAMP) && fs.readFileSync(STAMP, 'utf8').trim() === digest();

/** Notes the digest once all tests of the window have passed. */
class ComposeWindowStamp {
  onRunComplete(_contexts, { testResults }) {
    const passed = TESTS.every((name) =>
      testResults.some(
        ({ testFilePath, numFailingTests, numPassingTests, numPendingTests, testExecError }) =>
          path.basename(testFilePath) === `${name}.test.ts` &&
          numPassingTests > 0 &&
          numFailingTests + numPendingTests === 0 &&
          !testExecError,
      ),
    );
    if (passed && !passedBefore()) fs.writeFileSync(STAMP, `${digest()}\n`);
  }
}

module.exports = ComposeWindowStamp;
module.exports.TESTS = TESTS;
module.exports.passedBefore = passedBefore;
