import base from './jest.config.mjs';

/** The full property run of the sandbox hotel (`npm run sandbox:property`): minutes, so not part of `npm test`. */
export default {
  ...base,
  testMatch: ['<rootDir>/test/property/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
};
