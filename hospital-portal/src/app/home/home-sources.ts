import { LIVE_EVENTS, type LiveEventKind, type Permission } from '@hms/shared-dto';
import type { Action } from '@ngrx/store';
import { type DayPanel, dayPanelFor } from './home-day';
import type { HomePerson } from './home-person';
import { HomePageActions } from './home.actions';

/** A reading that Home is made of. */
export interface HomeSource {
  /** What makes it stale. */
  readonly events: readonly LiveEventKind[];
  readonly wanted: () => Action;
}

const PATIENTS = [
  'patient.registered',
  'patient.updated',
  'patient.archived',
  'patient.restored',
  'patient.imported',
  'patient.merged',
  'patient.merge_undone',
] as const satisfies readonly LiveEventKind[];

/** Of what the figures count. */
const FIGURES: readonly LiveEventKind[] = [
  ...PATIENTS,
  'appointment.booked',
  'appointment.moved',
  'appointment.changed',
  'queue.changed',
  'visit.changed',
  'waitlist.changed',
  'vitals.recorded',
  'prescription.changed',
  'lab.order_changed',
  'lab.critical',
  'staff.changed',
  'staff.approval_waiting',
  'notification.changed',
];

const audible = (permissions: readonly Permission[]) => (kind: LiveEventKind) => {
  const { audience } = LIVE_EVENTS[kind];
  return audience === 'recipient' || audience === 'everyone' || permissions.includes(audience);
};

const figures = (permissions: readonly Permission[], panel: DayPanel | null): HomeSource => ({
  events: FIGURES.filter(audible(permissions)),
  wanted: () => HomePageActions.todayWanted({ panel }),
});

const NEWEST: HomeSource = { events: PATIENTS, wanted: () => HomePageActions.patientsWanted() };

const critical = ({ id: toldTo }: HomePerson): HomeSource => ({
  events: ['lab.order_changed', 'lab.critical'],
  wanted: () => HomePageActions.criticalWanted({ toldTo }),
});

/** What Home reads for somebody: the figures with today's list, the newest patients, and the critical results that wait for them. */
export const sourcesFor = (person: HomePerson): readonly HomeSource[] => [
  figures(person.permissions, dayPanelFor(person)),
  ...(person.permissions.includes('patients:read') ? [NEWEST] : []),
  ...(person.permissions.includes('labs:read') ? [critical(person)] : []),
];
