import { Component, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import type { ApiClientKind } from '@hms/shared-dto';
import { HmsField, HmsInput } from '@hms/shared-ui/forms';
import type { ClientControls } from '../client-form';
import { OriginFields } from './origin-fields.component';
import { ScopePicker } from './scope-picker.component';

/** The fields of an app, when it is registered and when it is edited. */
@Component({
  selector: 'adm-client-fields',
  imports: [HmsField, HmsInput, OriginFields, ReactiveFormsModule, ScopePicker],
  template: `
    <hms-field
      label="Name"
      hint="As the hospital knows it, such as Metropolis Labs results feed. Audits name it so."
      [messages]="{ required: 'Enter the name.', pattern: 'Use letters, digits, spaces or punctuation marks.' }"
    >
      <input hmsInput [formControl]="controls().name" autocomplete="off" maxlength="100" />
    </hms-field>
    @if (kind() === 'server') {
      <adm-scope-picker [control]="controls().scopes" />
    } @else {
      <adm-origin-fields [array]="controls().origins" />
    }
    <hms-field
      label="Requests a second"
      optional
      hint="Left empty: the platform's usual limit."
      [messages]="{ pattern: 'Write a whole number.' }"
    >
      <input class="rate" hmsInput type="number" inputmode="numeric" min="1" step="1" [formControl]="controls().ratePerSecond" />
    </hms-field>
  `,
  host: { class: 'form' },
  styles: `
    .rate {
      max-width: 140px;
    }
  `,
})
export class ClientFields {
  readonly kind = input.required<ApiClientKind>();
  readonly controls = input.required<ClientControls>();
}
