import { toCalendarFile, type CalendarEvent } from './ical.rules.js';

const EVENT: CalendarEvent = {
  uid: '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c6ff',
  sequence: 3,
  changedAt: new Date('2026-11-22T04:11:12.345Z'),
  startsAt: new Date('2026-11-23T04:30:00Z'),
  endsAt: new Date('2026-11-23T04:45:00Z'),
  summary: 'Appointment',
  location: 'City Hospital',
};
const linesOf = (event: Partial<CalendarEvent>): string[] =>
  toCalendarFile({ method: 'PUBLISH', events: [{ ...EVENT, ...event }] })
    .replaceAll('\r\n ', '')
    .split('\r\n');
const lineOf = (name: string, event: Partial<CalendarEvent>): string => linesOf(event).find((line) => line.startsWith(name))!;

describe('a calendar file', () => {
  it('says when in UTC, to the second, and ends every line with CR and LF', () => {
    const file = toCalendarFile({ method: 'REQUEST', events: [EVENT] });
    expect(file.split('\r\n')).toEqual([
      ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Hospital Management System//Appointments//EN', 'CALSCALE:GREGORIAN'],
      ...['METHOD:REQUEST', 'BEGIN:VEVENT', `UID:${EVENT.uid}`, 'SEQUENCE:3', 'DTSTAMP:20261122T041112Z', 'DTSTART:20261123T043000Z'],
      ...['DTEND:20261123T044500Z', 'SUMMARY:Appointment', 'LOCATION:City Hospital', 'STATUS:CONFIRMED', 'CLASS:PRIVATE'],
      ...['END:VEVENT', 'END:VCALENDAR', ''],
    ]);
  });

  it('keeps what separates and what ends a line as text', () => {
    expect(lineOf('SUMMARY', { summary: 'A; b, c\\d\r\nBEGIN:VEVENT\rx\ny' })).toBe('SUMMARY:A\\; b\\, c\\\\d\\nBEGIN:VEVENT\\nx\\ny');
    expect(lineOf('LOCATION', { location: 'a\u0000b\u0007c\u0085d' })).toBe('LOCATION:a b c d');
  });

  it('lets no name or address out of its place', () => {
    const organizer = { name: 'City";X="1\r\nX:2', email: 'a@b.example\r\nX:3' };
    expect(lineOf('ORGANIZER', { organizer })).toBe(`ORGANIZER;CN="City';X='1 X:2":mailto:a@b.exampleX:3`);
    const attendee = { name: 'Asha', email: 'asha@home.example' };
    expect(lineOf('ATTENDEE', { attendee })).toBe(
      'ATTENDEE;CN="Asha";ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:asha@home.example',
    );
  });

  it.each(['x'.repeat(300), 'अपॉइंटमेंट '.repeat(30), '👩‍⚕️'.repeat(40)])('folds long lines and cuts no character: %#', (summary) => {
    const file = toCalendarFile({ method: 'PUBLISH', events: [{ ...EVENT, summary }] });
    for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(file).not.toContain('\uFFFD');
    expect(lineOf('SUMMARY', { summary })).toBe(`SUMMARY:${summary}`);
  });

  it('has a name and says how often to ask', () => {
    const lines = toCalendarFile({ method: 'PUBLISH', name: 'Rounds, ward 2', refresh: 'PT15M', events: [] }).split('\r\n');
    expect(lines).toEqual(expect.arrayContaining(['NAME:Rounds\\, ward 2', 'X-WR-CALNAME:Rounds\\, ward 2', 'X-PUBLISHED-TTL:PT15M']));
    expect(lines).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT15M');
  });

  it('says of a cancelled event that it is', () => {
    expect(lineOf('STATUS', { cancelled: true })).toBe('STATUS:CANCELLED');
  });
});
