import { Component, afterNextRender, inject, viewChild } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { HmsCodeField } from '../components/code-field.component';
import { HmsField } from '../components/field.component';
import { HmsFocusHere } from '../components/focus-here.directive';
import { HmsFormSummary } from '../components/form-summary.component';
import { HmsInput } from '../components/input.directive';
import { HmsPasswordField } from '../components/password-field.component';
import { HmsSample } from './sample.component';
import { DEVANAGARI_HOSPITAL, LONG_EMAIL } from './samples';

/** What is filled in. */
@Component({
  selector: 'hms-fields-gallery',
  imports: [HmsCodeField, HmsField, HmsFocusHere, HmsFormSummary, HmsInput, HmsPasswordField, HmsSample, ReactiveFormsModule],
  styleUrl: './gallery.scss',
  templateUrl: './fields-gallery.component.html',
})
export class HmsFieldsGallery {
  readonly #build = inject(NonNullableFormBuilder);
  protected readonly plain = this.#build.group({
    empty: '',
    filled: LONG_EMAIL,
    foreign: DEVANAGARI_HOSPITAL,
    choice: 'female',
    notes: 'Fever and cough for three days.\nNo known allergies.',
    off: this.#build.control({ value: 'SMH-0031877', disabled: true }),
    password: '',
    newPassword: 'Monsoon',
    app: '',
    recovery: '',
    mailed: '',
  });
  protected readonly wrong = this.#build.group({
    name: ['', Validators.required],
    email: ['not an address', Validators.email],
    sex: ['', Validators.required],
    password: ['', Validators.required],
    code: ['12', Validators.minLength(6)],
  });
  protected readonly summary = viewChild.required(HmsFormSummary);

  constructor() {
    this.wrong.markAllAsTouched();
    afterNextRender(() => this.summary().report(['The number belongs to another patient.']));
  }
}
