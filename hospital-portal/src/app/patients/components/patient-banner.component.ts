import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Patient } from '@hms/shared-dto';
import { HmsPatientName, HmsStatusChip, dayOf, formatDate, initialsOf } from '@hms/shared-ui';
import { AllergyLine } from '../chart/components/allergy-line.component';
import { GENDER_LABELS, bornAndAge, givenNames } from '../patient-words';

/** Who this page is about; never cut off. `compact` is the one line that stays while the page scrolls, and says the alerts as well. */
@Component({
  selector: 'hp-patient-banner',
  imports: [AllergyLine, HmsPatientName, HmsStatusChip, NgTemplateOutlet, RouterLink],
  host: { '[class.compact]': 'compact()' },
  template: `
    <div class="who">
      <span class="photo" aria-hidden="true">{{ initials() }}</span>
      <div class="grow">
        <h1><hms-patient-name [lastName]="patient().lastName" [firstName]="given()" [title]="patient().title" /></h1>
        <div class="ids">
          <span><span class="k">Born</span> {{ born() }}</span>
          @if (patient().localName; as local) {
            <span class="local">{{ local }}</span>
          }
          <span class="sex"><span class="k">Sex</span> {{ sex() }}</span>
          <span
            ><span class="k">Patient no.</span> <b>{{ patient().patientNumber }}</b></span
          >
          <hp-allergy-line class="allergies" [allergies]="patient().allergies" />
          @if (compact()) {
            <ng-container [ngTemplateOutlet]="chips" />
          }
        </div>
      </div>
      <div class="actions"><ng-content /></div>
    </div>
    @if (!compact()) {
      <div class="alerts">
        <hp-allergy-line [allergies]="patient().allergies" />
        <ng-container [ngTemplateOutlet]="chips" />
      </div>
    }
    <ng-template #chips>
      @if (patient().bloodGroup; as group) {
        <hms-status-chip class="fact">Blood group {{ group }}</hms-status-chip>
      }
      @if (patient().unidentified) {
        <hms-status-chip tone="caution" icon="help">Not identified</hms-status-chip>
      }
      @if (patient().deceasedDate; as died) {
        <hms-status-chip>Died {{ date(died) }}</hms-status-chip>
      }
      @if (patient().mother; as mother) {
        <hms-status-chip class="fact" icon="child_care"
          >Child of <a [routerLink]="['/patients', mother.id]">{{ mother.patientNumber }}</a></hms-status-chip
        >
      }
    </ng-template>
  `,
  styleUrl: './patient-banner.component.scss',
})
export class PatientBanner {
  readonly patient = input.required<Patient>();
  readonly compact = input(false);

  protected readonly date = formatDate;
  protected readonly given = computed(() => givenNames(this.patient()));
  protected readonly initials = computed(() => initialsOf([this.patient().firstName, this.patient().lastName].filter(Boolean).join(' ')));
  protected readonly born = computed(() => bornAndAge(this.patient(), dayOf(new Date())));
  protected readonly sex = computed(() => GENDER_LABELS[this.patient().gender]);
}
