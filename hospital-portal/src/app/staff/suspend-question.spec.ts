import type { AppointmentList, AppointmentSummary, StaffMember } from '@hms/shared-dto';
import { noDoctorQuestion, suspendQuestion } from './suspend-question';

const doctor = { id: 'd1', name: 'Dr Asha Menon', roles: ['Doctor'] } as unknown as StaffMember;
const at = (startsAt: string) => ({ startsAt, patient: { lastName: 'Sharma', firstName: 'Meena' } }) as unknown as AppointmentSummary;
const list = (data: AppointmentSummary[], total: number | null, totalIsEstimate = false): AppointmentList => ({
  data,
  page: { nextCursor: null, total, totalIsEstimate },
});
const ask = (bookings: AppointmentList | null) => suspendQuestion(doctor, bookings, 'Asia/Kolkata');

describe('before a doctor is suspended', () => {
  it('what is booked with them is named and counted, and leads to the calendar of the first day', () => {
    const { text, facts, link } = ask(list([at('2026-11-22T19:30:00Z')], 12));
    expect(text).toContain('12 appointments are booked with this doctor and stay booked: move or cancel each.');
    expect(facts).toEqual([
      { label: '23-Nov-2026 01:00', value: expect.stringContaining('SHARMA') as string },
      { label: 'Further ones', value: '11' },
    ]);
    expect(link).toEqual({
      label: 'Show them in the calendar',
      path: '/calendar',
      params: { view: 'month', doctor: 'd1', date: '2026-11-23' },
    });
  });

  it('one is one, and an estimate says so', () => {
    expect(ask(list([at('2026-11-22T19:30:00Z')], 1)).text).toContain('1 appointment is booked with this doctor and stays booked');
    expect(ask(list([at('2026-11-22T19:30:00Z')], 1000, true)).text).toContain('1000+ appointments');
  });

  it('nothing is said of bookings where there are none, and that they are not known where they are not', () => {
    expect([ask(list([], 0)).facts, ask(list([], 0)).link]).toEqual([undefined, undefined]);
    expect(ask(null).text).toContain('could not be looked up');
    expect(ask(null).reason).toEqual({ label: 'Reason' });
  });
});

it('before somebody is a doctor no longer, the same is named, or that it is not known', () => {
  const question = noDoctorQuestion(doctor, list([at('2026-11-22T19:30:00Z')], 12), 'Asia/Kolkata');
  expect(question).toMatchObject({ title: 'Take the role Doctor from Dr Asha Menon?', link: { path: '/calendar' } });
  expect([question.text, question.facts?.length]).toEqual([expect.stringContaining('12 appointments are booked with this doctor'), 2]);
  expect(noDoctorQuestion(doctor, null, 'Asia/Kolkata').text).toContain('could not be looked up');
});
