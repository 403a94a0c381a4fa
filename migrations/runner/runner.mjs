import { readMigrations } from './files.mjs';

export { MigrationFilesError } from './files.mjs';
export { migratePublic } from './public.mjs';
export { applyTenantSql } from './tenant-step.mjs';
export { migrateTenants } from './tenants.mjs';

/**
 * The version a hospital's schema has when every tenant migration is applied.
 * @param {{ dir?: string }} [options]
 */
export const tenantHeadVersion = ({ dir } = {}) => readMigrations('tenant', dir).length;
