/** A person or hospital with an address. */
export interface CalendarParty {
  readonly name: string;
  readonly email: string;
}

/** One event of a calendar file. */
export interface CalendarEvent {
  /** The same for the life of the event. */
  readonly uid: string;
  /** Greater with every change, by which a calendar knows the newer one. */
  readonly sequence: number;
  /** When the event became what it is. */
  readonly changedAt: Date;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly summary: string;
  readonly location: string;
  readonly cancelled?: boolean;
  readonly organizer?: CalendarParty;
  readonly attendee?: CalendarParty;
}

/** `REQUEST` and `CANCEL` are mailed to who is to come; `PUBLISH` is a calendar that somebody subscribes to. */
export interface CalendarFile {
  readonly method: 'PUBLISH' | 'REQUEST' | 'CANCEL';
  /** What it is called where it is subscribed to. */
  readonly name?: string;
  /** How long to wait before asking again: a duration of ISO 8601. */
  readonly refresh?: string;
  readonly events: readonly CalendarEvent[];
}

const PRODUCT = '-//Hospital Management System//Appointments//EN';
const LINE_OCTETS = 75;
const LINE_END = '\r\n';
const CONTROLS = /\p{Cc}+/gu;

/** A value of type TEXT: what separates or ends is escaped, and there is no other control character. */
const textOf = (value: string): string =>
  value
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n?|\n/g, '\\n')
    .replace(CONTROLS, ' ');

/** A parameter cannot hold a quotation mark, whatever stands before it. */
const quoted = (value: string): string => `"${value.replace(CONTROLS, ' ').replaceAll('"', "'")}"`;

/** UTC, to the second: an instant needs no description of its zone, and every calendar shows it by its own clock. */
const instantOf = (instant: Date): string => instant.toISOString().replace(/[-:]|\.\d{3}/g, '');

const partyOf = (property: string, { name, email }: CalendarParty, more = ''): string =>
  `${property};CN=${quoted(name)}${more}:mailto:${email.replace(CONTROLS, '')}`;

/** Lines of 75 octets at most, the rest behind a space on the next one; no character is cut in two. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > LINE_OCTETS) {
      parts.push(part);
      [part, octets] = [' ', 1];
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join(LINE_END);
}

const linesOf = (event: CalendarEvent): string[] => [
  'BEGIN:VEVENT',
  `UID:${textOf(event.uid)}`,
  `SEQUENCE:${event.sequence}`,
  `DTSTAMP:${instantOf(event.changedAt)}`,
  `DTSTART:${instantOf(event.startsAt)}`,
  `DTEND:${instantOf(event.endsAt)}`,
  `SUMMARY:${textOf(event.summary)}`,
  `LOCATION:${textOf(event.location)}`,
  `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
  'CLASS:PRIVATE',
  ...(event.organizer ? [partyOf('ORGANIZER', event.organizer)] : []),
  ...(event.attendee ? [partyOf('ATTENDEE', event.attendee, ';ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE')] : []),
  'END:VEVENT',
];

/** A calendar file (RFC 5545), as much of it as appointments need. */
export function toCalendarFile({ method, name, refresh, events }: CalendarFile): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${PRODUCT}`,
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
    // The first of each pair is RFC 7986; the second is what is widely understood.
    ...(name ? [`NAME:${textOf(name)}`, `X-WR-CALNAME:${textOf(name)}`] : []),
    ...(refresh ? [`REFRESH-INTERVAL;VALUE=DURATION:${refresh}`, `X-PUBLISHED-TTL:${refresh}`] : []),
    ...events.flatMap(linesOf),
    'END:VCALENDAR',
  ];
  return lines.map((line) => folded(line) + LINE_END).join('');
}
