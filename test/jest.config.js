// @ts-check
/**
 * One configuration for every suite; `npm run test:unit` and `npm run test:e2e` choose folders by path.
 * @type {import('jest').Config}
 */
export default {
  rootDir: '..',
  // Jest's order, time limits and reports; what was built, loaded once for all specs of a worker.
  testEnvironment: '<rootDir>/test/support/jest-environment.js',
  runtime: '<rootDir>/test/support/jest-runtime.js',
  // Suites across processes wait more than they compute: two at a time, also where there are two cores.
  maxWorkers: 2,
  // A time limit says that something hangs, and nothing about how fast a shared machine is.
  testTimeout: 60_000,
  roots: ['<rootDir>/libs', '<rootDir>/apps', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  transform: {},
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/data/'],
};
