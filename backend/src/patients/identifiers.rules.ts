import type { FieldError, IdentifierType, PatientIdentifier } from '@hms/shared-dto';
import { tidyName } from './patient-name.rules.js';

interface Spelling {
  /** The one way in which the type's values are stored and compared. */
  readonly tidy: (value: string) => string;
  readonly pattern: RegExp;
  readonly message: string;
}

const spaceless = (value: string): string => value.replace(/[\s-]+/gu, '').toUpperCase();
const oneLine = (value: string): string => value.replace(/\s+/gu, ' ').trim().toUpperCase();

/**
 * How each type is written. Of an ABHA number only the form is checked: its issuer publishes no rule for a check digit that we could state.
 * Passports: ICAO 9303 gives document numbers nine places at most.
 */
const SPELLINGS: Readonly<Record<IdentifierType, Spelling>> = {
  abha: { tidy: spaceless, pattern: /^\d{14}$/, message: 'An ABHA number has 14 digits.' },
  passport: { tidy: spaceless, pattern: /^[A-Z0-9]{6,9}$/, message: 'A passport number has 6 to 9 letters and digits.' },
  insurance: { tidy: oneLine, pattern: /^\P{C}{1,60}$/u, message: 'Write the number of the policy or member.' },
  other: { tidy: oneLine, pattern: /^\P{C}{1,60}$/u, message: 'Write the number.' },
};

const tidied = ({ type, value, issuer }: PatientIdentifier): PatientIdentifier => ({
  type,
  value: SPELLINGS[type].tidy(value),
  ...(issuer ? { issuer: tidyName(issuer) } : {}),
});

/** Identifiers as they are stored: one spelling for each value, none twice. */
export function toIdentifiers(identifiers: readonly PatientIdentifier[]): PatientIdentifier[] {
  const byValue = new Map(identifiers.map(tidied).map((one) => [`${one.type} ${one.value}`, one]));
  return [...byValue.values()];
}

/** What is wrong with the spelling of each. */
export const identifierErrors = (identifiers: readonly PatientIdentifier[]): FieldError[] =>
  identifiers.flatMap(({ type, value }, index) => {
    const { tidy, pattern, message } = SPELLINGS[type];
    return pattern.test(tidy(value)) ? [] : [{ path: `identifiers.${index}.value`, code: 'identifier.invalid', message }];
  });

/** The spelling of a text in the search box as each type would have it. */
export const identifierSpellings = (text: string): string[] => [...new Set([spaceless(text), oneLine(text)])];
