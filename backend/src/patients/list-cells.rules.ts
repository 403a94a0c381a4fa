import {
  IDENTIFIER_TYPES,
  PHONE_USES,
  type IdentifierType,
  type PatientIdentifier,
  type PatientPhone,
  type PhoneUse,
} from '@hms/shared-dto';
import { identifierErrors } from './identifiers.rules.js';
import { CellError } from '../common/csv-cells.js';
import { readPhone } from './import-cells.rules.js';

// Lists of a patient in one cell: `abha:91123456789012; insurance:POL/2231-77 (Star Health)`, `home:+912025536617`. A backslash stands before a sign that
// would mean something.

const escaped = (text: string): string => text.replace(/[\\;()]/g, (sign) => `\\${sign}`);
const unescaped = (text: string): string => text.replace(/\\(.)/gsu, '$1');

/** One or more signs, each of them plain or escaped. */
const TEXT = String.raw`(?:[^\\;()]|\\.)+`;
const ENTRY = new RegExp(`(${TEXT})(?:\\((${TEXT})\\))?\\s*(?:;|$)`, 'gsuy');

interface Entry {
  readonly kind: string;
  readonly text: string;
  readonly note: string | undefined;
}

export const writeIdentifiers = (identifiers: readonly PatientIdentifier[]): string | null =>
  identifiers.map(({ type, value, issuer }) => `${type}:${escaped(value)}${issuer ? ` (${escaped(issuer)})` : ''}`).join('; ') || null;

export const writePhones = (phones: readonly PatientPhone[]): string | null =>
  phones.map(({ number, use }) => `${use}:${number}`).join('; ') || null;

/** @throws CellError */
function entriesOf(cell: string, kinds: readonly string[], otherwise: string): Entry[] {
  const matches = [...cell.matchAll(ENTRY)];
  if (matches.map(([whole]) => whole).join('') !== cell) throw malformed(kinds);
  return matches.map(([, own, note]) => {
    const kind = kinds.find((one) => own.trimStart().toLowerCase().startsWith(`${one}:`));
    const text = kind ? own.trimStart().slice(kind.length + 1) : own;
    return { kind: kind ?? otherwise, text: unescaped(text).trim(), note: note === undefined ? undefined : unescaped(note).trim() };
  });
}

const malformed = (kinds: readonly string[]): CellError =>
  new CellError('list.invalid', `Write each entry as ${kinds[0] ?? ''}:number, with a semicolon between two.`);

/** @throws CellError */
export const readIdentifiers = (cell: string): PatientIdentifier[] =>
  entriesOf(cell, IDENTIFIER_TYPES, 'other').flatMap(({ kind, text, note }) => readIdentifier(kind as IdentifierType, text, note));

/** One number of a kind. @throws CellError */
export function readIdentifier(type: IdentifierType, value: string, issuer?: string): PatientIdentifier[] {
  const [error] = identifierErrors([{ type, value }]);
  if (error) throw new CellError(error.code, error.message);
  return [{ type, value, ...(issuer ? { issuer } : {}) }];
}

/** @throws CellError */
export const readPhones = (cell: string): PatientPhone[] =>
  entriesOf(cell, PHONE_USES, 'mobile').map(({ kind, text }) => ({ use: kind as PhoneUse, number: readPhone(text) }));
