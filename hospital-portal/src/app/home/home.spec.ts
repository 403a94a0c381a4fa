import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { type CriticalResult, type CriticalResultList, type HomeFigures, type HospitalRole, permissionsOf } from '@hms/shared-dto';
import { Problem } from '@hms/shared-ui';
import { provideIcons } from '@hms/shared-ui/shell';
import { criticalWords } from './critical-words';
import { dayPanelFor } from './home-day';
import { homeFeature } from './home.feature';
import type { HomePerson } from './home-person';
import { HomeApiActions, HomePageActions } from './home.actions';
import { sourcesFor } from './home-sources';
import { greeting, tilesFor } from './home-tiles';
import { OwnCritical } from './own-critical.component';

const TODAY = '2026-11-22';
const DAY = { scheduled: 5, checkedIn: 2, inProgress: 1, completed: 4, noShow: 3, cancelled: 9 };
const figures = (over: Partial<HomeFigures> = {}): HomeFigures => ({
  ...{ day: TODAY, from: '2026-11-21T18:30:00.000Z', to: '2026-11-22T18:30:00.000Z' },
  ...{
    appointments: DAY,
    ownAppointments: { ...DAY, scheduled: 1 },
    queue: { waiting: 6, called: 1 },
    ownQueue: { waiting: 2, called: 0 },
  },
  waitlistOffers: 2,
  patients: { active: 2400, registeredToday: 12 },
  staff: { seats: { used: 4, limit: 5 }, invited: 1, pending: 0 },
  laboratory: { critical: 1, collect: 4, enter: 6, verify: 2 },
  ...{ unsignedNotes: 2, vitalsDue: 4, toDispense: 6, unread: 100 },
  ...over,
});
const person = (...roles: HospitalRole[]): HomePerson => ({ id: 'u1', roles, permissions: permissionsOf(roles) });
const read = (...roles: HospitalRole[]) => tilesFor(person(...roles), figures(), TODAY).map(({ label, figure }) => `${label} ${figure}`);

describe('the tiles of Home', () => {
  it('show each role what it works through', () => {
    expect(read('Receptionist').slice(0, 5)).toEqual([
      'Still to arrive 5',
      'Checked in 2',
      'In the queue 6',
      'Waitlist offers 2',
      'No shows today 3',
    ]);
    expect(read('Nurse').slice(0, 6)).toEqual([
      ...['Critical results 1', 'To collect 4', 'Vital signs due 4', 'Checked in 2', 'With the doctor 1', 'In the queue 6'],
    ]);
    expect(read('Doctor').slice(0, 5)).toEqual([
      ...['Critical results 1', 'Your appointments 8', 'Checked in for you 2', 'Your queue 2', 'Unsigned notes 2'],
    ]);
    expect(read('LabTechnician').slice(0, 4)).toEqual(['Critical results 1', 'To collect 4', 'Results to enter 6', 'Results to verify 2']);
    expect(read('Pharmacist')).toEqual(['To dispense 6', 'Patients 2,400', 'Registered today 12', 'Unread notifications 99+']);
    expect(read('Admin')).toEqual(
      expect.arrayContaining(['Completed today 4', 'Open invitations 1', 'Ask to join 0', 'Archived patients null']),
    );
  });

  it('lead to the list that they count', () => {
    const targets = new Map(
      tilesFor(person('Doctor', 'Receptionist'), figures(), TODAY).map((tile) => [tile.label, [tile.path, tile.params]]),
    );
    expect(targets.get('Still to arrive')).toEqual(['/calendar', { view: 'list', status: 'scheduled' }]);
    expect(targets.get('Your appointments')).toEqual(['/calendar', { view: 'list', doctor: 'u1' }]);
    expect(targets.get('In the queue')).toEqual(['/queue', { doctor: 'all', status: 'waiting' }]);
    expect(targets.get('Unsigned notes')).toEqual(['/visits', { status: 'draft' }]);
    expect(targets.get('Waitlist offers')).toEqual(['/waitlist', { status: 'offered' }]);
    expect(targets.get('Registered today')).toEqual(['/patients', { registeredFrom: TODAY, sort: '-createdAt' }]);
  });

  it('show no figure that was not counted, and say of a lower bound that it is one', () => {
    expect(tilesFor(person('Admin'), null, TODAY).every(({ figure }) => figure === null)).toBe(true);
    const many = tilesFor(
      person('Pharmacist'),
      figures({ patients: { active: 5000, registeredToday: 1001 }, toDispense: 1001, unread: 3 }),
      TODAY,
    );
    expect(many.map(({ figure }) => figure)).toEqual(['1,000+', '5,000', '1,000+', '3']);
    expect(tilesFor(person('Nurse'), figures({ queue: { waiting: 0, called: 0 } }), TODAY)[5]?.figure).toBe('0');
  });
});

describe('the list of Home', () => {
  it("is a doctor's day, who waits for a nurse, who comes for the front desk, and none for others", () => {
    const asked = (...roles: HospitalRole[]) => {
      const panel = dayPanelFor(person(...roles));
      return panel && [panel.title, panel.doctorId, panel.status];
    };
    expect(asked('Doctor', 'Admin')).toEqual(['Your appointments today', 'u1', undefined]);
    expect(asked('Nurse')).toEqual(['Waiting', undefined, 'checked_in']);
    expect(asked('Receptionist')).toEqual(['Still to arrive', undefined, 'scheduled']);
    expect([asked('Admin'), asked('Pharmacist')]).toEqual([null, null]);
  });

  it('is read again for what its reader hears of', () => {
    const [today, newest] = sourcesFor(person('Receptionist'));
    expect(today.events).toEqual(
      expect.arrayContaining(['appointment.moved', 'queue.changed', 'waitlist.changed', 'notification.changed']),
    );
    expect(today.events).not.toContain('staff.changed');
    expect(newest.wanted().type).toBe(HomePageActions.patientsWanted.type);
    expect(sourcesFor(person('Pharmacist'))[0].events).not.toContain('appointment.booked');
  });
});

describe('the critical results of Home', () => {
  const result: CriticalResult = {
    ...{ id: 'c1', orderId: 'o1', orderNumber: 'LAB-0000042', orderer: 'Dr Asha Menon', testName: 'Potassium', display: '6.3' },
    patient: {
      ...{ id: 'p1', patientNumber: 'CH-0000042', title: null, firstName: 'Anjali', lastName: 'Deshpande' },
      ...{ dateOfBirth: '1961-07-14', birthDateEstimated: false, gender: 'female' },
    },
    ...{ unit: 'mmol/L', flag: 'HH', range: null, createdAt: '2026-11-22T05:11:00.000Z', escalatesAt: null, notices: [] },
    ...{ acknowledgedAt: null, acknowledgedBy: null, readBack: null, version: 1 },
  };
  const listOf = (total: number, ...data: CriticalResult[]): CriticalResultList => ({
    data,
    page: { nextCursor: null, total, totalIsEstimate: false },
  });

  it('are counted in words, and say nothing when there is none', () => {
    expect([listOf(0), listOf(1, result), listOf(7, result)].map(criticalWords)).toEqual([
      ...['', '1 critical result waits for you', '7 critical results wait for you'],
    ]);
  });

  it('are one’s own, read again when one is told or somebody acknowledges, and asked of nobody who may not read them', () => {
    const [source] = sourcesFor(person('Doctor')).slice(-1);
    expect(source.wanted()).toEqual(HomePageActions.criticalWanted({ toldTo: 'u1' }));
    expect(source.events).toEqual(['lab.order_changed', 'lab.critical']);
    for (const role of ['Receptionist', 'Pharmacist'] as const)
      expect(sourcesFor(person(role)).map(({ wanted }) => wanted().type)).not.toContain(HomePageActions.criticalWanted.type);
  });

  it('name patient, test, value, flag and since when, and lead to where each is acknowledged', async () => {
    TestBed.configureTestingModule({ providers: [provideRouter([]), provideIcons()] });
    const fixture = TestBed.createComponent(OwnCritical);
    for (const [name, value] of Object.entries({ list: listOf(1, result), zone: 'Asia/Kolkata', mayAcknowledge: true }))
      fixture.componentRef.setInput(name, value);
    await fixture.whenStable();
    const page = fixture.nativeElement as HTMLElement;
    const row = page.querySelector('li');
    for (const said of ['Potassium 6.3 mmol/L', 'Critically high', 'DESHPANDE, Anjali', 'CH-0000042', '22-Nov-2026 10:41'])
      expect(row?.textContent).toContain(said);
    const links = [...page.querySelectorAll('a')].map((link) => [link.getAttribute('href'), link.textContent?.trim()]);
    expect(links).toEqual([
      ['/labs/critical', 'All critical results'],
      ['/patients/p1/labs', 'Acknowledge: Potassium, DESHPANDE, Anjali'],
    ]);
  });

  it('say so when they could not be read', () => {
    const problem = new Problem({ status: 503, code: 'x', title: '', detail: 'Later.', traceId: null });
    let state = homeFeature.reducer(undefined, HomeApiActions.criticalLoaded({ list: listOf(1, result) }));
    expect(state.critical.value?.data).toEqual([result]);
    state = homeFeature.reducer(state, HomeApiActions.criticalFailed({ problem }));
    expect([state.critical.value, state.critical.problem]).toEqual([null, problem]);
  });
});

it('warns of seats from 85 % on, and never without a limit', () => {
  const tight = (used: number, limit: number | null) => {
    const value = { figures: figures({ staff: { seats: { used, limit }, invited: 0, pending: 0 } }), appointments: [] };
    return homeFeature.selectTightSeats.projector({ status: 'loaded', value, problem: null });
  };
  expect(tight(17, 20)).toEqual({ used: 17, limit: 20 });
  expect(tight(16, 20)).toBeNull();
  expect(tight(900, null)).toBeNull();
});

it('greets by the hour', () => {
  expect([3, 4, 12, 17].map(greeting)).toEqual(['Good evening', 'Good morning', 'Good afternoon', 'Good evening']);
});
