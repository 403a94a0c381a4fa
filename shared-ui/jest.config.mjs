export default {
  preset: 'jest-preset-angular',
  setupFilesAfterEnv: ['<rootDir>/setup-jest.ts'],
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  moduleNameMapper: {
    '^@hms/shared-dto$': '<rootDir>/../shared-dto/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
};
