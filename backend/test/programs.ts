import type { ApiClient as RegisteredClient, IssuedKey, ProgramScope } from '@hms/shared-dto';
import type { Answer, ApiClient, RequestOptions } from './client.js';
import { unique, type TestApi } from './api.js';

type Method = Parameters<ApiClient['send']>[0];

/** A server app with a key that is valid. */
export interface TestProgram {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  /** Asks as the program: its id and key, no token, no page. */
  send<T = unknown>(method: Method, path: string, options?: { body?: unknown; headers?: RequestOptions['headers'] }): Promise<Answer<T>>;
}

/** Registers a server app in a hospital and issues its first key, as the operator would. */
export async function aProgram(
  api: TestApi,
  operator: ApiClient,
  { tenantId, scopes = ['patients:read'] }: { tenantId: string; scopes?: readonly ProgramScope[] },
): Promise<TestProgram> {
  const name = `Program ${unique()}`;
  const registered = await operator.post<RegisteredClient>('/api/api-clients', { kind: 'server', name, tenantId, scopes });
  if (registered.status !== 201) throw new Error(`registering answered ${registered.text}`);
  const { id } = registered.body;
  const key = await aKey(operator, id);
  const send: TestProgram['send'] = (method, path, { body, headers } = {}) =>
    api.anonymous().send(method, path, { body, options: { headers: { ...programHeaders(id, key, tenantId), ...headers } } });
  return { id, key, name, send };
}

export async function aKey(operator: ApiClient, id: string, body: object = {}): Promise<string> {
  const issued = await operator.post<IssuedKey>(`/api/api-clients/${id}/keys`, body);
  if (issued.status !== 200) throw new Error(`issuing a key answered ${issued.text}`);
  return issued.body.key;
}

/** What a program sends; no `Origin`, which the test client would send by itself. */
export const programHeaders = (id: string, key: string | undefined, tenantId: string): Record<string, string | undefined> => ({
  origin: undefined,
  host: `localhost:${process.env['API_PORT']}`,
  'x-app-id': id,
  'x-api-key': key,
  'x-tenant-id': tenantId,
});
