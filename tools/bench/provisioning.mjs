import { setTimeout as sleep } from 'node:timers/promises';
import { median } from './rounds.mjs';

const LOOK_AGAIN_MS = 10;
const GIVE_UP_MS = 30_000;

/**
 * Hospitals through the API as the operator makes them, one after the other, until each is active.
 *
 * @param {import('./world.mjs').World} world
 * @param {{ token: string, count: number, series: string }} options
 * @returns {Promise<number>} median time of one, in ms
 */
export async function provisioningMs({ urls }, { token, count, series }) {
  const headers = { authorization: `Bearer ${token}`, 'x-app-id': 'admin-dashboard', 'content-type': 'application/json' };
  const times = [];
  for (let index = 0; index < count; index += 1) {
    const name = `Made ${series} ${index}`;
    const body = {
      name,
      email: 'made@made.example',
      phone: '+912025536617',
      address: 'Pune',
      subdomain: `made-${series}-${index}`,
      plan: 'basic',
    };
    const admin = { name: 'First Admin', email: `admin-${series}-${index}@made.example` };
    const began = performance.now();
    const response = await fetch(`${urls.api}/api/tenants`, { method: 'POST', headers, body: JSON.stringify({ ...body, admin }) });
    const tenant = await response.json();
    if (response.status !== 201) throw new Error(`provisioning answered ${response.status} ${tenant.detail}`);
    await untilActive(`${urls.api}/api/tenants/${tenant.id}`, headers);
    times.push(performance.now() - began);
  }
  return median(times);
}

/** @param {string} url @param {Record<string, string>} headers */
async function untilActive(url, headers) {
  const until = performance.now() + GIVE_UP_MS;
  for (;;) {
    const { status } = await (await fetch(url, { headers })).json();
    if (status === 'active') return;
    if (performance.now() > until) throw new Error(`a hospital is still ${status} after ${GIVE_UP_MS} ms`);
    await sleep(LOOK_AGAIN_MS);
  }
}
