import type { Patient } from '@hms/shared-dto';
import { ageFrom, dayOf } from '@hms/shared-ui';
import { toTypedDate } from './birth-date';
import type { PatientFormValue } from './patient-form';
import { toFormValue } from './patient-form-value';

/** Years within which somebody may be a mother; wide on purpose. */
const MOTHERS = { youngest: 9, oldest: 65 } as const;

/** Whether a newborn may be registered from this patient's page. */
export function mayBear({ gender, unidentified, dateOfBirth }: Patient): boolean {
  const age = ageFrom(dateOfBirth, dayOf(new Date()));
  const ofAge = !age || (age.unit === 'y' && age.value >= MOTHERS.youngest && age.value <= MOTHERS.oldest);
  return gender !== 'male' && !unidentified && ofAge;
}

/** What a newborn's form begins with: the mother's family name, phone, address and language, born today. `today` is `YYYY-MM-DD`. */
export function newbornOf(mother: Patient, today: string): PatientFormValue {
  const own = toFormValue(mother);
  const contact = { name: [mother.firstName, mother.lastName].filter(Boolean).join(' '), relation: 'parent', phone: mother.phone ?? '' };
  return {
    ...own,
    ...{ firstName: `Baby of ${mother.firstName ?? mother.lastName}`, middleName: '', title: '', localName: '', gender: '' },
    born: { by: 'date', ...toTypedDate(today), estimated: false, ageYears: '' },
    ...{ unidentified: false, email: '', bloodGroup: '', medicalHistory: '', occupation: '', maritalStatus: '', deceasedDate: '' },
    ...{ identifiers: [], phones: [], emergencyContact: contact, motherId: mother.id, multipleBirthOrder: '' },
    customFields: {},
  };
}
