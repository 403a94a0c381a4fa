import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Availability, AvailabilityException, AvailabilityRule } from '@hms/shared-dto';
import { Dialogs, Problem, SessionApiActions, ToastService, sessionFeature } from '@hms/shared-ui';
import { provideIcons } from '@hms/shared-ui/shell';
import { provideEffects } from '@ngrx/effects';
import { Store, provideState, provideStore } from '@ngrx/store';
import { type Observable, of, throwError } from 'rxjs';
import { AvailabilityApi } from './availability.api';
import * as availabilityEffects from './availability.effects';
import { availabilityFeature } from './availability.feature';
import type { AskedChange } from './hours-change';
import { conflictFields, createExceptionForm, createHoursForm, mergeChoice, nextRule, toException, toRules } from './hours-form';
import { dayWords, daysOf, inOrder, timesOf } from './hours-words';
import { DoctorHoursPage } from './pages/doctor-hours.page';

const MONDAY: AvailabilityRule = {
  ...{ weekday: 1, startTime: '09:00', endTime: '13:00', slotMinutes: 15 },
  ...{ validFrom: '2026-11-01', validTo: null },
};
const LEAVE: AvailabilityException = {
  ...{ id: 'x1', doctorId: 'd1', kind: 'leave', fromDate: '2026-11-23', toDate: '2026-11-27' },
  ...{ startTime: null, endTime: null, slotMinutes: null, note: null },
};
const HOURS: Availability = {
  ...{ doctorId: 'd1', timeZone: 'Asia/Kolkata', defined: true, rules: [MONDAY], exceptions: [LEAVE], version: 3 },
};
const orphan = { id: 'a1', doctorId: 'd1', patientName: 'Meena Sharma', startsAt: '2026-11-23T03:30:00Z', endsAt: '2026-11-23T03:45:00Z' };
const refused = (status: number, code: string, more = {}): Observable<never> =>
  throwError(() => new Problem({ status, code, title: '', detail: `Refused: ${code}.`, traceId: null, more }));

describe('hours in words and forms', () => {
  it('name days and times, whole days too', () => {
    expect([daysOf(LEAVE), timesOf(LEAVE)]).toEqual(['23-Nov-2026 to 27-Nov-2026', 'Whole day']);
    const extra = { ...LEAVE, kind: 'extra_hours', toDate: LEAVE.fromDate, startTime: '17:00', endTime: '24:00', slotMinutes: 10 } as const;
    expect([daysOf(extra), timesOf(extra)]).toEqual(['23-Nov-2026', '17:00–24:00, every 10 min']);
  });

  it('read Monday first, whatever the order they came in', () => {
    const sunday = { ...MONDAY, weekday: 7 };
    const early = { ...MONDAY, startTime: '07:00', endTime: '08:00' };
    expect(inOrder([sunday, MONDAY, early])).toEqual([early, MONDAY, sunday]);
    expect(dayWords([sunday], 1)).toBe('No hours');
  });

  it('keep midnight at the end of a day through a time field, which knows it as 00:00', () => {
    const late = { ...MONDAY, endTime: '24:00', validTo: '2027-03-31' };
    const form = createHoursForm([late]);
    expect(form.getRawValue().rules[0].endTime).toBe('00:00');
    expect(toRules(form)).toEqual([late]);
  });

  it('go on with the next weekday', () => {
    expect(nextRule([{ ...MONDAY, weekday: 7 }], '2026-11-23')).toEqual(MONDAY);
    expect(nextRule([], '2026-11-23')).toMatchObject({ weekday: 1, validFrom: '2026-11-23' });
  });

  it('send no slots with leave, and no empty text', () => {
    const form = createExceptionForm('leave', '2026-11-23');
    form.patchValue({ note: '  ' });
    expect(toException(form)).toEqual({ kind: 'leave', fromDate: '2026-11-23', toDate: '2026-11-23' });
    const extra = createExceptionForm('extra_hours', '2026-11-23');
    extra.patchValue({ startTime: '17:00', endTime: '19:00' });
    expect(toException(extra)).toMatchObject({ startTime: '17:00', endTime: '19:00', slotMinutes: 15 });
  });

  it('are settled by weekday when two changed them', () => {
    const [tuesday, later] = [
      { ...MONDAY, weekday: 2 },
      { ...MONDAY, startTime: '10:00' },
    ];
    const fields = conflictFields([MONDAY], [later, tuesday]);
    expect(fields.map(({ label }) => label)).toEqual(['Monday', 'Tuesday']);
    expect(mergeChoice([MONDAY], [later, tuesday], { 1: 'yours', 2: 'theirs' })).toEqual([MONDAY, tuesday]);
  });
});

describe("the page of a doctor's hours", () => {
  let fixture: ComponentFixture<DoctorHoursPage>;
  const api = {
    doctors: jest.fn(() => of([])),
    get: jest.fn((): Observable<Availability> => of(HOURS)),
    apply: jest.fn((): Observable<unknown> => of(null)),
  };
  const dialogs = { confirm: jest.fn(), resolveConflict: jest.fn() };
  const page = () => fixture.nativeElement as HTMLElement;
  const sent = () => (api.apply.mock.calls as unknown as [string, AskedChange][]).map(([, asked]) => asked);
  const shown = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  };
  const button = (words: string) => [...page().querySelectorAll('button')].find(({ textContent }) => textContent.includes(words));
  const press = async (words: string) => {
    button(words)?.click();
    await shown();
  };
  const open = async (roles = ['Receptionist'], id = 'u1') => {
    const user = { id, roles, permissions: [], timeZone: 'Asia/Kolkata' };
    TestBed.inject(Store).dispatch(SessionApiActions.signedIn({ user, expiresIn: 900 } as never));
    fixture = TestBed.createComponent(DoctorHoursPage);
    fixture.componentRef.setInput('id', 'd1');
    await shown();
  };

  beforeEach(() => {
    jest.clearAllMocks();
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        provideIcons(),
        provideStore(),
        provideState(sessionFeature),
        provideState(availabilityFeature),
        provideEffects(availabilityEffects),
        { provide: AvailabilityApi, useValue: api },
        { provide: Dialogs, useValue: dialogs },
      ],
    });
  });

  it('lets a doctor change their own hours and no colleague’s', async () => {
    await open(['Doctor'], 'd1');
    expect(button('Edit hours')).toBeDefined();
    await open(['Doctor'], 'd2');
    expect(page().textContent).toContain('09:00–13:00');
    expect([button('Edit hours'), button('Add leave'), button('Remove')]).toEqual([undefined, undefined, undefined]);
  });

  it('asks about appointments that would be outside; going back leaves the form as it was', async () => {
    await open();
    api.apply.mockReturnValueOnce(refused(409, 'availability.orphans', { orphans: [orphan], total: 1 }));
    dialogs.confirm.mockResolvedValueOnce(null);
    await press('Add leave');
    await press('Add leave');
    expect(dialogs.confirm).toHaveBeenCalledWith(
      expect.objectContaining({ facts: [{ label: '23-Nov-2026 09:00', value: 'Meena Sharma' }] }),
    );
    expect(sent().map(({ accept }) => accept)).toEqual([false]);
    expect(page().querySelector('form')).not.toBeNull();
  });

  it('sends the same change again, accepted and as a new intent, when the person goes on', async () => {
    await open();
    api.apply.mockReturnValueOnce(refused(409, 'availability.orphans', { orphans: [orphan], total: 1 })).mockReturnValueOnce(of(null));
    dialogs.confirm.mockResolvedValueOnce({ reason: '' });
    await press('Add leave');
    await press('Add leave');
    await shown();
    const [first, second] = sent();
    expect(second).toEqual({ change: first.change, accept: true, key: expect.not.stringMatching(first.key) as string });
    expect(page().querySelector('form')).toBeNull();
    expect(TestBed.inject(ToastService).current()?.text).toBe('Added.');
  });

  it('says beside the list why something was not removed', async () => {
    await open();
    api.apply.mockReturnValueOnce(refused(404, 'exception.not_found'));
    await press('Remove');
    expect(page().textContent).toContain('Refused: exception.not_found.');
  });

  it('keeps both where two changed different weekdays, from the version that was read last', async () => {
    await open();
    const tuesday = { ...MONDAY, weekday: 2 };
    api.apply.mockReturnValueOnce(refused(412, 'version.stale')).mockReturnValueOnce(of(null));
    dialogs.resolveConflict.mockResolvedValueOnce({ 2: 'theirs' });
    await press('Edit hours');
    api.get.mockReturnValueOnce(of({ ...HOURS, rules: [MONDAY, tuesday], version: 4 }));
    await press('Save hours');
    await shown();
    expect(sent().map(({ change }) => change)).toEqual([
      { kind: 'hours', rules: [MONDAY], version: 3 },
      { kind: 'hours', rules: [MONDAY, tuesday], version: 4 },
    ]);
  });

  it('points at the hours that overlap', async () => {
    await open();
    const errors = [{ path: 'rules.0.endTime', code: 'time.order', message: 'The end is not after the start.' }];
    api.apply.mockReturnValueOnce(
      throwError(() => new Problem({ status: 400, code: 'validation.failed', title: '', detail: '', traceId: null, errors })),
    );
    await press('Edit hours');
    await press('Save hours');
    expect(page().querySelector('[formControlName=endTime]')?.getAttribute('aria-invalid')).toBe('true');
  });

  it('says when the doctor is gone', async () => {
    api.get.mockReturnValueOnce(refused(404, 'doctor.not_found'));
    await open();
    expect(page().textContent).toContain('This doctor is not here');
  });
});
