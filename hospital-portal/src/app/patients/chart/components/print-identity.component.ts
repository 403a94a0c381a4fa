import { Component, computed, input } from '@angular/core';
import type { Patient } from '@hms/shared-dto';
import { HmsPrintHead, dayOf, formatName } from '@hms/shared-ui';
import { GENDER_LABELS, alertWords, bornAndAge, givenNames } from '../../patient-words';
import { allergySentence } from '../allergy-words';

/** Who a printed page is about, at the top of every one of them, with who printed it and when. Not shown on screens. */
@Component({
  selector: 'hp-print-identity',
  imports: [HmsPrintHead],
  template: `
    <hms-print-head [hospital]="hospital()" [by]="by()">
      <p>
        <b>{{ who() }}</b>
      </p>
      <p>{{ alerts() }}</p>
    </hms-print-head>
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class PrintIdentity {
  readonly patient = input.required<Patient>();
  readonly hospital = input.required<string>();
  readonly by = input.required<string>();

  protected readonly alerts = computed(() => [allergySentence(this.patient().allergies), ...alertWords(this.patient())].join(' · '));
  protected readonly who = computed(() => {
    const patient = this.patient();
    const name = formatName({ ...patient, firstName: givenNames(patient) });
    return [
      name,
      `born ${bornAndAge(patient, dayOf(new Date()))}`,
      GENDER_LABELS[patient.gender],
      `patient no. ${patient.patientNumber}`,
    ].join(' · ');
  });
}
