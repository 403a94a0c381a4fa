import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import type { AppConfig } from '../config/config.js';
import { Sealing } from './sealing.service.js';

const sealingWith = (sessionKey: Buffer) => new Sealing({ sessionKey } as AppConfig);
const key = randomBytes(32);

describe('Sealing', () => {
  it('gives back what was sealed, as text and as bytes, never the same cipher text twice', () => {
    const sealing = sealingWith(key);
    const text = 'Grüße, हिन्दी 🏥';
    expect(sealing.unseal(sealing.seal(text))).toBe(text);
    expect(sealing.unsealBytes(sealing.sealBytes(text))).toBe(text);
    expect(sealing.seal(text)).not.toBe(sealing.seal(text));
  });

  it('refuses another key and any change', () => {
    const sealed = sealingWith(key).sealBytes('secret');
    expect(() => sealingWith(randomBytes(32)).unsealBytes(sealed)).toThrow();
    for (const at of [0, 12, 28, sealed.length - 1]) {
      const changed = Buffer.from(sealed);
      changed[at] ^= 1;
      expect(() => sealingWith(key).unsealBytes(changed)).toThrow();
    }
    expect(() => sealingWith(key).unsealBytes(sealed.subarray(0, 20))).toThrow();
  });
});
