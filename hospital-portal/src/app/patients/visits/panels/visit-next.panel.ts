import { Component, inject, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import type { Permission, Visit } from '@hms/shared-dto';
import { HmsPanel, type IconName, selectMay } from '@hms/shared-ui';
import { Store } from '@ngrx/store';

interface Step {
  readonly path: readonly string[];
  readonly label: string;
  readonly icon: IconName;
  readonly permission: Permission;
}

const STEPS: readonly Step[] = [
  { path: ['plans'], label: 'Plan the treatment', icon: 'format_list_numbered', permission: 'records:write' },
  { path: ['vitals'], label: 'Record vital signs', icon: 'vital_signs', permission: 'vitals:write' },
  { path: ['prescriptions', 'new'], label: 'Prescribe', icon: 'pill', permission: 'records:write' },
  { path: ['labs', 'order'], label: 'Order laboratory tests', icon: 'labs', permission: 'orders:write' },
];

/** What else a visit leads to; all that comes of it names the visit. What is typed is saved before one goes there, and is there when one comes back. */
@Component({
  selector: 'hp-visit-next-panel',
  imports: [HmsPanel, MatIcon, RouterLink],
  template: `
    <hms-panel title="Also for this patient">
      <p class="row">
        @for (step of steps; track step.label) {
          @if (step.may()) {
            <a class="btn sm" [routerLink]="['/patients', visit().patientId, ...step.path]" [queryParams]="{ visit: visit().id }"
              ><mat-icon [svgIcon]="step.icon" />{{ step.label }}</a
            >
          }
        }
      </p>
    </hms-panel>
  `,
  styles: `
    p {
      flex-wrap: wrap;
    }
  `,
})
export class VisitNextPanel {
  readonly visit = input.required<Visit>();

  readonly #store = inject(Store);
  protected readonly steps = STEPS.map((step) => ({ ...step, may: this.#store.selectSignal(selectMay(step.permission)) }));
}
