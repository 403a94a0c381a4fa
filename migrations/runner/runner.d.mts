import type { ClientBase, Pool } from 'pg';

/** Where the SQL is read from; the shipped folder by default. */
interface Source {
  dir?: string;
}

interface RunOptions extends Source {
  log?: (line: string) => void;
  dryRun?: boolean;
}

export interface TenantReport {
  head: number;
  migrated: { name: string; from: number; to: number }[];
  failed: { name: string; version: number; error: string }[];
  behind: { name: string; version: number }[];
}

/** An applied file was edited, renamed or removed, or the files' numbers have a gap. */
export declare class MigrationFilesError extends Error {}

/** The version a hospital's schema has when every tenant migration is applied. */
export declare function tenantHeadVersion(options?: Source): number;

/** Applies what is missing to the public schema; returns the names applied. */
export declare function migratePublic(client: ClientBase, options?: RunOptions): Promise<string[]>;

/** Brings every hospital's schema to the head version; a failing one is reported and the rest go on. */
export declare function migrateTenants(pool: Pool, options?: RunOptions & { concurrency?: number; tenant?: string }): Promise<TenantReport>;

/** Brings a new, empty schema to the head version inside the caller's transaction; returns that version. */
export declare function applyTenantSql(client: ClientBase, tenantId: string, options?: Source): Promise<number>;
