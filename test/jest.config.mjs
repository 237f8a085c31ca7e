// Unit tests run anywhere; end-to-end tests need a build and a browser. Both run with `npm test`.
import path from 'node:path';

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
  transformIgnorePatterns: ['/node_modules/(?!(jose|@noble|nanoid|postal-mime|hono|@hono)/)'],
  testEnvironment: 'node',
};

export default {
  rootDir,
  // half of a run is waiting for a browser
  maxWorkers: 2,
  // milliseconds after which a test counts as hanging. Only a net: no test passes or fails by it, also on a machine
  // four times slower. So tests set no limits of their own; the model does, as it may be told to run for hours
  testTimeout: 600_000,
  testSequencer: '<rootDir>/test/longest-first.cjs',
  reporters: [['default', { summaryThreshold: 0 }], '<rootDir>/test/closing-line-reporter.cjs'],
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/test/**/*.test.{ts,tsx}'],
      testPathIgnorePatterns: ['<rootDir>/test/end-to-end/'],
    },
    {
      ...shared,
      displayName: 'end-to-end',
      testMatch: ['<rootDir>/test/end-to-end/**/*.test.ts'],
      globalSetup: '<rootDir>/test/end-to-end/start-local-outlook.ts',
      globalTeardown: '<rootDir>/test/end-to-end/stop-local-outlook.ts',
    },
  ],
};
