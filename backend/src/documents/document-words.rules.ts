import { ageOnDay, saidAge, type AllergySummary, type Gender, type Patient } from '@hms/shared-dto';
import type { DocumentPatient } from './document-frame.js';

const GENDERS: Readonly<Record<Gender, string>> = { female: 'Female', male: 'Male', other: 'Other', unknown: 'Sex not known' };
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `22-Nov-2026`. @param date year-month-day */
export function dayInWords(date: string): string {
  const [year, month, day] = date.split('-');
  return `${day}-${MONTHS[Number(month) - 1]}-${year}`;
}

/** `22-Nov-2026 14:05`, on the clocks of the hospital. */
export function instantInWords(instant: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' }).formatToParts(
    instant,
  );
  const read = (type: Intl.DateTimeFormatPartTypes): string => parts.find((part) => part.type === type)?.value ?? '';
  return `${dayInWords(`${read('year')}-${read('month')}-${read('day')}`)} ${read('hour')}:${read('minute')}`;
}

/** `65 y`, `14 m` (months), `9 d`. Both are year-month-day. */
export function ageInWords(born: string, today: string): string {
  const { value, unit } = saidAge(ageOnDay(born, today) ?? { days: 0, months: 0 });
  return `${value} ${unit}`;
}

/** The allergies in one sentence: what is not known is said, never left blank. */
export function allergiesInWords({ status, data }: AllergySummary): string {
  if (status === 'none_known') return 'No known allergies';
  if (status === 'not_asked') return 'Allergies not recorded';
  return `Allergies: ${data.map(({ substance, severity }) => (severity ? `${substance} (${severity})` : substance)).join('; ')}`;
}

type Named = Pick<Patient, 'title' | 'firstName' | 'middleName' | 'lastName'>;

/** `SHARMA, Meena (Mrs)`. */
export function nameInWords({ title, firstName, middleName, lastName }: Named): string {
  const given = [firstName, middleName].filter(Boolean).join(' ');
  return [[lastName.toLocaleUpperCase('en-IN'), given].filter(Boolean).join(', '), title && `(${title})`].filter(Boolean).join(' ');
}

/** @param today year-month-day, where the hospital is */
export function patientInWords(patient: Patient, today: string): DocumentPatient {
  const { dateOfBirth, birthDateEstimated, gender, patientNumber, allergies } = patient;
  const born = dateOfBirth
    ? `Born ${birthDateEstimated ? 'about ' : ''}${dayInWords(dateOfBirth)} (${ageInWords(dateOfBirth, today)})`
    : 'Birth date not known';
  return { name: nameInWords(patient), patientNumber, born, gender: GENDERS[gender], allergies: allergiesInWords(allergies) };
}
