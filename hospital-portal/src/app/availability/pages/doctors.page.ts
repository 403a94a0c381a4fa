import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { HmsEmptyState, HmsErrorPanel, HmsPageHead, HmsPanel, HmsSkeleton } from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { AvailabilityPageActions } from '../availability.actions';
import { availabilityFeature } from '../availability.feature';

/** The doctors of the hospital: each leads to when they work. */
@Component({
  selector: 'hp-doctors-page',
  imports: [HmsEmptyState, HmsErrorPanel, HmsPageHead, HmsPanel, HmsSkeleton, RouterLink],
  template: `
    <div class="stack">
      <hms-page-head title="Doctors' hours" sub="When each doctor works, leave and extra hours." />
      <hms-panel flush [attr.aria-busy]="state().status === 'loading'">
        @if (state().status === 'failed') {
          <hms-error-panel class="inset" title="Doctors could not be loaded." [problem]="state().problem" (retry)="load()" />
        } @else if (state().value.length) {
          <div class="table-scroll">
            <table class="hms-table cards">
              <caption class="sr-only">
                Doctors
              </caption>
              <thead>
                <tr>
                  <th scope="col">Name</th>
                  <th scope="col">Specialty</th>
                  <th scope="col">Department</th>
                </tr>
              </thead>
              <tbody>
                @for (doctor of state().value; track doctor.id) {
                  <tr>
                    <td class="primary">
                      <a [routerLink]="['/availability', doctor.id]">{{ doctor.name }}</a>
                    </td>
                    <td data-label="Specialty">{{ doctor.specialty ?? 'Not set' }}</td>
                    <td data-label="Department">{{ doctor.departmentName ?? 'None' }}</td>
                  </tr>
                }
              </tbody>
            </table>
          </div>
        } @else if (waits()) {
          <hms-skeleton [rows]="5" [height]="24" />
        } @else {
          <hms-empty-state title="No doctor yet" text="A member of staff with the role Doctor appears here." />
        }
      </hms-panel>
    </div>
  `,
  styles: `
    .inset {
      padding: var(--s-4);
    }
  `,
})
export class DoctorsPage {
  readonly #store = inject(Store);
  protected readonly state = this.#store.selectSignal(availabilityFeature.selectDoctors);
  protected readonly waits = computed(() => this.state().status === 'loading');

  constructor() {
    this.load();
  }

  protected load(): void {
    this.#store.dispatch(AvailabilityPageActions.doctorsWanted());
  }
}
