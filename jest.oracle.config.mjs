import base from './jest.config.mjs';

/** Tests against Oracle's own Swagger files, which are not part of the project: SPECS_DIR names their folder. */
export default {
  ...base,
  testMatch: ['<rootDir>/test/oracle/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
};
