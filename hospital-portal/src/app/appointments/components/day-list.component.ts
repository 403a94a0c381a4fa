import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AppointmentSummary } from '@hms/shared-dto';
import { HmsPatientName, HmsStatusChip } from '@hms/shared-ui';
import { APPOINTMENT_STATUS_LOOKS } from '../../shared/appointment-status-looks';
import { timeOf } from '../hospital-time';
import { KindMark } from './kind-mark.component';

/** The day as a table in the order of time; what is printed and hung up at the desk. */
@Component({
  selector: 'hp-day-list',
  imports: [HmsPatientName, HmsStatusChip, KindMark, RouterLink],
  template: `
    <div class="table-scroll">
      <table class="hms-table cards">
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">Patient</th>
            <th scope="col">Number</th>
            <th scope="col">Doctor</th>
            <th scope="col">Room</th>
            <th scope="col">Reason</th>
            <th scope="col">Status</th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.id) {
            <tr>
              <td class="nowrap" data-label="Time">{{ row.from }}–{{ row.to }}</td>
              <td class="primary" data-label="Patient">
                <a [routerLink]="['/appointments', row.id]">
                  <hms-patient-name
                    [lastName]="row.patient.lastName"
                    [firstName]="row.patient.firstName"
                    [dateOfBirth]="row.patient.dateOfBirth"
                    born
                  />
                </a>
              </td>
              <td class="nowrap" data-label="Number">{{ row.patient.patientNumber }}</td>
              <td data-label="Doctor">{{ row.doctorName }}</td>
              <td data-label="Room">{{ row.roomName ?? 'Not set' }}</td>
              <td data-label="Reason">
                @if (row.typeColour; as colour) {
                  <hp-kind-mark class="kind" [colour]="colour" />
                }
                {{ row.reason ?? row.typeName ?? 'Not recorded' }}
                @if (row.reason && row.typeName) {
                  <span class="meta">{{ row.typeName }}</span>
                }
              </td>
              <td data-label="Status">
                <hms-status-chip [tone]="row.look.tone" [icon]="row.look.icon" [struck]="row.status === 'cancelled'">{{
                  row.look.label
                }}</hms-status-chip>
              </td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    .kind {
      margin-right: 4px;
    }
    /* Seven columns fit on an A4 sheet only close together. */
    @media print {
      :host {
        --cell-x: 5px;
      }
    }
  `,
})
export class DayList {
  readonly appointments = input.required<readonly AppointmentSummary[]>();
  readonly zone = input.required<string>();

  protected readonly rows = computed(() =>
    this.appointments().map((one) => ({
      ...one,
      from: timeOf(one.startsAt, this.zone()),
      to: timeOf(one.endsAt, this.zone()),
      look: APPOINTMENT_STATUS_LOOKS[one.status],
    })),
  );
}
