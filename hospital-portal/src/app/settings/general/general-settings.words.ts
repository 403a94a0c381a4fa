import type { CheckDigit, GeneralSettings, GeneralSettingsRequest } from '@hms/shared-dto';
import type { ConflictChoice, ConflictField } from '@hms/shared-ui';

export const CHECK_WORDS: Readonly<Record<CheckDigit, string>> = {
  none: 'None',
  luhn: 'Luhn (ISO/IEC 7812-1)',
  damm: 'Damm',
};

/** Every zone that the browser knows, the one that is set first: another system may name one that it does not. */
export const zonesWith = (zone: string): readonly string[] => [
  ...new Set([zone, 'Asia/Kolkata', ...Intl.supportedValuesOf('timeZone').filter((one) => one !== 'Asia/Calcutta')]),
];

/** What is chosen; the answer about appointments is none of it. */
type Field = Exclude<keyof GeneralSettingsRequest, 'acceptOrphans'>;

const LABELS: Readonly<Record<Field, string>> = {
  timeZone: 'Time zone',
  numberPrefix: 'Numbers begin with',
  numberDigits: 'Digits',
  numberCheck: 'Check digit',
};
const FIELDS = Object.keys(LABELS) as Field[];

const words = (settings: GeneralSettingsRequest, field: Field): string =>
  field === 'numberCheck' ? CHECK_WORDS[settings.numberCheck] : String(settings[field]);

/** Where one's own choice and what somebody else saved meanwhile differ, in words. */
export const conflictFields = (yours: GeneralSettingsRequest, theirs: GeneralSettings): ConflictField[] =>
  FIELDS.map((path) => ({ path, label: LABELS[path], yours: words(yours, path), theirs: words(theirs, path) })).filter(
    (field) => field.yours !== field.theirs,
  );

/** One's own, with theirs where that was picked. */
export const mergeChoice = (yours: GeneralSettingsRequest, theirs: GeneralSettings, choice: ConflictChoice): GeneralSettingsRequest => ({
  ...yours,
  ...Object.fromEntries(FIELDS.filter((path) => choice[path] === 'theirs').map((path) => [path, theirs[path]])),
});
