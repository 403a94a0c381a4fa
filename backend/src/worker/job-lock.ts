import type { Pool, PoolClient } from 'pg';

/** Class of the advisory locks that running jobs hold. */
const JOB_LOCK_CLASS = 4_711_010;

/** A job that this session runs. The lock goes with the session, so a worker that was killed holds none. */
export class JobLock {
  private constructor(
    private readonly client: PoolClient,
    private readonly id: string,
  ) {}

  /** Null when another worker runs the job. */
  static async tryTake(pool: Pool, id: string): Promise<JobLock | null> {
    const client = await pool.connect();
    try {
      const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1, hashtext($2)) AS taken', [
        JOB_LOCK_CLASS,
        id,
      ]);
      if (rows[0].taken) return new JobLock(client, id);
      client.release();
      return null;
    } catch (error) {
      client.release(error as Error);
      throw error;
    }
  }

  /** A session that cannot unlock is closed, which unlocks too. */
  async release(): Promise<void> {
    try {
      await this.client.query('SELECT pg_advisory_unlock($1, hashtext($2))', [JOB_LOCK_CLASS, this.id]);
      this.client.release();
    } catch (error) {
      this.client.release(error as Error);
    }
  }
}
