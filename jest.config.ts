/** @jest-config-loader esbuild-register */
import type { Config } from 'jest';

/**
 * Two projects: units in Node (a file may ask for jsdom in its docblock), and suites that drive a real Chromium.
 * Tests run as ES modules, since parse5 is published as ES modules only.
 */
const shared: Config = {
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': ['ts-jest', { useESM: true, diagnostics: false }] },
  moduleNameMapper: {},
  testEnvironment: 'node',
};

const config: Config = {
  reporters: ['default', '<rootDir>/test/reporter.mjs'],
  testSequencer: '<rootDir>/test/sequencer.mjs',
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['/test/browser/'],
    },
    { ...shared, displayName: 'browser', testMatch: ['<rootDir>/test/browser/**/*.test.ts'] },
  ],
  testTimeout: 60_000,
};

export default config;
