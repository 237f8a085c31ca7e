// Unit tests run anywhere; end-to-end tests need a build and a browser. `npm test` runs both, and `npm run test:deep` those
// named `.deep.test` besides.
import path from 'node:path';
import { TESTS as OF_THE_WINDOW, passedBefore } from './compose-window-stamp.cjs';

const isDeep = process.env.TEST_DEPTH === 'deep';
const deepOnly = isDeep ? [] : ['\\.deep\\.test\\.'];
// named on the command line, they run
const isNamed = process.argv.some((argument) => OF_THE_WINDOW.some((name) => argument.includes(name)));
const unchanged = isDeep || isNamed || !passedBefore() ? [] : OF_THE_WINDOW.map((name) => `/end-to-end/${name}\\.test`);

const rootDir = path.resolve(import.meta.dirname, '..');

const transform = {
  '^.+\\.(m?js|tsx?)$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic' } },
      },
      module: { type: 'commonjs' },
    },
  ],
};

const shared = {
  rootDir,
  transform,
  // these packages are published as ES modules only
  transformIgnorePatterns: ['/node_modules/(?!(jose|@noble|@stablelib|nanoid|postal-mime|hono|@hono|@siteimprove)/)'],
  testEnvironment: 'node',
  moduleNameMapper: {
    // fluent-bundle.ts makes it
    '^@fluentui/react-(components|icons)$': '<rootDir>/node_modules/.cache/fluent.cjs',
    '^fast-check$': '<rootDir>/test/seeded-fast-check.cjs',
  },
};

export default {
  rootDir,
  // half of a run is waiting for a browser
  maxWorkers: 2,
  // milliseconds after which a test counts as hanging. Only a net: no test passes or fails by it, also on a machine
  // four times slower. So tests set no limits of their own; the model does, as it may be told to run for hours
  testTimeout: isDeep ? 3_600_000 : 600_000,
  testSequencer: '<rootDir>/test/longest-first.cjs',
  reporters: [
    ['default', { summaryThreshold: 0 }],
    '<rootDir>/test/compose-window-stamp.cjs',
    '<rootDir>/test/closing-line-reporter.cjs',
  ],
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/test/**/*.test.{ts,tsx}'],
      testPathIgnorePatterns: ['<rootDir>/test/end-to-end/', ...deepOnly],
      setupFilesAfterEnv: ['<rootDir>/test/busy-react.cjs'],
      globalSetup: '<rootDir>/test/global-setup.ts',
      globalTeardown: '<rootDir>/test/global-teardown.ts',
    },
    {
      ...shared,
      displayName: 'end-to-end',
      testMatch: ['<rootDir>/test/end-to-end/**/*.test.ts'],
      testPathIgnorePatterns: [...deepOnly, ...unchanged],
      globalSetup: '<rootDir>/test/end-to-end/start-local-outlook.ts',
      globalTeardown: '<rootDir>/test/end-to-end/stop-local-outlook.ts',
    },
  ],
};
