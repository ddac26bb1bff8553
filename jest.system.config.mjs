import base from './jest.config.mjs';

/** Tests that start real programs (see docs/contributing): never skipped, they fail saying what to install. */
export default {
  ...base,
  testMatch: ['<rootDir>/test/system/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  // One after the other: the README's commands build anew, which takes `dist` from under whoever runs it at that moment.
  maxWorkers: 1,
};
