import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { LabOrder, LabOrderStatus } from '@hms/shared-dto';
import { HmsStatusChip, type IconName, type Tone, formatInstant } from '@hms/shared-ui';
import { PaperButton } from '../../shared/papers/paper-button.page-part';
import { PRIORITY_WORDS, STAGE_LOOKS } from '../../shared/labs/lab-words';

const ORDER_LOOKS: Readonly<Record<LabOrderStatus, { label: string; tone: Tone; icon: IconName }>> = {
  ordered: { label: 'Ordered', tone: 'info', icon: 'schedule' },
  in_progress: { label: 'In progress', tone: 'waiting', icon: 'play_circle' },
  final: { label: 'Final', tone: 'ok', icon: 'check_circle' },
  cancelled: { label: 'Cancelled', tone: 'neutral', icon: 'cancel' },
};

/** What was asked of the laboratory for one patient. */
@Component({
  selector: 'hp-lab-order-table',
  imports: [HmsStatusChip, PaperButton, RouterLink],
  template: `
    <div class="table-scroll">
      <table class="hms-table cards">
        <thead>
          <tr>
            <th scope="col">Order</th>
            <th scope="col">Tests</th>
            <th scope="col">Specimens</th>
            <th scope="col">By</th>
            <th scope="col">Status</th>
            <th scope="col"><span class="sr-only">Actions</span></th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.order.id) {
            <tr>
              <td class="primary" data-label="Order">
                {{ row.order.orderNumber }}
                <div class="meta">{{ row.at }}</div>
              </td>
              <td data-label="Tests">
                {{ row.tests }}
                @if (row.order.indication) {
                  <div class="meta">{{ row.order.indication }}</div>
                }
              </td>
              <td data-label="Specimens">
                @for (tube of row.tubes; track tube.id) {
                  <div>
                    <a [routerLink]="['/labs', tube.id]">{{ tube.accessionNumber }}</a> <span class="meta">{{ tube.stage }}</span>
                  </div>
                }
              </td>
              <td data-label="By">
                {{ row.order.orderer }}
                @if (visits() && row.order.visitId) {
                  <div>
                    <a class="visit" [routerLink]="['/patients', row.order.patient.id, 'visits', row.order.visitId]">Visit</a>
                  </div>
                }
              </td>
              <td data-label="Status">
                @if (row.priority; as priority) {
                  <hms-status-chip tone="caution" icon="bolt">{{ priority }}</hms-status-chip>
                }
                <hms-status-chip [tone]="row.look.tone" [icon]="row.look.icon" [struck]="row.order.status === 'cancelled'">{{
                  row.look.label
                }}</hms-status-chip>
              </td>
              <td>
                @if (row.reported) {
                  <hp-paper-button kind="lab_report" [subject]="row.order.id" [patientNumber]="row.order.patient.patientNumber" />
                }
                @if (mayCancel() && row.cancellable) {
                  <button type="button" class="btn quiet sm" (click)="cancelAsked.emit(row.order)">Cancel</button>
                }
              </td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    /* Alone on its line, it is as high as a finger needs. */
    .visit {
      display: inline-block;
      min-height: 24px;
      padding-block: 2px;
    }
  `,
})
export class LabOrderTable {
  readonly orders = input.required<readonly LabOrder[]>();
  readonly zone = input.required<string>();
  readonly mayCancel = input(false);
  /** Whether the viewer may read the visits at which they were placed. */
  readonly visits = input(false);
  readonly cancelAsked = output<LabOrder>();

  protected readonly rows = computed(() =>
    this.orders().map((order) => ({
      order,
      at: formatInstant(order.orderedAt, this.zone()),
      tests: order.items.map(({ name, status }) => (status === 'cancelled' ? `${name} (cancelled)` : name)).join(', '),
      tubes: order.specimens.map(({ stage, ...tube }) => ({ ...tube, stage: STAGE_LOOKS[stage].label })),
      priority: order.priority === 'routine' ? null : PRIORITY_WORDS[order.priority],
      look: ORDER_LOOKS[order.status],
      reported: order.items.some(({ status }) => status === 'final' || status === 'corrected'),
      cancellable: order.items.some(({ status }) => ['ordered', 'collected', 'received', 'in_progress'].includes(status)),
    })),
  );
}
