import { Component, type ElementRef, Injector, afterNextRender, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatIcon } from '@angular/material/icon';
import { type CustomField, GENDERS, type DuplicateCandidate, type PatientName } from '@hms/shared-dto';
import { HmsErrorPanel, HmsNotice, HmsPatientName, IdempotentIntent, OneCall, type Problem, ToastService } from '@hms/shared-ui';
import { HmsField, HmsInput, applyProblem } from '@hms/shared-ui/forms';
import { setOwnFields } from '../../shared/own-fields/own-field-controls';
import { OwnFieldsApi } from '../../shared/own-fields/own-fields.api';
import { OwnFields } from '../../shared/own-fields/own-fields.component';
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
  imports: [HmsErrorPanel, HmsField, HmsInput, HmsNotice, HmsPatientName, MatIcon, OwnFields, ReactiveFormsModule],
  templateUrl: './new-patient.page-part.html',
  styleUrl: './new-patient.page-part.scss',
})
export class NewPatientPart {
  /** What was looked for. */
  readonly typed = input('');
  /** What taking one of the likely duplicates does. */
  readonly chooseLabel = input('Book for this one');
  /** The patient to book for: a new one, or one who was here before. */
  readonly registered = output<PatientName>();

  readonly #api = inject(AppointmentsApi);
  readonly #ownFields = inject(OwnFieldsApi);
  readonly #injector = inject(Injector);
  readonly #intent = new IdempotentIntent();
  protected readonly call = new OneCall();
  protected readonly asking = new OneCall();
  /** The hospital's own fields without which nobody is registered. */
  protected readonly required = signal<readonly CustomField[]>([]);
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
    this.loadFields();
    afterNextRender(() => this.first()?.nativeElement.focus(), { injector: this.#injector });
  }

  protected loadFields(): void {
    this.asking.run(this.#ownFields.all(), (fields) => {
      const required = fields.filter((field) => field.required);
      setOwnFields(this.form.controls.customFields, required, () => false);
      this.required.set(required);
    });
  }

  /** Enter registers; it does not send the booking around this. Buttons and texts of several lines keep their own Enter. */
  protected enter(event: Event): void {
    if (!this.open() || event.target instanceof HTMLButtonElement || event.target instanceof HTMLTextAreaElement) return;
    event.preventDefault();
    this.register(false);
  }

  /** One of the likely duplicates; of a merged record the one that goes on, under the name that it has by now. */
  protected take(candidate: DuplicateCandidate): void {
    if (!candidate.replacedBy) return this.registered.emit(candidate);
    const survivor = this.#api.patient(candidate.replacedBy.id);
    this.call.run(
      survivor,
      (patient) => this.registered.emit(patient),
      (problem) => this.#tell(problem),
    );
  }

  protected register(allowDuplicate: boolean): void {
    if (this.call.busy()) return;
    this.form.markAllAsTouched();
    this.refusals.set([]);
    if (this.form.invalid) return this.#focusFault();
    const request = { ...toRegistration(this.form, this.required()), ...(allowDuplicate ? { allowDuplicate } : {}) };
    this.call.run(
      this.#api.register(request, this.#intent.keyFor(request)),
      (patient) => {
        this.#toasts.show(`Patient registered as ${patient.patientNumber}.`);
        this.registered.emit(patient);
      },
      (problem) => this.#tell(problem),
    );
  }

  /** Once the faults are drawn: the fields themselves say which of them is wrong. */
  #focusFault(): void {
    const focus = () => this.fields()?.nativeElement.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    afterNextRender(focus, { injector: this.#injector });
  }

  #tell(problem: Problem): void {
    if (problem.code !== DUPLICATE) this.refusals.set(applyProblem(this.form, problem));
  }
}
