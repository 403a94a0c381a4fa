import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { formatDose, leftInAll, type PrescriptionSummary } from '@hms/shared-dto';
import { HmsPatientName, HmsStatusChip, formatInstant } from '@hms/shared-ui';
import { DISPENSING_LOOKS } from '../../shared/prescription-looks';

/** What is to be handed out, to whom, and how much of it is left; times by the hospital's clock. */
@Component({
  selector: 'hp-worklist-table',
  imports: [HmsPatientName, HmsStatusChip, RouterLink],
  template: `
    <div class="table-scroll">
      <table class="hms-table cards">
        <thead>
          <tr>
            <th scope="col">Patient</th>
            <th scope="col">Medicine</th>
            <th scope="col">Left</th>
            <th scope="col">Prescribed</th>
            <th scope="col">Status</th>
            @if (mayDispense()) {
              <th scope="col"><span class="sr-only">Actions</span></th>
            }
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.id) {
            <tr>
              <td class="primary" data-label="Patient">
                <a [routerLink]="['/patients', row.patientId, 'prescriptions']">
                  <hms-patient-name
                    [lastName]="row.patient.lastName"
                    [firstName]="row.patient.firstName"
                    [dateOfBirth]="row.patient.dateOfBirth"
                    born
                  />
                </a>
                <div class="meta">{{ row.patient.patientNumber }}</div>
              </td>
              <td data-label="Medicine">
                <a [routerLink]="['/patients', row.patientId, 'prescriptions', row.id]"
                  ><b>{{ row.medication }}</b></a
                >
                <div>{{ row.sig }}</div>
              </td>
              <td data-label="Left">{{ row.left }}</td>
              <td data-label="Prescribed">
                {{ row.prescriber }}
                <div class="meta">{{ row.at }}</div>
              </td>
              <td data-label="Status">
                @if (row.look; as look) {
                  <hms-status-chip [tone]="look.tone" [icon]="look.icon">{{ look.label }}</hms-status-chip>
                }
              </td>
              @if (mayDispense()) {
                <td>
                  @if (row.dispensing !== 'done') {
                    <button type="button" class="btn sm primary" (click)="dispensed.emit(row)">Dispense</button>
                  }
                </td>
              }
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
})
export class WorklistTable {
  readonly prescriptions = input.required<readonly PrescriptionSummary[]>();
  readonly zone = input.required<string>();
  readonly mayDispense = input(false);
  readonly dispensed = output<PrescriptionSummary>();

  protected readonly rows = computed(() =>
    this.prescriptions().map((one) => ({
      ...one,
      look: one.dispensing ? DISPENSING_LOOKS[one.dispensing] : null,
      at: formatInstant(one.signedAt ?? one.createdAt, this.zone()),
      left: formatDose({ value: leftInAll({ ...one, quantity: one.quantity.value }), unit: one.quantity.unit }),
    })),
  );
}
