import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { APP_CONFIG, type AppConfig } from '../config/config.js';

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts what must rest in the database and be read again: provider tokens, secrets of jobs. AES-256-GCM with `SESSION_KEY`. */
@Injectable()
export class Sealing {
  constructor(@Inject(APP_CONFIG) private readonly config: AppConfig) {}

  /** Nonce, tag and cipher text in one base64url text, fit for JSON. */
  seal(text: string): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.config.sessionKey, iv, { authTagLength: TAG_BYTES });
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  /** @throws Error when it was sealed with another key or changed since. */
  unseal(sealed: string): string {
    const bytes = Buffer.from(sealed, 'base64url');
    const decipher = createDecipheriv(ALGORITHM, this.config.sessionKey, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
  }

  /** The same for a `bytea` column. */
  sealBytes(text: string): Buffer {
    return Buffer.from(this.seal(text), 'base64url');
  }

  /** The reverse of `sealBytes`. */
  unsealBytes(sealed: Buffer): string {
    return this.unseal(sealed.toString('base64url'));
  }
}
