import { setTimeout as sleep } from 'node:timers/promises';

const ARRIVES_MS = 20_000;

/**
 * The first text that fits, in what was mailed to an address.
 *
 * @param {{ ports: { mail: number } }} system
 * @param {string} email
 * @param {RegExp} pattern
 * @returns {Promise<string>}
 * @throws when none has come in time
 */
export async function mailedTo({ ports }, email, pattern) {
  const base = `http://127.0.0.1:${ports.mail}/api/messages`;
  const deadline = Date.now() + ARRIVES_MS;
  while (Date.now() < deadline) {
    const { data } = await (await fetch(`${base}?to=${encodeURIComponent(email)}`)).json();
    for (const { id } of data) {
      const { text } = await (await fetch(`${base}/${id}`)).json();
      const found = pattern.exec(text)?.[0];
      if (found) return found;
    }
    await sleep(100);
  }
  throw new Error(`No mail with ${pattern} came to ${email}.`);
}
