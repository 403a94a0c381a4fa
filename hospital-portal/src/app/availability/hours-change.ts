import type { AvailabilityException, AvailabilityExceptionRequest, AvailabilityRule } from '@hms/shared-dto';

/** What somebody wants to change of a doctor's hours. */
export type HoursChange =
  | { readonly kind: 'hours'; readonly rules: readonly AvailabilityRule[]; readonly version: number }
  | { readonly kind: 'exception'; readonly request: AvailabilityExceptionRequest }
  | { readonly kind: 'removal'; readonly exception: AvailabilityException };

/** A change as it is sent: `accept` once the appointments that it leaves outside are known, `key` for what is added once. */
export interface AskedChange {
  readonly change: HoursChange;
  readonly accept: boolean;
  readonly key: string;
}

/** What is said when it is done. */
export const DONE_WORDS: Readonly<Record<HoursChange['kind'], string>> = {
  hours: 'Weekly hours saved.',
  exception: 'Added.',
  removal: 'Removed.',
};
