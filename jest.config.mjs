/** Jest runs the TypeScript sources as ES modules on Node 24 (npm puts it first on the PATH). */
const swc = {
  jsc: {
    target: 'es2024',
    parser: { syntax: 'typescript', decorators: true, dynamicImport: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    keepClassNames: true,
    experimental: { keepImportAttributes: true },
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
  exclude: [],
  swcrc: false,
};

export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  // Nest first: a CommonJS package that requires it later would otherwise close an import cycle.
  setupFiles: ['<rootDir>/test/support/load-nest.mjs'],
  setupFilesAfterEnv: ['<rootDir>/test/support/retry-once.mjs'],
  testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/test/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/test/system/', '/test/oracle/', '/test/property/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  // Schemas are compiled when first needed, which may take seconds on a busy machine.
  testTimeout: 60_000,
  maxWorkers: 2,
};
