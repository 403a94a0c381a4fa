import { Component, computed, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { Patient } from '@hms/shared-dto';
import { HmsPatientName, HmsStatusChip, dayOf, initialsOf } from '@hms/shared-ui';
import { GENDER_LABELS, bornAndAge } from '../patient-words';

/** Who this page is about; never cut off. `compact` is the one line that stays while the page scrolls. */
@Component({
  selector: 'hp-patient-banner',
  imports: [HmsPatientName, HmsStatusChip, MatIcon],
  host: { '[class.compact]': 'compact()' },
  template: `
    <div class="who">
      <span class="photo" aria-hidden="true">{{ initials() }}</span>
      <div class="grow">
        <h1><hms-patient-name [lastName]="patient().lastName" [firstName]="patient().firstName" /></h1>
        <div class="ids">
          <span><span class="k">Born</span> {{ born() }}</span>
          <span class="sex"><span class="k">Sex</span> {{ sex() }}</span>
          <span
            ><span class="k">Patient no.</span> <b>{{ patient().patientNumber }}</b></span
          >
          <span class="allergies"><mat-icon class="small" svgIcon="allergy" />Allergies not recorded</span>
        </div>
      </div>
      <div class="actions"><ng-content /></div>
    </div>
    <div class="alerts">
      <span class="allergies"><mat-icon class="small" svgIcon="allergy" />Allergies not recorded</span>
      @if (patient().bloodGroup; as group) {
        <hms-status-chip>Blood group {{ group }}</hms-status-chip>
      }
      @if (patient().unidentified) {
        <hms-status-chip tone="caution" icon="help">Not identified</hms-status-chip>
      }
    </div>
  `,
  styleUrl: './patient-banner.component.scss',
})
export class PatientBanner {
  readonly patient = input.required<Patient>();
  readonly compact = input(false);

  protected readonly initials = computed(() => initialsOf([this.patient().firstName, this.patient().lastName].filter(Boolean).join(' ')));
  protected readonly born = computed(() => bornAndAge(this.patient(), dayOf(new Date())));
  protected readonly sex = computed(() => GENDER_LABELS[this.patient().gender]);
}
