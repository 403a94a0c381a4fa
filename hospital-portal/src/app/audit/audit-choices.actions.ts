import type { FindChoice } from '@hms/shared-ui/filters';
import { createActionGroup, props } from '@ngrx/store';

/** Choosing whose audit is read: a person of the staff, or a patient. */
export const AuditChoicesActions = createActionGroup({
  source: 'Audit Choices',
  events: {
    'People Searched': props<{ text: string }>(),
    'People Found': props<{ people: readonly FindChoice[] }>(),
    'Patients Searched': props<{ text: string }>(),
    'Patients Found': props<{ patients: readonly FindChoice[] }>(),
    /** The address names a patient that no search has found. */
    'Patient Asked': props<{ id: string }>(),
    'Patient Known': props<{ patient: FindChoice }>(),
  },
});
