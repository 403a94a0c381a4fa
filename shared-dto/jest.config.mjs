import { nodeJest } from '../tools/test/swc-jest.mjs';

export default { ...nodeJest, testMatch: ['<rootDir>/src/**/*.spec.ts'] };
