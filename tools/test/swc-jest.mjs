/** jest transform for the Node packages: the same language settings as `backend/.swcrc`, always as ES modules. */
export const swcJest = {
  '^.+\\.ts$': [
    '@swc/jest',
    {
      swcrc: false,
      sourceMaps: 'inline',
      module: { type: 'es6' },
      jsc: {
        target: 'es2023',
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        keepClassNames: true,
      },
    },
  ],
};

/** Options common to every package whose tests run in Node as ES modules. */
export const nodeJest = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  // Not of packages' `*.json.js`: the `.json` beside it is another file, and jest warns of each import of one.
  moduleNameMapper: { '^(\\.{1,2}/.*(?<!\\.json))\\.js$': '$1' },
  transform: swcJest,
};
