// fast-check with the same inputs each time in `npm test`, so that a change is what makes it fail. The deep lane tries others
// and names the seed of what it finds. `jest.config.mjs` puts this in the place of the package.
const fastCheck = require('../node_modules/fast-check/lib/cjs/fast-check.js');

if (process.env.TEST_DEPTH !== 'deep') fastCheck.configureGlobal({ ...fastCheck.readConfigureGlobal(), seed: 1 });

module.exports = fastCheck;
