import base from './jest.config.mjs';

/** Tests that start real programs (see docs/contributing): never skipped, they fail saying what to install. */
export default {
  ...base,
  testMatch: ['<rootDir>/test/system/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
};
