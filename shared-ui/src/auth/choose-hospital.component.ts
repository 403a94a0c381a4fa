import { Component, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { Problem } from '../session/problem';
import { HmsFocusHere } from '../components/focus-here.directive';
import { HmsRefusal } from '../components/refusal.component';
import type { TenantChoice } from '../session/session.model';

/** The step for people who work in several hospitals. A session belongs to exactly one. */
@Component({
  selector: 'hms-choose-hospital',
  imports: [HmsFocusHere, HmsRefusal, MatIcon],
  styleUrl: './auth-page.scss',
  template: `
    <h1 hmsFocusHere>Choose a hospital</h1>
    <p class="lead">You work in several. This session is for one of them.</p>
    <hms-refusal [problem]="problem()" />
    <ul class="choices">
      @for (tenant of tenants(); track tenant.id) {
        <li>
          <button type="button" class="choice" [disabled]="busy()" (click)="chosen.emit(tenant.id)">
            <mat-icon svgIcon="apartment" />
            <span class="grow"
              ><b>{{ tenant.name }}</b
              ><br /><span class="meta">{{ tenant.id }}</span></span
            >
            <mat-icon svgIcon="chevron_right" />
          </button>
        </li>
      }
    </ul>
    <p class="center"><button type="button" class="link" (click)="abandoned.emit()">Back to sign in</button></p>
  `,
  styles: `
    .choices {
      display: grid;
      gap: var(--s-2);
    }
    .choice {
      display: flex;
      align-items: center;
      gap: var(--s-3);
      width: 100%;
      min-height: 56px;
      padding: var(--s-2) var(--s-3);
      border: 1px solid var(--line-control);
      border-radius: var(--r-2);
      background: var(--surface);
      text-align: left;
      cursor: pointer;
    }
    .choice:hover {
      background: var(--surface-hover);
    }
  `,
})
export class HmsChooseHospital {
  readonly tenants = input.required<readonly TenantChoice[]>();
  readonly busy = input(false);
  readonly problem = input<Problem | null>(null);
  readonly chosen = output<string>();
  readonly abandoned = output();
}
