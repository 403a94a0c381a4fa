import { Component, computed, input } from '@angular/core';
import { HmsPanel, dayOf, formatInstant, formatPhone } from '@hms/shared-ui';
import type { Patient } from '@hms/shared-dto';
import { GENDER_LABELS, STATUS_LABELS, bornAndAge } from '../patient-words';

interface Fact {
  readonly label: string;
  /** Null is "Not recorded". */
  readonly value: string | null;
}

const countryName = (code: string | undefined): string | null => {
  if (!code) return null;
  return new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' }).of(code) ?? code;
};

/** The standing facts of a patient in panels. What nobody wrote down says so. */
@Component({
  selector: 'hp-patient-facts',
  imports: [HmsPanel],
  template: `
    @for (group of groups(); track group.title) {
      <hms-panel [title]="group.title">
        <dl>
          @for (fact of group.facts; track fact.label) {
            <dt>{{ fact.label }}</dt>
            <dd [class.muted]="fact.value === null">{{ fact.value ?? 'Not recorded' }}</dd>
          }
        </dl>
      </hms-panel>
    }
    @if (patient().medicalHistory !== undefined) {
      <hms-panel title="Medical history" class="wide">
        <p class="history" [class.muted]="!patient().medicalHistory">{{ patient().medicalHistory || 'Not recorded' }}</p>
      </hms-panel>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr));
      gap: var(--s-3);
      align-items: start;
    }
    .wide {
      grid-column: 1 / -1;
    }
    dl {
      display: grid;
      grid-template-columns: minmax(90px, 2fr) 3fr;
      gap: 6px var(--s-3);
    }
    dt {
      color: var(--text-muted);
      font-size: var(--fs-small);
    }
    dd {
      overflow-wrap: anywhere;
    }
    .history {
      max-width: var(--measure);
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
  `,
})
export class PatientFacts {
  readonly patient = input.required<Patient>();

  protected readonly groups = computed(() => {
    const patient = this.patient();
    return [
      { title: 'Demographics', facts: demographics(patient) },
      { title: 'Contact and address', facts: contact(patient) },
      { title: 'Registration', facts: registration(patient) },
    ];
  });
}

const demographics = (patient: Patient): Fact[] => [
  { label: 'Last name', value: patient.lastName },
  { label: 'First name', value: patient.firstName },
  { label: 'Date of birth', value: patient.dateOfBirth ? bornAndAge(patient, dayOf(new Date())) : null },
  { label: 'Sex', value: GENDER_LABELS[patient.gender] },
  { label: 'Blood group', value: patient.bloodGroup },
];

const ADDRESS_LABELS = [
  ['line', 'House, street'],
  ['city', 'City'],
  ['district', 'District'],
  ['state', 'State'],
  ['postalCode', 'PIN code'],
] as const;

const contact = ({ phone, email, address }: Patient): Fact[] => [
  { label: 'Phone', value: phone ? formatPhone(phone) : null },
  { label: 'E-mail', value: email },
  ...ADDRESS_LABELS.map(([part, label]) => ({ label, value: address?.[part] ?? null })),
  { label: 'Country', value: countryName(address?.country) },
];

const registration = (patient: Patient): Fact[] => [
  { label: 'Patient no.', value: patient.patientNumber },
  { label: 'Status', value: STATUS_LABELS[patient.status] },
  { label: 'Registered', value: formatInstant(patient.createdAt) },
  { label: 'Last changed', value: formatInstant(patient.updatedAt) },
  { label: 'Changed by', value: patient.updatedBy },
];
