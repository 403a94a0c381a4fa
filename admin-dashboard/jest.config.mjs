export default {
  preset: 'jest-preset-angular',
  setupFilesAfterEnv: ['<rootDir>/setup-jest.ts'],
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  moduleNameMapper: {
    '^@hms/shared-dto$': '<rootDir>/../shared-dto/src/index.ts',
    '^@hms/shared-ui$': '<rootDir>/../shared-ui/src/index.ts',
    '^@hms/shared-ui/api/([^/]+)$': '<rootDir>/../shared-ui/src/api/fn/$1/index.ts',
    '^@hms/shared-ui/(session|forms|shell|auth|audit|filters|testing)$': '<rootDir>/../shared-ui/src/$1/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
};
