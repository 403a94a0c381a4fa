import { createHmac, hkdfSync } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { APP_CONFIG, type AppConfig } from '../config/config.js';

/** How short secrets and addresses rest in the database to be found again, not read: HMAC-SHA256 with a key made of `SESSION_KEY`. */
@Injectable()
export class Fingerprints {
  private readonly key: Buffer;

  constructor(@Inject(APP_CONFIG) { sessionKey }: AppConfig) {
    this.key = Buffer.from(hkdfSync('sha256', sessionKey, '', 'hms fingerprints', 32));
  }

  /** @param text begins with what it is for, so that no two uses meet */
  of(text: string): Buffer {
    return createHmac('sha256', this.key).update(text).digest();
  }
}
