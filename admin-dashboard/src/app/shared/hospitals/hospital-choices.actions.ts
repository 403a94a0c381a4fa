import { createActionGroup, props } from '@ngrx/store';

/** A hospital to filter by, or to choose. */
export interface HospitalChoice {
  readonly id: string;
  readonly name: string;
}

/** Choosing a hospital by its name: the same on every page that does. */
export const HospitalChoicesActions = createActionGroup({
  source: 'Hospital Choices',
  events: {
    /** Fewer characters than a search takes: the first hospitals by name. */
    Searched: props<{ text: string }>(),
    Found: props<{ hospitals: readonly HospitalChoice[] }>(),
  },
});
