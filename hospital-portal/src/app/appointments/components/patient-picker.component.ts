import { Component, ElementRef, Injector, afterNextRender, computed, inject, input, output } from '@angular/core';
import type { PatientName, PatientSummary } from '@hms/shared-dto';
import { HmsPatientName, HmsSearchBox } from '@hms/shared-ui';

/** Chooses a patient by typing; whom it chose is shown with birth date and number, so that namesakes are told apart. */
@Component({
  selector: 'hp-patient-picker',
  imports: [HmsPatientName, HmsSearchBox],
  template: `
    <h2 id="patient-label">Patient</h2>
    @if (patient(); as chosen) {
      <div class="chosen">
        <hms-patient-name [lastName]="chosen.lastName" [firstName]="chosen.firstName" [dateOfBirth]="chosen.dateOfBirth" born />
        <span class="meta"><span class="label">Patient no.</span> {{ chosen.patientNumber }}</span>
        @if (!fixed()) {
          <button type="button" class="btn sm" (click)="choose(null)">Change</button>
        }
      </div>
    } @else {
      <hms-search-box label="Find the patient" placeholder="Name, number, phone or birth date" (searched)="search($event)" />
      <p class="sr-only" aria-live="polite">{{ announcement() }}</p>
      @if (found(); as rows) {
        <ul>
          @for (row of rows; track row.id) {
            <li>
              <button type="button" (click)="choose(row)">
                <hms-patient-name [lastName]="row.lastName" [firstName]="row.firstName" [dateOfBirth]="row.dateOfBirth" born />
                <span class="meta">{{ row.patientNumber }}</span>
              </button>
            </li>
          } @empty {
            @if (asked) {
              <li class="none muted">Nobody matches.</li>
            }
          }
        </ul>
      }
      @if (missing()) {
        <p class="fault" role="alert">Choose the patient.</p>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--s-2);
    }
    .chosen {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--s-1) var(--s-3);
    }
    .chosen .btn {
      margin-left: auto;
    }
    ul {
      border: 1px solid var(--line);
      border-radius: var(--r-2);
    }
    ul:not(:has(li)) {
      display: none;
    }
    li + li {
      border-top: 1px solid var(--line-soft);
    }
    li button {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 2px var(--s-3);
      width: 100%;
      min-height: 40px;
      padding: var(--s-2) var(--s-3);
      border: 0;
      background: none;
      text-align: left;
      cursor: pointer;
    }
    li button:hover {
      background: var(--surface-hover);
    }
    .none {
      padding: var(--s-3);
    }
    .label {
      color: var(--text-muted);
    }
    .fault {
      color: var(--danger-text);
      font-size: var(--fs-small);
    }
  `,
})
export class PatientPicker {
  readonly patient = input.required<PatientName | null>();
  readonly found = input.required<readonly PatientSummary[] | null>();
  /** The patient of an appointment stays. */
  readonly fixed = input(false);
  /** The form was sent without a patient. */
  readonly missing = input(false);
  readonly searched = output<string>();
  readonly chosenPatient = output<PatientName | null>();

  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #injector = inject(Injector);
  protected asked = '';
  protected readonly announcement = computed(() => {
    const rows = this.found();
    return rows && this.asked ? (rows.length === 1 ? '1 patient found' : `${rows.length} patients found`) : '';
  });

  protected search(text: string): void {
    this.asked = text;
    this.searched.emit(text);
  }

  /** What was pressed goes: the focus moves on to what has come instead. */
  protected choose(patient: PatientName | null): void {
    this.asked = '';
    this.chosenPatient.emit(patient);
    afterNextRender(() => this.#host.querySelector<HTMLElement>('.chosen button, input')?.focus(), { injector: this.#injector });
  }
}
