import type { AppointmentList, StaffMember } from '@hms/shared-dto';
import { type ConfirmQuestion, dayOf, formatInstant, formatName } from '@hms/shared-ui';

/** So many are named; the rest is in the calendar. */
export const NAMED_BOOKINGS = 5;

const EVERYBODY =
  'This person is signed out within seconds and cannot sign in to this hospital. The seat is given back. What they wrote stays.';

/** How many, as far as somebody counted. */
const countOf = ({ data, page: { total, totalIsEstimate } }: AppointmentList): string =>
  `${total ?? data.length}${totalIsEstimate ? '+' : ''}`;

const NOT_ANY_MORE = 'Nobody can be booked with this person any more.';

interface Asked {
  readonly member: StaffMember;
  /** What is done, whatever is booked. */
  readonly text: string;
}

/** What is booked with a doctor stays booked: whoever shuts them out sees it first. */
function bookingsPart(
  { member, text }: Asked,
  bookings: AppointmentList | null,
  zone: string,
): Pick<ConfirmQuestion, 'text' | 'facts' | 'link'> {
  if (!bookings) return { text: `${text} Whether appointments are booked with this person could not be looked up: see the calendar.` };
  if (bookings.data.length === 0) return { text };
  const count = countOf(bookings);
  const rest = (bookings.page.total ?? 0) - bookings.data.length;
  const listed = bookings.data.map(({ startsAt, patient }) => ({ label: formatInstant(startsAt, zone), value: formatName(patient) }));
  const date = dayOf(new Date(bookings.data[0].startsAt), zone);
  const words =
    count === '1' ? '1 appointment is booked with this doctor and stays' : `${count} appointments are booked with this doctor and stay`;
  return {
    text: `${text} ${words} booked: move or cancel each.`,
    facts: rest > 0 ? [...listed, { label: 'Further ones', value: String(rest) }] : listed,
    link: { label: 'Show them in the calendar', path: '/calendar', params: { view: 'month', doctor: member.id, date } },
  };
}

/**
 * The question before somebody is suspended.
 * @param bookings what is to come of a doctor's; null where it could not be read, which keeps nobody from being shut out
 * @param zone the hospital's
 */
export const suspendQuestion = (member: StaffMember, bookings: AppointmentList | null, zone: string): ConfirmQuestion => ({
  title: `Suspend ${member.name}?`,
  confirm: 'Suspend',
  cancel: 'Keep active',
  danger: true,
  reason: { label: 'Reason' },
  ...bookingsPart({ member, text: EVERYBODY }, bookings, zone),
});

/** The question before somebody who has bookings is a doctor no longer. @param bookings as above */
export const noDoctorQuestion = (member: StaffMember, bookings: AppointmentList | null, zone: string): ConfirmQuestion => ({
  title: `Take the role Doctor from ${member.name}?`,
  confirm: 'Take the role',
  cancel: 'Keep the role',
  danger: true,
  ...bookingsPart({ member, text: NOT_ANY_MORE }, bookings, zone),
});
