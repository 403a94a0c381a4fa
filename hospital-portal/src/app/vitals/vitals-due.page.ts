import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ActivatedRoute, RouterLink } from '@angular/router';
import {
  HmsEmptyState,
  HmsErrorPanel,
  HmsPageHead,
  HmsPager,
  HmsPanel,
  HmsPatientName,
  HmsSkeleton,
  ListUrl,
  LiveFeed,
  cursorText,
  formatInstant,
  sessionFeature,
} from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { VitalsDuePageActions } from './vitals-due.actions';
import { vitalsDueFeature } from './vitals-due.feature';

const PLACES = { appointment: 'Appointment with', queue: 'Queue of' } as const;

/** Who is here today and has no vital signs of today, who waits longest first. Each leads to the patient's vital signs. */
@Component({
  selector: 'hp-vitals-due-page',
  imports: [HmsEmptyState, HmsErrorPanel, HmsPageHead, HmsPager, HmsPanel, HmsPatientName, HmsSkeleton, RouterLink],
  template: `
    <div class="page">
      <hms-page-head title="Vital signs due" sub="Checked in or waiting today, and not measured today" />
      @if (due().status === 'failed') {
        <hms-error-panel title="The list could not be loaded." [problem]="due().problem" (retry)="load()" />
      } @else {
        <hms-panel flush [attr.aria-busy]="due().status === 'loading'">
          @if (due().list; as list) {
            @for (row of rows(); track row.patientId) {
              <a class="due" [routerLink]="['/patients', row.patientId, 'vitals']">
                <hms-patient-name
                  [lastName]="row.patient.lastName"
                  [firstName]="row.patient.firstName"
                  [title]="row.patient.title"
                  born
                  [dateOfBirth]="row.patient.dateOfBirth"
                />
                <span>{{ row.patient.patientNumber }}</span>
                <span>{{ row.place }} {{ row.doctorName }}</span>
                <span class="meta">Since {{ row.since }}</span>
              </a>
            } @empty {
              <hms-empty-state icon="vital_signs" title="Nobody waits" text="Everybody who is here today has been measured." />
            }
            @if (cursor() !== undefined || list.page.nextCursor) {
              <hms-pager
                noun="patients"
                [shown]="list.data.length"
                [total]="list.page.total"
                [hasPrevious]="cursor() !== undefined"
                [hasNext]="list.page.nextCursor !== null"
                (previous)="previous()"
                (next)="next()"
              />
            }
          } @else {
            <hms-skeleton [rows]="6" [height]="38" />
          }
        </hms-panel>
      }
    </div>
  `,
  styles: `
    .due {
      display: grid;
      grid-template-columns: minmax(0, 2fr) minmax(0, 1fr) minmax(0, 2fr) auto;
      align-items: center;
      gap: 2px var(--s-3);
      min-height: 44px;
      padding: var(--s-1) var(--s-4);
      color: var(--text);
      text-decoration: none;
      overflow-wrap: anywhere;
    }
    .due:hover {
      background: var(--surface-hover);
    }
    .due + .due {
      border-top: 1px solid var(--line-soft);
    }
    @media (max-width: 767px) {
      .due {
        grid-template-columns: minmax(0, 1fr);
        padding-block: var(--s-2);
      }
    }
  `,
})
export class VitalsDuePage {
  /** Of a later page; a query parameter. */
  readonly cursor = input(undefined, { transform: cursorText });

  readonly #store = inject(Store);
  readonly #route = inject(ActivatedRoute);
  readonly #url = inject(ListUrl);
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);
  protected readonly due = this.#store.selectSignal(vitalsDueFeature.selectVitalsDueState);
  protected readonly rows = computed(() =>
    (this.due().list?.data ?? []).map((row) => ({
      ...row,
      place: PLACES[row.place],
      since: formatInstant(row.since, this.#user()?.timeZone ?? 'UTC'),
    })),
  );

  constructor() {
    effect(() => {
      this.cursor();
      untracked(() => this.load());
    });
    inject(LiveFeed)
      .staleness('vitals.recorded', 'appointment.changed', 'queue.changed')
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.#store.dispatch(VitalsDuePageActions.outdated({ cursor: this.cursor() })));
  }

  protected load(): void {
    this.#store.dispatch(VitalsDuePageActions.opened({ cursor: this.cursor() }));
  }

  protected next(): void {
    const cursor = this.due().list?.page.nextCursor;
    if (cursor) this.#url.next(this.#route, cursor);
  }

  protected previous(): void {
    this.#url.previous(this.#route);
  }
}
