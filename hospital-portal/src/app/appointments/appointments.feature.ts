import type { Appointment, AppointmentSummary, FreeSlot, PatientName, PatientSummary, Slot } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import { AppointmentsApiActions, AppointmentsPageActions } from './appointments.actions';
import type { CalendarDay, Directory } from './appointments.api';
import type { Shift } from './shift';

type LoadStatus = 'idle' | 'loading' | 'loaded' | 'failed';

interface Loaded<T> {
  readonly status: LoadStatus;
  /** What was loaded last; it stays, dimmed, while the next comes. */
  readonly value: T | null;
  readonly problem: Problem | null;
}

/** One appointment as far as known; kept by id, so that no page can show another's. */
export interface AppointmentRecord extends Loaded<Appointment> {
  /** Why the last step was refused. */
  readonly refusal: Problem | null;
}

export interface AppointmentsState {
  readonly directory: Loaded<Directory>;
  readonly day: Loaded<CalendarDay>;
  /** A move in the calendar that is on its way, or was refused. */
  readonly shift: { readonly status: 'idle' | 'saving' | 'failed'; readonly asked: Shift | null; readonly problem: Problem | null };
  readonly records: Readonly<Record<string, AppointmentRecord>>;
  readonly slots: Loaded<readonly Slot[]>;
  /** The next free times of several doctors. */
  readonly nextFree: Loaded<readonly FreeSlot[]>;
  /** Whom the form's search found. */
  readonly found: Loaded<readonly PatientSummary[]>;
  /** For whom the form books. */
  readonly patient: PatientName | null;
  readonly saving: { readonly status: 'idle' | 'saving' | 'failed'; readonly problem: Problem | null };
}

const nothing = { status: 'idle', value: null, problem: null } as const;
const unknown: AppointmentRecord = { ...nothing, refusal: null };

export const initialAppointments: AppointmentsState = {
  directory: nothing,
  day: nothing,
  shift: { status: 'idle', asked: null, problem: null },
  records: {},
  slots: nothing,
  nextFree: nothing,
  found: nothing,
  patient: null,
  saving: { status: 'idle', problem: null },
};

const loading = <T>(part: Loaded<T>): Loaded<T> => ({ ...part, status: 'loading', problem: null });
const loaded = <T>(value: T): Loaded<T> => ({ status: 'loaded', value, problem: null });
const failed = (problem: Problem): Loaded<never> => ({ status: 'failed', value: null, problem });

const withRecord = (state: AppointmentsState, id: string, change: Partial<AppointmentRecord>): AppointmentsState => ({
  ...state,
  records: { ...state.records, [id]: { ...(state.records[id] ?? unknown), ...change } },
});

const withAppointment = (state: AppointmentsState, appointment: Appointment): AppointmentsState =>
  withRecord(state, appointment.id, { ...loaded(appointment), refusal: null });

/** The calendar with this appointment as it is now. */
const inCalendar = ({ value, ...day }: Loaded<CalendarDay>, appointment: Appointment): Loaded<CalendarDay> => {
  const now = (row: AppointmentSummary) => (row.id === appointment.id ? appointment : row);
  return { ...day, value: value && { ...value, calendar: { ...value.calendar, data: value.calendar.data.map(now) } } };
};

export const appointmentsFeature = createFeature({
  name: 'appointments',
  reducer: createReducer<AppointmentsState>(
    initialAppointments,
    on(AppointmentsPageActions.directoryWanted, (state): AppointmentsState => ({ ...state, directory: loading(state.directory) })),
    on(AppointmentsApiActions.directoryLoaded, (state, { directory }): AppointmentsState => ({ ...state, directory: loaded(directory) })),
    on(AppointmentsApiActions.directoryFailed, (state, { problem }): AppointmentsState => ({ ...state, directory: failed(problem) })),
    on(AppointmentsPageActions.dayQueried, (state): AppointmentsState => ({ ...state, day: loading(state.day) })),
    on(AppointmentsApiActions.dayLoaded, (state, { day }): AppointmentsState => ({ ...state, day: loaded(day) })),
    on(AppointmentsApiActions.dayFailed, (state, { problem }): AppointmentsState => ({ ...state, day: failed(problem) })),
    on(AppointmentsPageActions.shiftAsked, (state, { shift }): AppointmentsState => ({
      ...state,
      shift: { status: 'saving', asked: shift, problem: null },
    })),
    on(AppointmentsApiActions.shifted, (state, { appointment }): AppointmentsState => ({
      ...withAppointment(state, appointment),
      day: inCalendar(state.day, appointment),
      shift: initialAppointments.shift,
    })),
    on(AppointmentsApiActions.shiftFailed, (state, { shift, problem }): AppointmentsState => ({
      ...state,
      shift: { status: 'failed', asked: shift, problem },
    })),
    on(AppointmentsPageActions.shiftRefusalRead, (state): AppointmentsState => ({ ...state, shift: initialAppointments.shift })),
    on(AppointmentsPageActions.appointmentOpened, (state, { id }): AppointmentsState =>
      withRecord(state, id, { status: 'loading', problem: null, refusal: null }),
    ),
    on(AppointmentsApiActions.appointmentLoaded, (state, { appointment }): AppointmentsState => withAppointment(state, appointment)),
    on(AppointmentsApiActions.appointmentRefreshed, (state, { appointment }): AppointmentsState =>
      withRecord(state, appointment.id, loaded(appointment)),
    ),
    on(AppointmentsApiActions.appointmentFailed, (state, { id, problem }): AppointmentsState => withRecord(state, id, failed(problem))),
    on(AppointmentsPageActions.slotsWanted, (state): AppointmentsState => ({ ...state, slots: loading(state.slots) })),
    on(AppointmentsApiActions.slotsLoaded, (state, { slots }): AppointmentsState => ({ ...state, slots: loaded(slots) })),
    on(AppointmentsApiActions.slotsFailed, (state, { problem }): AppointmentsState => ({ ...state, slots: failed(problem) })),
    on(AppointmentsPageActions.nextFreeWanted, (state): AppointmentsState => ({ ...state, nextFree: loading(state.nextFree) })),
    on(AppointmentsApiActions.nextFreeLoaded, (state, { nextFree }): AppointmentsState => ({ ...state, nextFree: loaded(nextFree) })),
    on(AppointmentsApiActions.nextFreeFailed, (state, { problem }): AppointmentsState => ({ ...state, nextFree: failed(problem) })),
    on(AppointmentsPageActions.formOpened, (state): AppointmentsState => ({
      ...state,
      slots: nothing,
      nextFree: nothing,
      found: nothing,
      patient: null,
      saving: initialAppointments.saving,
    })),
    on(AppointmentsPageActions.patientSearched, (state): AppointmentsState => ({ ...state, found: loading(state.found) })),
    on(AppointmentsApiActions.patientsFound, (state, { patients }): AppointmentsState => ({ ...state, found: loaded(patients) })),
    on(AppointmentsApiActions.patientsFailed, (state, { problem }): AppointmentsState => ({ ...state, found: failed(problem) })),
    on(AppointmentsPageActions.patientChosen, AppointmentsApiActions.patientLoaded, (state, { patient }): AppointmentsState => ({
      ...state,
      patient,
      found: nothing,
    })),
    on(AppointmentsPageActions.bookAsked, AppointmentsPageActions.moveAsked, (state): AppointmentsState => ({
      ...state,
      saving: { status: 'saving', problem: null },
    })),
    on(AppointmentsApiActions.booked, AppointmentsApiActions.moved, (state, { appointment }): AppointmentsState => ({
      ...withAppointment(state, appointment),
      saving: initialAppointments.saving,
    })),
    on(AppointmentsApiActions.saveFailed, (state, { problem }): AppointmentsState => ({ ...state, saving: { status: 'failed', problem } })),
    on(AppointmentsPageActions.stepAsked, AppointmentsPageActions.cancelAsked, (state, { appointment }): AppointmentsState =>
      withRecord(state, appointment.id, { refusal: null }),
    ),
    on(AppointmentsApiActions.changed, (state, { appointment }): AppointmentsState => withAppointment(state, appointment)),
    on(AppointmentsApiActions.changeFailed, (state, { id, problem }): AppointmentsState => withRecord(state, id, { refusal: problem })),
    on(AppointmentsPageActions.refusalRead, (state, { id }): AppointmentsState => withRecord(state, id, { refusal: null })),
  ),
});

/** The appointment of this id and no other, whatever was opened last. */
export const selectAppointmentRecord = (id: string) =>
  createSelector(appointmentsFeature.selectRecords, (records): AppointmentRecord => records[id] ?? unknown);
