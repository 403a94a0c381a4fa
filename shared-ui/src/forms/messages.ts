import type { ValidationErrors } from '@angular/forms';
import { formatNumber } from '../format/numbers';

type Words = (detail: never) => string;

interface Length {
  readonly requiredLength: number;
}

/** What a field says for each kind of error: what is wrong and what to do, in one sentence. */
const WORDS: Readonly<Record<string, Words>> = {
  server: (message: string) => message,
  required: () => 'Fill this in.',
  email: () => 'Write an e-mail address such as name@hospital.example.',
  minlength: ({ requiredLength }: Length) => `Use at least ${formatNumber(requiredLength)} characters.`,
  maxlength: ({ requiredLength }: Length) => `Use at most ${formatNumber(requiredLength)} characters.`,
  min: ({ min }: { min: number }) => `Use ${formatNumber(min)} or more.`,
  max: ({ max }: { max: number }) => `Use ${formatNumber(max)} or less.`,
  pattern: () => 'Check this entry: some characters or the form are not allowed.',
  choice: () => 'Choose one of the list.',
  passwordPolicy: () => 'Use at least 12 characters with an upper-case letter, a lower-case letter and a digit.',
};

/** The sentence for a control's first error; `own` overrides words by error key. Null when there is none. */
export function messageOf(errors: ValidationErrors | null, own: Readonly<Record<string, string>> = {}): string | null {
  const key = errors ? Object.keys(errors).sort((a, b) => rank(a) - rank(b))[0] : undefined;
  if (!errors || key === undefined) return null;
  if (own[key]) return own[key];
  const detail = errors[key] as never;
  const words = WORDS[key];
  if (words) return words(detail);
  return typeof detail === 'string' ? detail : 'Check this entry.';
}

const rank = (key: string): number => {
  const at = Object.keys(WORDS).indexOf(key);
  return at < 0 ? 99 : at;
};
