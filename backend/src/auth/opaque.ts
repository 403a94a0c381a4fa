import { createHash, randomBytes } from 'node:crypto';

const TOKEN_BYTES = 32;

/** A token that says nothing and cannot be guessed: 32 random bytes, base64url. */
export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

/** How our tokens rest in the database. They are random, so a plain hash is enough. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
