import ngrx from '@ngrx/eslint-plugin';
import angular from 'angular-eslint';
import { defineConfig } from 'eslint/config';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

const SPA_FILES = ['admin-dashboard/src/**/*.ts', 'hospital-portal/src/**/*.ts', 'shared-ui/src/**/*.ts'];
const SPECS = ['**/*.spec.ts', '**/*.test.mjs', 'backend/test/**/*.ts', 'e2e/**/*.ts'];
/** Files that a tool insists on importing by default. */
const TOOL_CONFIGS = ['**/*.config.{mjs,ts}', '**/global-{setup,teardown}.{mjs,ts}', 'backend/test/longest-first.mjs'];
/** The only code that may hold a connection or inject a repository: the door itself, and what works on the public schema. */
const DATABASE_OWNERS = ['tenancy', 'tenants', 'auth', 'users', 'subscriptions', 'analytics', 'monitoring', 'jobs', 'worker'];

const IGNORED = ['**/dist*/**', '**/.angular/**', '**/out-tsc/**', '.nx/**', '.data/**', '**/*.generated.ts', 'shared-ui/src/api/**'];

const SIZE_RULES = {
  'max-lines': ['error', { max: 200 }],
  'max-lines-per-function': ['error', { max: 40 }],
  complexity: ['error', 8],
  'max-depth': ['error', 3],
  'max-params': ['error', 4],
  'no-empty': 'error',
  'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: 'Export by name.' }],
  eqeqeq: 'error',
  'no-var': 'error',
  'prefer-const': 'error',
  'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
};

const TYPE_RULES = {
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/consistent-type-imports': 'off', // injected classes are value imports
  '@typescript-eslint/no-extraneous-class': 'off', // modules and components are classes without members
  '@typescript-eslint/unbound-method': ['error', { ignoreStatic: true }], // Validators.required and its like
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
};

const SCRIPT_RULES = {
  'no-undef': 'off', // node --check and the tests find those; a list of globals here would only age
  'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
};

const ANGULAR_RULES = {
  '@angular-eslint/prefer-on-push-component-change-detection': 'off', // OnPush is the default; `Eager` is refused below
  'no-restricted-syntax': [
    'error',
    { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
    { selector: "MemberExpression[object.name='ChangeDetectionStrategy'][property.name=/^(Eager|Default)$/]", message: 'Keep OnPush.' },
  ],
};

const TEMPLATE_RULES = {
  '@angular-eslint/template/prefer-control-flow': 'error',
  '@angular-eslint/template/use-track-by-function': 'error',
  '@angular-eslint/template/button-has-type': 'error',
  '@angular-eslint/template/no-any': 'error',
};

const ONE_DOOR = [
  {
    name: 'typeorm',
    importNames: ['DataSource', 'EntityManager', 'QueryRunner'],
    message: 'Tenant data is reached through TenantDataSource.',
  },
  {
    name: '@nestjs/typeorm',
    importNames: ['InjectRepository', 'InjectDataSource', 'InjectEntityManager'],
    message: 'Tenant data is reached through TenantDataSource.',
  },
];
const BACKEND_STRANGERS = ['@angular/*', '@ngrx/*', '@hms/admin-dashboard', '@hms/hospital-portal', '@hms/shared-ui'];

/** Journeys take `test` from where pages are watched. */
const BARE_PLAYWRIGHT = { name: '@playwright/test', importNames: ['test', 'expect'], message: 'Take it from fixtures/test.ts.' };

const importRule = (folder, names, paths = []) => ({
  'no-restricted-imports': [
    'error',
    { patterns: names.map((name) => ({ group: [name], message: `${folder} must not import ${name}` })), paths },
  ],
});
const zone = (folder, names, more = {}) => ({ files: [`${folder}/**/*.ts`], ...more, rules: importRule(folder, names, more.paths) });

export default defineConfig(
  { ignores: IGNORED },
  { linterOptions: { noInlineConfig: true } },

  { files: ['**/*.ts', '**/*.mjs'], rules: SIZE_RULES },
  { files: ['**/*.mjs'], rules: SCRIPT_RULES },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: TYPE_RULES,
  },
  { files: ['backend/**/*.ts', 'shared-dto/**/*.ts', ...SPA_FILES], rules: { 'no-console': 'error' } },

  { files: ['*/src/main.ts'], rules: { 'no-console': ['error', { allow: ['error'] }] } },
  { files: ['**/*.d.mts'], extends: [tseslint.configs.base] },

  { files: SPA_FILES, extends: [angular.configs.tsRecommended], processor: angular.processInlineTemplates, rules: ANGULAR_RULES },
  { files: SPA_FILES, ignores: ['**/*.spec.ts'], extends: [ngrx.configs.store, ngrx.configs.effectsTypeChecked] },
  {
    files: ['**/src/**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
    rules: TEMPLATE_RULES,
  },
  { files: ['**/src/index.html'], rules: { '@angular-eslint/template/button-has-type': 'off' } },

  zone('shared-dto', ['@nestjs/*', 'typeorm', '@angular/*', '@hms/*']),
  zone('admin-dashboard', ['@nestjs/*', 'typeorm', '@hms/backend', '@hms/hospital-portal', '**/backend/**']),
  zone('hospital-portal', ['@nestjs/*', 'typeorm', '@hms/backend', '@hms/admin-dashboard', '**/backend/**']),
  zone('shared-ui', ['@nestjs/*', 'typeorm', '@hms/backend', '@hms/admin-dashboard', '@hms/hospital-portal']),
  { files: ['e2e/specs/**/*.ts'], rules: importRule('e2e', [], [BARE_PLAYWRIGHT]) },
  { files: ['backend/**/*.ts'], rules: importRule('backend', BACKEND_STRANGERS) },
  {
    files: ['backend/src/**/*.ts'],
    ignores: [...DATABASE_OWNERS.map((name) => `backend/src/${name}/**`), '**/*.spec.ts'],
    rules: importRule('backend', BACKEND_STRANGERS, ONE_DOOR),
  },

  // NestJS hands collaborators to constructors; their number says nothing about how clear a call is.
  {
    files: ['backend/src/**/*.{service,controller,guard,interceptor,filter,worker}.ts', 'backend/src/worker/job-handlers.ts'],
    rules: { 'max-params': 'off' },
  },
  { files: SPECS, rules: { 'max-lines': ['error', 400], 'max-lines-per-function': 'off', '@typescript-eslint/unbound-method': 'off' } },
  { files: TOOL_CONFIGS, rules: { 'no-restricted-syntax': 'off' } },
  {
    // Not part of a TypeScript project of ours.
    files: ['**/setup-jest.ts', '**/*.d.ts'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false } },
  },
  prettier,
);
