import 'reflect-metadata';
import type { TenantDetail, TenantList } from '@hms/shared-dto';
import { startApi, type TestApi } from '../../test/api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api?.close());

it('lists', async () => {
  const hospital = await api.aHospital({ plan: 'basic' });
  const operator = await api.operator();
  const answer = await operator.get<TenantList>('/api/tenants');
  console.log(answer.text);
  const admin = await hospital.as('Admin');
  console.log((await admin.get('/api/tenants')).text);
  console.log((await admin.get('/api/audit-events')).text);
  const t = await operator.get<TenantDetail>(`/api/tenants/${hospital.id}`);
  console.log(t.text);
  console.log((await operator.put(`/api/tenants/${hospital.id}`, { name: 'Öy', email: 'a@b.example', phone: '+919822041763', address: 'x', subdomain: 'xyzzy', brandColour: '#2f6b3a' }, { version: 1 })).text);
  console.log((await operator.get(`/api/tenants/by-subdomain/xyzzy`)).text);
  console.log((await operator.post(`/api/tenants/${hospital.id}/suspend`, { kind: 'lock', reason: 'x' })).text);
  console.log((await admin.get('/api/audit-events')).text);
  console.log((await operator.post(`/api/tenants/${hospital.id}/activate`)).text);
  console.log((await admin.get('/api/audit-events')).text);
  console.log((await operator.post(`/api/users`, { tenantId: hospital.id, name: 'A B', email: 'a@b.example' })).text);
  console.log((await operator.get(`/api/users?tenantId=${hospital.id}&q=test`)).text);
  console.log((await operator.get(`/api/subscriptions`)).text);
  console.log((await operator.get(`/api/subscription-tiers`)).text);
});
