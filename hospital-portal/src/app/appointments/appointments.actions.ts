import type {
  Appointment,
  BookAppointmentRequest,
  FreeSlot,
  FreeSlotsQuery,
  PatientName,
  PatientSummary,
  Slot,
  UpdateAppointmentRequest,
} from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createActionGroup, emptyProps, props } from '@ngrx/store';
import type { CancelAnswer, Step } from './appointment-steps';
import type { CalendarDay, Directory } from './appointments.api';
import type { CalendarQuery } from './calendar-query';
import type { Shift } from './shift';

/** What happened on the pages. */
export const AppointmentsPageActions = createActionGroup({
  source: 'Appointments Page',
  events: {
    'Directory Wanted': emptyProps(),
    'Day Queried': props<{ query: CalendarQuery; zone: string }>(),
    /** Dragged, or moved by keyboard, in the calendar. */
    'Shift Asked': props<{ shift: Shift }>(),
    'Shift Refusal Read': emptyProps(),
    'Appointment Opened': props<{ id: string }>(),
    /** Colleagues did something; what is shown stays until the new comes. */
    'Day Outdated': props<{ query: CalendarQuery; zone: string }>(),
    'Appointment Outdated': props<{ id: string }>(),
    'Form Opened': emptyProps(),
    /** Somebody typed; below two characters nothing is looked for. */
    'Patient Searched': props<{ q: string }>(),
    /** The form was opened for this patient. */
    'Patient Wanted': props<{ id: string }>(),
    'Patient Chosen': props<{ patient: PatientName | null }>(),
    'Slots Wanted': props<{ doctorId: string; date: string; typeId?: string }>(),
    /** Of whichever doctor. */
    'Next Free Wanted': props<{ query: FreeSlotsQuery }>(),
    'Book Asked': props<{ request: BookAppointmentRequest; key: string }>(),
    'Move Asked': props<{ appointment: Appointment; request: UpdateAppointmentRequest }>(),
    'Step Asked': props<{ appointment: Appointment; step: Exclude<Step, 'cancel'> }>(),
    'Cancel Asked': props<{ appointment: Appointment; answer: CancelAnswer }>(),
    /** What was just cancelled is not to be. */
    'Reinstate Asked': props<{ appointment: Appointment }>(),
    'Refusal Read': props<{ id: string }>(),
  },
});

/** What came back from the server. */
export const AppointmentsApiActions = createActionGroup({
  source: 'Appointments API',
  events: {
    'Directory Loaded': props<{ directory: Directory }>(),
    'Directory Failed': props<{ problem: Problem }>(),
    'Day Loaded': props<{ day: CalendarDay }>(),
    'Day Failed': props<{ problem: Problem }>(),
    Shifted: props<{ appointment: Appointment; shift: Shift }>(),
    'Shift Failed': props<{ shift: Shift; problem: Problem }>(),
    'Appointment Loaded': props<{ appointment: Appointment }>(),
    /** Without being asked for: what was refused before stays said. */
    'Appointment Refreshed': props<{ appointment: Appointment }>(),
    'Appointment Failed': props<{ id: string; problem: Problem }>(),
    'Patients Found': props<{ patients: readonly PatientSummary[] }>(),
    'Patients Failed': props<{ problem: Problem }>(),
    'Patient Loaded': props<{ patient: PatientName }>(),
    'Slots Loaded': props<{ slots: readonly Slot[] }>(),
    'Next Free Loaded': props<{ nextFree: readonly FreeSlot[] }>(),
    'Next Free Failed': props<{ problem: Problem }>(),
    'Slots Failed': props<{ problem: Problem }>(),
    Booked: props<{ appointment: Appointment }>(),
    Moved: props<{ appointment: Appointment }>(),
    'Save Failed': props<{ problem: Problem }>(),
    /** `done` is what the person reads; `cancelled`: it may be taken back. */
    Changed: props<{ appointment: Appointment; done: string; cancelled?: boolean }>(),
    'Change Failed': props<{ id: string; problem: Problem }>(),
  },
});
