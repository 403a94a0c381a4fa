/** The borders of docs and house style as rules that fail the build. Each name is the sentence a reader sees first. */

/** What both ends of a border may always import. */
const SPEC = '[.](spec|test)[.](ts|mjs)$|/test/|[.]test-[a-z]+[.]mjs$';
const SPAS = '^(admin-dashboard|hospital-portal)/';

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const packages = [
  rule(
    'spas-are-strangers',
    'One SPA never sees the other.',
    { path: '^(admin-dashboard|hospital-portal)/' },
    { path: SPAS, pathNot: '^$1/' },
  ),
  rule(
    'spas-see-shared-only',
    'An SPA imports shared-dto and shared-ui.',
    { path: `${SPAS}|^shared-ui/` },
    { path: '^(backend|migrations|local-cloud|tools|e2e)/' },
  ),
  rule('shared-ui-knows-no-spa', 'The library does not know who uses it.', { path: '^shared-ui/' }, { path: SPAS }),
  rule(
    'backend-sees-shared-dto-only',
    'The API imports shared-dto; its worker also the migrations.',
    { path: '^backend/src', pathNot: SPEC },
    {
      path: '^(shared-ui|admin-dashboard|hospital-portal|local-cloud|tools|e2e)/',
    },
  ),
  rule(
    'only-tenants-runs-migrations',
    'Schemas are made and moved in one place.',
    { path: '^backend/src', pathNot: '^backend/src/(tenants|worker)/|[.]spec[.]ts$' },
    { path: '^migrations/' },
  ),
  rule(
    'shared-dto-knows-validation-only',
    'DTO classes run in Node and in browsers.',
    { path: '^shared-dto/src', pathNot: SPEC },
    {
      pathNot: '^shared-dto/|node_modules/(class-validator|class-transformer|libphonenumber-js|reflect-metadata|tslib)/',
    },
  ),
  rule(
    'migrations-know-nothing',
    'Migrations run without the application.',
    { path: '^migrations/', pathNot: SPEC },
    {
      pathNot: '^migrations/|node_modules/(pg|@types/pg)/',
      dependencyTypesNot: ['core'],
    },
  ),
];

/** Folders of the backend that know no hospital feature. */
const BACKEND_BASE = 'common|config|tenancy|openapi|audit|jobs';
/** A module may be entered through these files. `rules`, `errors` and `entities.ts` are data, not behaviour of another module. */
const DOORS = '[.](service|module)[.]ts$';

const backend = [
  rule(
    'modules-meet-at-services',
    'A module reaches another only through its .service or .module file.',
    { path: '^backend/src/([^/]+)/', pathNot: `^backend/src/(worker|test)/|${SPEC}` },
    { path: '^backend/src/[^/]+/', pathNot: `^backend/src/$1/|^backend/src/(${BACKEND_BASE})/|${DOORS}` },
  ),
  rule(
    'controllers-see-no-tables',
    'Entities and TypeORM stay behind the service.',
    { path: '[.]controller[.]ts$' },
    {
      path: '[.]entity[.]ts$|[.]queries[.]ts$|node_modules/(typeorm|pg)/',
    },
  ),
  rule(
    'base-knows-no-feature',
    'common, config and tenancy serve features, never the other way.',
    { path: `^backend/src/(${BACKEND_BASE})/`, pathNot: SPEC },
    {
      path: '^backend/src/[^/]+/',
      pathNot: `^backend/src/(${BACKEND_BASE})/`,
    },
  ),
  rule(
    'config-reads-alone',
    'Configuration depends on nothing of ours.',
    { path: '^backend/src/config/', pathNot: SPEC },
    {
      path: '^backend/src/',
      pathNot: '^backend/src/config/',
    },
  ),
];

const COMPONENT = '[.]component[.]ts$';
const frontend = [
  rule(
    'components-only-show',
    'A component has inputs and outputs: no store, no HTTP, no api file.',
    { path: COMPONENT, pathNot: '^shared-ui/src/(shell|auth)/' },
    {
      path: 'node_modules/(@ngrx/|@angular/common/.*http)|[.]api[.]ts$|shared-ui/src/api/(?!limits)',
    },
  ),
  rule(
    'only-api-files-speak-http',
    'HTTP is spoken in *.api.ts; interceptors and the loaded configuration are its plumbing.',
    {
      path: `${SPAS}|^shared-ui/src/`,
      pathNot: `[.](api|interceptor)([.]spec)?[.]ts$|/app[.]config[.]ts$|^shared-ui/src/(api|session|testing)/|${SPEC}`,
    },
    { path: 'node_modules/@angular/common/(fesm2022|types)/http|node_modules/@angular/common/http' },
  ),
  rule(
    'features-are-strangers',
    'Features of an SPA meet in the store and the router only.',
    {
      path: '^(admin-dashboard|hospital-portal)/src/app/([^/]+)/',
      // The shell frames every feature: it names their lazy routes.
      pathNot: `^(admin-dashboard|hospital-portal)/src/app/shell/|${SPEC}`,
    },
    { path: '^$1/src/app/[^/]+/', pathNot: '^$1/src/app/($2|shell|shared)/' },
  ),
];

const always = [
  rule(
    'no-cycles',
    'Two files that need each other are one, or lack a third.',
    {},
    { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  ),
  rule(
    'no-orphans',
    'Nobody reaches this file: delete it or wire it in.',
    {
      orphan: true,
      pathNot: `${SPEC}|[.]d[.](ts|mts)$|[.]config[.](mjs|cjs|ts)$|setup-jest[.]ts$|/(main|cli|exit-on-disconnect)[.](ts|mjs)$|^tools/[^/]+[.]mjs$|^tools/checks/[^/]+[.]mjs$|^shared-ui/src/api/|/global-(setup|teardown)[.]`,
    },
    {},
  ),
  rule('no-unresolvable', 'The import leads nowhere.', {}, { couldNotResolve: true }),
  rule(
    'no-test-code-in-product',
    'The product does not import its tests.',
    { pathNot: `${SPEC}|^e2e/|^local-cloud/testing/|^tools/|[.]config[.]mjs$` },
    { path: '[.](spec|test)[.]' },
  ),
];

module.exports = {
  forbidden: [...packages, ...backend, ...frontend, ...always],
  options: {
    doNotFollow: { path: 'node_modules|dist/' },
    exclude: { path: '(^|/)(dist|node_modules/[.]cache)/|^e2e/' },
    // Type-only imports cross borders too.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.imports.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
