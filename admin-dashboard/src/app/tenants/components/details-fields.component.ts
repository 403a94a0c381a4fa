import { Component, input, output } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { HmsField, HmsInput } from '@hms/shared-ui/forms';
import { type DetailsForm, timeZones } from '../details-form';
import type { SubdomainCheck } from '../tenants.feature';
import { SubdomainNote } from './subdomain-note.component';

const MESSAGES = {
  name: { required: "Enter the hospital's name.", pattern: 'Use 1 to 200 letters, digits, spaces or punctuation marks.' },
  email: { required: "Enter the hospital's e-mail address." },
  phone: { required: 'Enter a telephone number.', phone: 'Write the number with its country code, such as +91 98220 41763.' },
  address: { required: 'Enter the address.' },
  subdomain: {
    required: 'Enter a subdomain.',
    pattern: 'Use 3 to 40 lower-case letters, digits and single hyphens, beginning with a letter.',
    minlength: 'Use at least 3 characters.',
  },
} as const;

/** The fields of a hospital, in the wizard and on the edit page. */
@Component({
  selector: 'adm-details-fields',
  imports: [HmsField, HmsInput, ReactiveFormsModule, SubdomainNote],
  templateUrl: './details-fields.component.html',
  styleUrl: './details-fields.component.scss',
})
export class DetailsFields {
  readonly form = input.required<DetailsForm>();
  readonly hostSuffix = input.required<string>();
  readonly check = input.required<SubdomainCheck>();
  /** The person typed a subdomain, or took up the suggested one. */
  readonly subdomainTyped = output<string>();

  protected readonly messages = MESSAGES;
  protected readonly zones = timeZones();

  protected use(subdomain: string): void {
    this.form().controls.subdomain.setValue(subdomain);
    this.subdomainTyped.emit(subdomain);
  }
}
