import { APPOINTMENT_STATUSES } from '@hms/shared-dto';
import { Problem } from '@hms/shared-ui';
import { mayMove, stepsFrom } from './appointment-steps';
import { AppointmentsApiActions, AppointmentsPageActions } from './appointments.actions';
import { appointmentsFeature, initialAppointments, selectAppointmentRecord } from './appointments.feature';
import { choicesOf, isOffered } from './booking-choices';
import { createBookingForm, formValueOf, timesOf, toRequest } from './booking-form';
import { hoursRefusal, otherProblem, takenRefusal } from './booking-refusals';
import { parseCalendarQuery } from './calendar-query';
import { detailWords } from './change-words';
import { aWholeAppointment } from './testing';

const problem = (code: string, more: Record<string, unknown> = {}) =>
  new Problem({ status: 409, code, title: 'Refused', detail: 'Refused.', traceId: null, more });
const params = (values: Record<string, string>) => ({ get: (name: string) => values[name] ?? null });

describe('what can be done with an appointment', () => {
  it('follows its status and the rights of who asks', () => {
    const front = ['appointments:read', 'appointments:write'] as const;
    const doctor = [...front, 'appointments:progress'] as const;
    expect(APPOINTMENT_STATUSES.map((status) => stepsFrom(status, doctor))).toEqual([
      ['check_in', 'no_show', 'cancel'],
      ['start', 'cancel'],
      ['complete'],
      [],
      [],
      [],
    ]);
    expect(stepsFrom('checked_in', front)).toEqual(['cancel']);
    expect(stepsFrom('scheduled', ['appointments:read'])).toEqual([]);
    expect([mayMove('scheduled', front), mayMove('completed', front), mayMove('scheduled', [])]).toEqual([true, false, false]);
  });
});

describe('the address of the calendar', () => {
  it('keeps what is sound and leaves out the rest', () => {
    const doctor = '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c611';
    expect(parseCalendarQuery(params({ date: '2026-11-23', view: 'list', doctor, status: 'no_show' }), 'Asia/Kolkata')).toEqual({
      day: '2026-11-23',
      view: 'list',
      doctorId: doctor,
      status: 'no_show',
    });
    const damaged = parseCalendarQuery(
      params({ date: '2026-02-30', view: 'x', doctor: "'", department: '1', status: 'gone' }),
      'Asia/Kolkata',
    );
    expect(Object.keys(damaged)).toEqual(['day', 'view']);
    expect(damaged.view).toBe('doctors');
  });
});

const ROOM = { status: 'active', createdAt: '2026-11-01T00:00:00Z', version: 1, departmentId: null, departmentName: null } as const;

describe('the booking form', () => {
  it("sends instants of the hospital's clock and no empty text", () => {
    const form = createBookingForm('2026-11-23');
    form.patchValue({ doctorId: 'd1', time: '09:15', minutes: 30, reason: '  Fever ' });
    expect(toRequest(form, 'Asia/Kolkata', false)).toEqual({
      doctorId: 'd1',
      startsAt: '2026-11-23T03:45:00Z',
      endsAt: '2026-11-23T04:15:00Z',
      reason: 'Fever',
    });
    expect(toRequest(form, 'Asia/Kolkata', true)).toMatchObject({ outsideHours: true });
  });

  it('sends all that an appointment had when it is moved: what is left out is lost', () => {
    const before = aWholeAppointment({ typeId: 't1', roomId: 'r1', reason: 'Fever', notes: 'Wheelchair' });
    const form = createBookingForm('2026-11-23');
    form.patchValue(formValueOf(before, 'Asia/Kolkata'));
    const { doctorId, typeId, roomId, reason, notes } = before;
    const times = { startsAt: '2026-11-23T03:30:00Z', endsAt: '2026-11-23T03:45:00Z' };
    expect(toRequest(form, 'Asia/Kolkata', false)).toEqual({ doctorId, typeId, roomId, reason, notes, ...times });
    form.patchValue({ roomId: '' });
    expect(toRequest(form, 'Asia/Kolkata', false)).not.toHaveProperty('roomId');
  });

  it('offers what is in use, and what an appointment has though it was archived since', () => {
    const directory = { doctors: [], departments: [], types: [], rooms: [{ ...ROOM, id: 'r1', name: 'Room 1' }] };
    expect(choicesOf(null, null)).toBeNull();
    expect(choicesOf(directory, aWholeAppointment({ roomId: 'r1' }))?.rooms.map(({ name }) => name)).toEqual(['Room 1']);
    const moved = aWholeAppointment({ typeId: 't9', typeName: 'Vaccination', roomId: 'r9', roomName: 'Room 9' });
    expect(choicesOf(directory, moved)).toMatchObject({
      types: [{ id: 't9', name: 'Vaccination (archived)' }],
      rooms: [{ id: 'r1' }, { id: 'r9', name: 'Room 9 (archived)' }],
    });
    expect([
      isOffered(choicesOf(directory, moved)?.types ?? [], 't9'),
      isOffered([{ id: 't1', name: 'New', durationMinutes: 15 }], 't1'),
    ]).toEqual([false, true]);
  });

  it('takes a free time over', () => {
    expect(timesOf({ startsAt: '2026-11-23T19:00:00Z', endsAt: '2026-11-23T19:20:00Z' }, 'Asia/Kolkata')).toEqual({
      day: '2026-11-24',
      time: '00:30',
      minutes: 20,
    });
  });

  it('says who is taken, offers other times, and lets one insist unless the time is over', () => {
    const conflicts = [{ with: 'doctor', startsAt: '2026-11-23T03:30:00Z', endsAt: '2026-11-23T03:45:00Z' }];
    const alternatives = [{ doctorId: 'd1', startsAt: '2026-11-23T04:00:00Z', endsAt: '2026-11-23T04:15:00Z' }];
    expect(takenRefusal(problem('appointment.conflict', { conflicts, alternatives }), 'Asia/Kolkata')).toEqual({
      text: 'The doctor is booked from 09:00 to 09:15.',
      alternatives,
    });
    expect(hoursRefusal(problem('appointment.outside_hours', { reason: 'leave' }))).toEqual({
      text: 'The doctor is on leave then.',
      mayInsist: true,
    });
    expect(hoursRefusal(problem('appointment.outside_hours', { reason: 'past' }))?.mayInsist).toBe(false);
    expect([otherProblem(problem('appointment.conflict')), otherProblem(problem('tenant.on_hold'))?.code]).toEqual([
      null,
      'tenant.on_hold',
    ]);
  });
});

it('the history says what else a move changed', () => {
  const none = { fromMinutes: null, toMinutes: null, fromTypeName: null, toTypeName: null, fromRoomName: null, toRoomName: null };
  expect(detailWords(none)).toEqual([]);
  expect(detailWords({ ...none, fromMinutes: 15, toMinutes: 30, toRoomName: 'Room 2' })).toEqual([
    'Length: 15 minutes to 30 minutes',
    'Room: not set to Room 2',
  ]);
});

describe('the store', () => {
  const reduce = appointmentsFeature.reducer;

  it('keeps each appointment by its id', () => {
    const [one, other] = [aWholeAppointment({ id: 'a1' }), aWholeAppointment({ id: 'a2' })];
    let state = reduce(initialAppointments, AppointmentsPageActions.appointmentOpened({ id: 'a1' }));
    state = reduce(state, AppointmentsApiActions.appointmentLoaded({ appointment: other }));
    expect(selectAppointmentRecord('a1').projector(state.records).value).toBeNull();
    state = reduce(state, AppointmentsApiActions.appointmentLoaded({ appointment: one }));
    expect(selectAppointmentRecord('a1').projector(state.records).value).toBe(one);
  });

  it('tells a refused step beside the appointment, which stays in sight', () => {
    const appointment = aWholeAppointment();
    let state = reduce(initialAppointments, AppointmentsApiActions.appointmentLoaded({ appointment }));
    state = reduce(state, AppointmentsApiActions.changeFailed({ id: appointment.id, problem: problem('appointment.illegal_state') }));
    const record = selectAppointmentRecord(appointment.id).projector(state.records);
    expect([record.value, record.refusal?.code]).toEqual([appointment, 'appointment.illegal_state']);
  });

  it('forgets the patient and the refusal of the form before', () => {
    let state = reduce(initialAppointments, AppointmentsPageActions.patientChosen({ patient: aWholeAppointment().patient }));
    state = reduce(state, AppointmentsApiActions.saveFailed({ problem: problem('appointment.conflict') }));
    state = reduce(state, AppointmentsPageActions.formOpened());
    expect([state.patient, state.saving.problem]).toEqual([null, null]);
  });
});
