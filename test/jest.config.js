// @ts-check
/** One configuration for every suite; `npm run test:unit` and `npm run test:e2e` choose folders by path. */
const transform = {
  '^.+\\.ts$': [
    '@swc/jest',
    {
      swcrc: false,
      sourceMaps: 'inline',
      module: { type: 'es6' },
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true },
        keepClassNames: true,
      },
    },
  ],
};

/** @type {import('jest').Config} */
export default {
  rootDir: '..',
  testEnvironment: 'node',
  // Suites across processes wait more than they compute: two at a time, also where there are two cores.
  maxWorkers: 2,
  // A time limit says that something hangs, and nothing about how fast a shared machine is.
  testTimeout: 60_000,
  roots: ['<rootDir>/libs', '<rootDir>/apps', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform,
  moduleNameMapper: {
    '^#event-store/([a-z]+)$': '<rootDir>/libs/event-store/$1/index.ts',
    '^#([a-z][a-z0-9-]*)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  // `npm run test:days` moves the clock of whatever runs.
  setupFiles: process.env['CLOCK_AHEAD_MS'] ? ['<rootDir>/test/support/travel.mjs'] : [],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/data/'],
};
