import { randomInt } from 'node:crypto';
import { CODE_ALPHABET } from '@hms/shared-dto';
import { TOTP } from 'otpauth';

export const RECOVERY_CODES = 10;
const RECOVERY_LENGTH = 10;

/** A code for people to type, without separators: `length` letters and digits that are not mistaken for each other. */
export const aTypedCode = (length: number): string => Array.from({ length }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('');

/** A set of recovery codes, 50 bits each. */
export const newRecoveryCodes = (): string[] => Array.from({ length: RECOVERY_CODES }, () => aTypedCode(RECOVERY_LENGTH));

/** In two halves, to be read. */
export const inHalves = (code: string): string => `${code.slice(0, code.length / 2)}-${code.slice(code.length / 2)}`;

/** A validated answer to the demand for a code is either six digits or a recovery code. */
export const isRecoveryCode = (code: string): boolean => code.length === RECOVERY_LENGTH;

/** The link that authenticator apps read (Google's key URI format). */
export const otpauthUri = ({ secret, issuer, account }: { secret: string; issuer: string; account: string }): string =>
  new TOTP({ secret, issuer, label: account }).toString();
