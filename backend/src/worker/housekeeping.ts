import { Inject, Injectable } from '@nestjs/common';
import { TENANT_ID_PATTERN } from '@hms/shared-dto';
import type { Pool } from 'pg';
import { MIGRATOR_POOL } from '../jobs/migrator-pool.js';

/** Removes what has served its time. */
@Injectable()
export class Housekeeping {
  constructor(@Inject(MIGRATOR_POOL) private readonly pool: Pool) {}

  async run(): Promise<void> {
    await this.pool.query('DELETE FROM public.sign_in_challenges WHERE expires_at < now()');
    await this.pool.query(`DELETE FROM public.platform_idempotency_keys WHERE created_at < now() - interval '24 hours'`);
    const { rows } = await this.pool.query<{ name: string }>('SELECT name FROM public.tenant_schemas ORDER BY name');
    for (const { name } of rows.filter((row) => TENANT_ID_PATTERN.test(row.name))) {
      await this.pool.query(`DELETE FROM "${name}".idempotency_keys WHERE created_at < now() - interval '24 hours'`);
    }
  }
}
