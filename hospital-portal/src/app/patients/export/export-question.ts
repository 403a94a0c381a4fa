import type { PatientFilter } from '@hms/shared-dto';
import type { ConfirmQuestion } from '@hms/shared-ui';
import { type PatientListQuery, filterWords } from '../patient-query';

/** Which patients, without page and order. */
export const filterOf = ({ sort: _, cursor: __, ...filter }: PatientListQuery): PatientFilter => filter;

/** `female, aged 30–65, found by 'sharma'`; all of them where nothing is filtered. */
export function whichWords(query: PatientListQuery): string {
  const words = [...filterWords(query), query.q ? `found by '${query.q}'` : null].filter((word) => word !== null);
  return words.length ? words.join(', ') : 'All active patients';
}

/** What the person decides upon before patients leave the system. */
export const exportQuestion = (query: PatientListQuery, count: string): ConfirmQuestion => ({
  title: `Export ${count} ${count === '1' ? 'patient' : 'patients'}?`,
  text: 'They are written to one CSV file on this computer, for a spreadsheet or another system. Keep it as carefully as a chart. The audit shows that you exported it.',
  facts: [
    { label: 'Which', value: whichWords(query) },
    { label: 'In the file', value: 'Number, name, birth date, sex, phone, e-mail, address, blood group and medical history' },
  ],
  confirm: 'Export',
  cancel: 'Go back',
});
