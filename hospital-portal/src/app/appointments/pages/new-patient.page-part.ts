import { Component, type ElementRef, Injector, afterNextRender, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatIcon } from '@angular/material/icon';
import { GENDERS, type DuplicateCandidate, type PatientName } from '@hms/shared-dto';
import {
  HmsField,
  HmsInput,
  HmsNotice,
  HmsPatientName,
  IdempotentIntent,
  OneCall,
  type Problem,
  ToastService,
  applyProblem,
} from '@hms/shared-ui';
import { AppointmentsApi } from '../appointments.api';
import { createNewPatientForm, fillName, toRegistration } from '../new-patient-form';

const DUPLICATE = 'patient.possible_duplicate';
const GENDER_LABELS = { female: 'Female', male: 'Male', other: 'Other', unknown: 'Not known' } as const;

/**
 * Registers a patient without leaving the booking, whose fields stay as they are. Likely duplicates are shown first: most people who call were here
 * before. Inside the booking's form, so it is none of its own.
 */
@Component({
  selector: 'hp-new-patient',
  host: { '(keydown.enter)': 'enter($event)' },
  imports: [HmsField, HmsInput, HmsNotice, HmsPatientName, MatIcon, ReactiveFormsModule],
  template: `
    @if (open()) {
      <fieldset #fields class="form" [formGroup]="form">
        <legend>New patient</legend>
        @if (refusals().length) {
          <hms-notice tone="critical" [live]="true"
            ><b>The patient was not registered.</b>
            @for (text of refusals(); track text) {
              {{ text }}
            }
          </hms-notice>
        }
        @if (candidates().length) {
          <hms-notice tone="caution" [live]="true"
            ><b>{{ candidates().length === 1 ? 'This patient may be registered already.' : 'These patients are much alike.' }}</b> Compare
            before you register one more.</hms-notice
          >
          <ul>
            @for (one of candidates(); track one.id) {
              <li>
                <hms-patient-name [lastName]="one.lastName" [firstName]="one.firstName" [dateOfBirth]="one.dateOfBirth" born />
                <span class="meta">{{ one.patientNumber }}</span>
                <button type="button" class="btn sm" (click)="registered.emit(one)">
                  {{ chooseLabel() }}<span class="sr-only"> {{ one.patientNumber }}</span>
                </button>
              </li>
            }
          </ul>
          <button type="button" class="btn sm" (click)="register(true)">Somebody else: register anyway</button>
        }
        <div class="pair">
          <hms-field label="Last name" [messages]="{ required: 'Write the last name, or the one name.' }">
            <input #first hmsInput formControlName="lastName" autocomplete="off" />
          </hms-field>
          <hms-field label="First name" optional><input hmsInput formControlName="firstName" autocomplete="off" /></hms-field>
        </div>
        <div class="pair">
          <hms-field
            label="Date of birth"
            hint="Or the age, if nobody knows it."
            [messages]="{ required: 'Write the date of birth, or the age.', future: 'The birth date is in the future.' }"
          >
            <input hmsInput type="date" formControlName="dateOfBirth" />
          </hms-field>
          <hms-field label="Age in years" optional [messages]="{ pattern: 'Write whole years, such as 48.' }">
            <input hmsInput formControlName="ageYears" inputmode="numeric" maxlength="3" autocomplete="off" />
          </hms-field>
        </div>
        <div class="pair">
          <hms-field label="Sex" [messages]="{ required: 'Choose the sex.' }">
            <select hmsInput formControlName="gender">
              <option value="" disabled>Choose</option>
              @for (gender of genders; track gender.value) {
                <option [value]="gender.value">{{ gender.label }}</option>
              }
            </select>
          </hms-field>
          <hms-field label="Phone" optional [messages]="{ pattern: 'Write ten digits, or + and the country code.' }">
            <input hmsInput type="tel" formControlName="phone" autocomplete="off" maxlength="24" />
          </hms-field>
        </div>
        <div class="row">
          <button type="button" class="btn primary" [attr.aria-disabled]="call.busy()" (click)="register(false)">
            {{ call.busy() ? 'Registering' : 'Register and go on' }}
          </button>
          <button type="button" class="btn" (click)="open.set(false)">Cancel registration</button>
        </div>
      </fieldset>
    } @else {
      <button type="button" class="btn sm" (click)="begin()"><mat-icon class="small" svgIcon="person_add" />New patient</button>
    }
  `,
  styles: `
    :host {
      display: block;
      margin-top: var(--s-3);
    }
    // A fieldset is as wide as its widest field unless it is told otherwise.
    fieldset {
      grid-template-columns: minmax(0, 1fr);
      min-width: 0;
      margin: 0;
      padding: var(--s-3);
      border: 1px solid var(--line);
      border-radius: var(--r-2);
    }
    legend {
      padding: 0 var(--s-1);
      font-weight: var(--fw-medium);
    }
    .pair {
      align-items: start;
    }
    ul {
      display: grid;
      gap: var(--s-2);
    }
    fieldset > .btn {
      justify-self: start;
    }
    li .btn {
      margin-left: auto;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 2px var(--s-3);
    }
  `,
})
export class NewPatientPart {
  /** What was looked for. */
  readonly typed = input('');
  /** The patient to book for: a new one, or one who was here before. */
  /** What taking one of the likely duplicates does. */
  readonly chooseLabel = input('Book for this one');
  readonly registered = output<PatientName>();

  readonly #api = inject(AppointmentsApi);
  readonly #injector = inject(Injector);
  readonly #intent = new IdempotentIntent();
  protected readonly call = new OneCall();
  protected readonly form = createNewPatientForm();
  protected readonly open = signal(false);
  protected readonly genders = GENDERS.map((value) => ({ value, label: GENDER_LABELS[value] }));
  protected readonly candidates = computed(() => {
    const problem = this.call.problem();
    return problem?.code === DUPLICATE ? ((problem.more['candidates'] ?? []) as DuplicateCandidate[]) : [];
  });
  protected readonly first = viewChild<ElementRef<HTMLElement>>('first');
  protected readonly fields = viewChild<ElementRef<HTMLElement>>('fields');
  /** What no field says. */
  protected readonly refusals = signal<readonly string[]>([]);
  readonly #toasts = inject(ToastService);

  protected begin(): void {
    this.open.set(true);
    fillName(this.form, this.typed());
    afterNextRender(() => this.first()?.nativeElement.focus(), { injector: this.#injector });
  }

  /** Enter registers; it does not send the booking around this. Buttons keep their own Enter. */
  protected enter(event: Event): void {
    if (!this.open() || event.target instanceof HTMLButtonElement) return;
    event.preventDefault();
    this.register(false);
  }

  protected register(allowDuplicate: boolean): void {
    if (this.call.busy()) return;
    this.form.markAllAsTouched();
    this.refusals.set([]);
    if (this.form.invalid) return this.fields()?.nativeElement.querySelector<HTMLElement>('.ng-invalid[formControlName]')?.focus();
    const request = { ...toRegistration(this.form), ...(allowDuplicate ? { allowDuplicate } : {}) };
    this.call.run(
      this.#api.register(request, this.#intent.keyFor(request)),
      (patient) => {
        this.#toasts.show(`Patient registered as ${patient.patientNumber}.`);
        this.registered.emit(patient);
      },
      (problem) => this.#tell(problem),
    );
  }

  #tell(problem: Problem): void {
    if (problem.code !== DUPLICATE) this.refusals.set(applyProblem(this.form, problem));
  }
}
