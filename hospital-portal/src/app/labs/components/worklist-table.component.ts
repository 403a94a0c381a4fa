import { Component, computed, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import type { LabSpecimen } from '@hms/shared-dto';
import { HmsPatientName, HmsStatusChip, formatInstant } from '@hms/shared-ui';
import { PRIORITY_WORDS, SPECIMEN_WORDS, STAGE_LOOKS } from '../../shared/labs/lab-words';

/** Specimens of a stage with the step that comes next. */
@Component({
  selector: 'hp-worklist-table',
  imports: [HmsPatientName, HmsStatusChip, MatIcon, RouterLink],
  template: `
    <div class="table-scroll">
      <table class="hms-table cards">
        <thead>
          <tr>
            <th scope="col">Specimen</th>
            <th scope="col">Patient</th>
            <th scope="col">Tests</th>
            <th scope="col">Ordered</th>
            <th scope="col">Status</th>
            <th scope="col"><span class="sr-only">Next step</span></th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.specimen.id) {
            <tr>
              <td class="primary" data-label="Specimen">
                <a [routerLink]="['/labs', row.specimen.id]">{{ row.specimen.accessionNumber }}</a>
                <div class="meta">{{ row.kind }}</div>
              </td>
              <td data-label="Patient">
                <hms-patient-name
                  [lastName]="row.specimen.patient.lastName"
                  [firstName]="row.specimen.patient.firstName"
                  [title]="row.specimen.patient.title"
                  [dateOfBirth]="row.specimen.patient.dateOfBirth"
                  born
                />
                <div class="meta">{{ row.specimen.patient.patientNumber }}</div>
              </td>
              <td data-label="Tests">{{ row.tests }}</td>
              <td data-label="Ordered">
                {{ row.ordered }}
                <div class="meta">{{ row.specimen.orderer }}</div>
              </td>
              <td data-label="Status">
                <div class="chips">
                  @if (row.priority; as priority) {
                    <hms-status-chip tone="caution" icon="bolt">{{ priority }}</hms-status-chip>
                  }
                  <hms-status-chip [tone]="row.look.tone" [icon]="row.look.icon">{{ row.look.label }}</hms-status-chip>
                </div>
              </td>
              <td class="steps">
                @if (mayCollect() && row.specimen.stage === 'collect') {
                  <a
                    class="icon-btn sm"
                    [routerLink]="['/labs', row.specimen.id, 'label']"
                    [attr.aria-label]="'Print the label of ' + row.specimen.accessionNumber"
                    ><mat-icon svgIcon="barcode"
                  /></a>
                  <button type="button" class="btn sm" (click)="collected.emit(row.specimen)">Collect</button>
                }
                @if (mayCollect() && row.specimen.stage === 'receive') {
                  <button type="button" class="btn sm" (click)="received.emit(row.specimen)">Receive</button>
                }
              </td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    .chips {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s-1);
    }
    .steps {
      text-align: right;
      white-space: nowrap;
    }
  `,
})
export class WorklistTable {
  readonly specimens = input.required<readonly LabSpecimen[]>();
  readonly zone = input.required<string>();
  readonly mayCollect = input(false);
  readonly collected = output<LabSpecimen>();
  readonly received = output<LabSpecimen>();

  protected readonly rows = computed(() =>
    this.specimens().map((specimen) => ({
      specimen,
      kind: SPECIMEN_WORDS[specimen.kind],
      tests: specimen.tests.join(', '),
      ordered: formatInstant(specimen.orderedAt, this.zone()),
      priority: specimen.priority === 'routine' ? null : PRIORITY_WORDS[specimen.priority],
      look: STAGE_LOOKS[specimen.stage],
    })),
  );
}
