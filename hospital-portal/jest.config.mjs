export default {
  preset: 'jest-preset-angular',
  setupFilesAfterEnv: ['<rootDir>/setup-jest.ts'],
  // The preset's own exceptions, and a package that is ESM alone though its files end in .js.
  transformIgnorePatterns: ['node_modules/(?!(.*\\.mjs$|@angular/common/locales/.*\\.js$|temporal-(polyfill|utils)/))'],
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  moduleNameMapper: {
    '^@hms/shared-dto$': '<rootDir>/../shared-dto/src/index.ts',
    '^@hms/shared-ui$': '<rootDir>/../shared-ui/src/index.ts',
    '^@hms/shared-ui/api/([^/]+)$': '<rootDir>/../shared-ui/src/api/fn/$1/index.ts',
    '^@hms/shared-ui/(session|forms|shell|auth|audit|filters|testing)$': '<rootDir>/../shared-ui/src/$1/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
};
