import 'reflect-metadata';
import { startApi, type TestApi } from '../../test/api.js';
import { fromDatabaseError } from './database-errors.js';

const failed = (code: string): Error => Object.assign(new Error('canceling statement due to statement timeout'), { code });

describe('an error of the database', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());

  it.each(['57014', '57P01', '53300', 'ECONNRESET'])('%s is a dependency that does not answer', (code) => {
    expect(fromDatabaseError(failed(code))).toMatchObject({ code: 'dependency.down', status: 503 });
  });

  it('that nobody foresaw stays one', () => {
    expect(fromDatabaseError(failed('22P02'))).toBeNull();
  });

  it('is answered with 503 and Retry-After when a statement takes too long, without a word of SQL', async () => {
    const hospital = await api.aHospital({ roles: ['Admin'] });
    const admin = await hospital.as('Admin');
    const holder = await api.database.connect();
    try {
      await holder.query(`BEGIN; LOCK TABLE "${hospital.id}".import_mappings IN ACCESS EXCLUSIVE MODE`);
      const answer = await admin.get('/api/patients/import-mappings');
      expect(answer.problem).toMatchObject({ status: 503, code: 'dependency.down' });
      expect(answer.headers['retry-after']).toBe('5');
      expect(answer.text).not.toMatch(/select|canceling|import_mappings/i);
    } finally {
      await holder.query('ROLLBACK');
      holder.release();
    }
    expect((await admin.get('/api/patients/import-mappings')).status).toBe(200);
  }, 20_000);
});
