import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { STATUS_REASONS, formatDose, type PrescriptionSummary } from '@hms/shared-dto';
import { HmsStatusChip, dayOf, formatDate, formatInstant } from '@hms/shared-ui';
import { DISPENSING_LOOKS, hasEnded, isStruck, prescriptionLook } from '../../../shared/prescription-looks';

/** Prescriptions of one patient, each leading to its page; times by the hospital's clock. */
@Component({
  selector: 'hp-prescription-list',
  imports: [HmsStatusChip, RouterLink],
  template: `
    <ul>
      @for (row of rows(); track row.id) {
        <li>
          <div class="what">
            <a [routerLink]="['/patients', row.patientId, 'prescriptions', row.id]" [class.struck]="row.struck">{{ row.medication }}</a>
            <p>{{ row.sig }}</p>
            @if (row.instructions) {
              <p>{{ row.instructions }}</p>
            }
            <p class="meta muted">{{ row.facts }}</p>
          </div>
          <div class="chips">
            <hms-status-chip [tone]="row.look.tone" [icon]="row.look.icon" [struck]="row.struck">{{ row.look.label }}</hms-status-chip>
            @if (row.supply; as supply) {
              <hms-status-chip [tone]="supply.tone" [icon]="supply.icon">{{ supply.label }}</hms-status-chip>
            }
          </div>
          @if (editable()) {
            <div class="actions">
              @if (row.status === 'draft') {
                <a class="btn sm primary" [routerLink]="['/patients', row.patientId, 'prescriptions', row.id, 'edit']">Read and sign</a>
                <button type="button" class="btn sm quiet" (click)="cancelled.emit(row)">Discard</button>
              } @else {
                @if (row.stoppable) {
                  <button type="button" class="btn sm" (click)="stopped.emit(row)">Stop</button>
                }
                @if (row.renewable) {
                  <button type="button" class="btn sm" (click)="renewed.emit(row)">Renew</button>
                }
              }
            </div>
          }
        </li>
      }
    </ul>
  `,
  styles: `
    li {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto auto;
      align-items: start;
      gap: var(--s-2) var(--s-3);
      padding: var(--s-3) var(--s-4);
      overflow-wrap: anywhere;
    }
    li + li {
      border-top: 1px solid var(--line-soft);
    }
    a:not(.btn) {
      font-weight: var(--fw-medium);
    }
    .struck {
      text-decoration: line-through;
    }
    .chips,
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s-1);
    }
    @media (max-width: 767px) {
      li {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class PrescriptionRows {
  readonly prescriptions = input.required<readonly PrescriptionSummary[]>();
  readonly zone = input.required<string>();
  /** Whether the viewer prescribes for this patient. */
  readonly editable = input(false);
  readonly stopped = output<PrescriptionSummary>();
  readonly cancelled = output<PrescriptionSummary>();
  readonly renewed = output<PrescriptionSummary>();

  protected readonly rows = computed(() => {
    const today = dayOf(new Date(), this.zone());
    return this.prescriptions().map((one) => ({
      ...one,
      look: prescriptionLook(one, today),
      stoppable: one.status === 'on-hold' || (one.status === 'active' && !hasEnded(one, today)),
      supply: one.dispensing ? DISPENSING_LOOKS[one.dispensing] : null,
      struck: isStruck(one.status),
      renewable: !['draft', 'entered-in-error', 'cancelled'].includes(one.status),
      facts: factsOf(one, this.zone()),
    }));
  });
}

/** Who, when, how much, until when, and why it ended. */
function factsOf(one: PrescriptionSummary, zone: string): string {
  const at = formatInstant(one.signedAt ?? one.createdAt, zone);
  return [
    `${one.prescriber}, ${at}`,
    `${formatDose(one.quantity)}${one.refills ? `, ${one.refills} ${one.refills === 1 ? 'refill' : 'refills'}` : ''}`,
    one.endsOn ? `until ${formatDate(one.endsOn)}` : '',
    one.statusReason ? STATUS_REASONS[one.statusReason] : '',
  ]
    .filter(Boolean)
    .join(' · ');
}
