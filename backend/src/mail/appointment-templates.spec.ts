import 'reflect-metadata';
import { appointmentMail, type AppointmentMail, type Place, type Told, type ToldAppointment } from './appointment-templates.js';

const TOLD: ToldAppointment = {
  ...{ id: '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c6ff', version: 4, changedAt: new Date('2026-10-20T08:00:00Z') },
  ...{ startsAt: new Date('2026-11-01T06:30:00Z'), endsAt: new Date('2026-11-01T07:00:00Z') },
  doctorName: 'Dr Meera Iyer',
};
const PLACE: Place = {
  ...{ name: 'City Hospital', colour: '#1f4e79', address: '12 Main Road, Pune', phone: '+912025536617', timeZone: 'Asia/Kolkata' },
};
const of = (kind: AppointmentMail, ...appointments: ToldAppointment[]): Told => ({ kind, patientName: 'Asha Rao', appointments });
const ADDRESSES = { from: 'no-reply@hospitals.example', to: 'asha@home.example' };

describe('a mail about an appointment', () => {
  it.each([
    ['Asia/Kolkata', '2026-11-01T06:30:00Z', '1 November 2026 at 12:00 (Asia/Kolkata)'],
    // The hour that comes twice when the clocks go back.
    ['America/New_York', '2026-11-01T05:30:00Z', '1 November 2026 at 01:30 (America/New_York)'],
    ['America/New_York', '2026-11-01T06:30:00Z', '1 November 2026 at 01:30 (America/New_York)'],
    // Half an hour forward.
    ['Australia/Lord_Howe', '2026-10-03T15:30:00Z', '4 October 2026 at 02:30 (Australia/Lord_Howe)'],
  ])('says when by the clock of %s', (timeZone, instant, words) => {
    const told = { ...TOLD, startsAt: new Date(instant) };
    expect(appointmentMail(of('booked', told), { ...PLACE, timeZone }, ADDRESSES).text).toContain(words);
  });

  it('shows HTML in names as text', () => {
    const told = { ...of('moved', { ...TOLD, doctorName: '<img src=x>' }), patientName: '<script>alert(1)</script>' };
    const { html } = appointmentMail(told, { ...PLACE, name: 'A & <b>B</b>', address: '"><i>' }, ADDRESSES);
    expect(html).not.toMatch(/<script|<img|<b>|<i>/);
    expect(html).toContain('A &amp; &lt;b&gt;B&lt;/b&gt;');
  });

  it('carries a file that a calendar knows the event by, but for the reminder', () => {
    const methods = (['booked', 'moved', 'cancelled', 'reminder'] as const).map((kind) => {
      const { calendar } = appointmentMail(of(kind, TOLD), PLACE, ADDRESSES);
      return calendar && [calendar.method, calendar.file.includes(`UID:${TOLD.id}\r\nSEQUENCE:3\r\n`)];
    });
    expect(methods).toEqual([['REQUEST', true], ['REQUEST', true], ['CANCEL', true], undefined]);
  });

  it('has no button, since a patient has no account, and names nobody who has left', () => {
    const { html, text } = appointmentMail(of('booked', { ...TOLD, doctorName: null }), PLACE, ADDRESSES);
    expect(html).not.toContain('<a ');
    expect(text).toContain('You have an appointment on 1 November 2026');
  });

  it('tells of a series in one mail, with a file of all', () => {
    const week = { ...TOLD, id: '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c700', startsAt: new Date('2026-11-08T06:30:00Z') };
    const { subject, text, calendar } = appointmentMail(of('booked', TOLD, week), PLACE, ADDRESSES);
    expect(subject).toBe('Your appointments (City Hospital)');
    expect(text).toContain('You have 2 appointments:\n\n1 November 2026 at 12:00 (Asia/Kolkata) with Dr Meera Iyer\n\n8 November 2026');
    expect([calendar?.method, calendar?.file.match(/BEGIN:VEVENT/g)?.length, calendar?.file.includes('ATTENDEE')]).toEqual([
      'PUBLISH',
      2,
      false,
    ]);
  });
});
