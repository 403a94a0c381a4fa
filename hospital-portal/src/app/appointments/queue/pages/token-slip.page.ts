import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { HmsErrorPanel, HmsPageHead, HmsSkeleton, formatInstant, initialsOf, sessionFeature } from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { QueuePageActions } from '../queue.actions';
import { queueFeature } from '../queue.feature';

/** The slip that a patient waits with: the number, for whom, since when. It lies about in waiting rooms, so it names nobody: initials, as on the wall. */
@Component({
  selector: 'hp-token-slip-page',
  imports: [HmsErrorPanel, HmsPageHead, HmsSkeleton, MatIcon, RouterLink],
  template: `
    <hms-page-head class="screen" title="Number" [sub]="token() ? 'for ' + token()?.doctorName : ''">
      <a class="btn" routerLink="/queue" [queryParams]="{ doctor: token()?.doctorId }">To the queue</a>
      <a class="btn" routerLink="/queue/new" [queryParams]="{ doctor: token()?.doctorId }"><mat-icon svgIcon="add" />Next token</a>
      <button type="button" class="btn primary" [disabled]="!token()" (click)="print()"><mat-icon svgIcon="print" />Print</button>
    </hms-page-head>
    @if (slip().problem; as problem) {
      <hms-error-panel title="The number could not be loaded." [problem]="problem" (retry)="load()" />
    } @else if (token(); as token) {
      <section class="slip" aria-label="Slip">
        <p>{{ hospital() }}</p>
        <p class="number">{{ token.number }}</p>
        <p class="doctor">{{ token.doctorName }}</p>
        <p>{{ initials() }}</p>
        <p>{{ since() }}</p>
        <p class="small">Please wait until your number is called. Who is worse is seen first.</p>
      </section>
    } @else {
      <hms-skeleton [rows]="1" [height]="220" />
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s-3);
    }
    /* Paper is white in both themes. */
    .slip {
      color-scheme: light;
      width: 72mm;
      max-width: 100%;
      padding: 4mm;
      border: 1px solid var(--line-control);
      background: var(--surface);
      color: var(--text);
      text-align: center;
      overflow-wrap: anywhere;
    }
    .number {
      font-size: 48pt;
      line-height: 1.2;
      font-weight: var(--fw-strong);
    }
    .doctor {
      font-size: 12pt;
      font-weight: var(--fw-strong);
    }
    .small {
      font-size: 8pt;
    }
    @media print {
      .screen {
        display: none;
      }
      .slip {
        border: 0;
      }
    }
  `,
})
export class TokenSlipPage {
  readonly id = input.required<string>();

  readonly #store = inject(Store);
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);
  protected readonly slip = this.#store.selectSignal(queueFeature.selectSlip);
  protected readonly hospital = computed(() => this.#user()?.tenantName ?? '');
  /** This number and no other, whatever was opened last. */
  protected readonly token = computed(() => {
    const { token } = this.slip();
    return token?.id === this.id() ? token : null;
  });
  protected readonly initials = computed(() => {
    const { firstName, lastName } = this.token()?.patient ?? { firstName: null, lastName: '' };
    return initialsOf([firstName, lastName].filter(Boolean).join(' '));
  });
  protected readonly since = computed(() => formatInstant(this.token()?.createdAt, this.#user()?.timeZone));

  constructor() {
    effect(() => {
      this.id();
      untracked(() => this.load());
    });
  }

  protected load(): void {
    if (this.token() === null) this.#store.dispatch(QueuePageActions.slipOpened({ id: this.id() }));
  }

  protected print(): void {
    globalThis.print();
  }
}
