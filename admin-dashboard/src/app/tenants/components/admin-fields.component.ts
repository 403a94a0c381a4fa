import { Component, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { HmsCopyButton } from '@hms/shared-ui';
import { HmsField, HmsInput, HmsPasswordField } from '@hms/shared-ui/forms';
import type { AdminForm } from '../new-tenant.form';
import { makePassword } from '../password-maker';

/** The first admin of a new hospital, and how they get in. */
@Component({
  selector: 'adm-admin-fields',
  imports: [HmsCopyButton, HmsField, HmsInput, HmsPasswordField, ReactiveFormsModule],
  template: `
    <div class="form" [formGroup]="form()">
      <hms-field label="Name" [messages]="{ required: 'Enter the name of the admin.' }">
        <input hmsInput formControlName="name" autocomplete="off" maxlength="200" />
      </hms-field>
      <hms-field label="E-mail" hint="They sign in with it." [messages]="{ required: 'Enter the e-mail address of the admin.' }">
        <input hmsInput type="email" formControlName="email" autocomplete="off" maxlength="254" />
      </hms-field>
      <fieldset class="choices">
        <legend>First sign-in</legend>
        <label>
          <input type="radio" formControlName="firstSignIn" value="invitation" />
          <span>
            Invitation by e-mail
            <span class="meta">They choose their own password. The link is good for 7 days and can be sent again.</span>
          </span>
        </label>
        <label>
          <input type="radio" formControlName="firstSignIn" value="password" />
          <span>
            Temporary password
            <span class="meta">You hand it over. It must be changed at the first sign-in.</span>
          </span>
        </label>
      </fieldset>
      @if (form().controls.firstSignIn.value === 'password') {
        <hms-password-field
          label="Temporary password"
          autocomplete="new-password"
          meter
          [control]="form().controls.password"
          [messages]="{ required: 'Enter or generate a temporary password.' }"
        >
          <span class="row">
            <button type="button" class="btn quiet sm" (click)="generate()">Generate</button>
            @if (form().controls.password.value; as password) {
              <hms-copy-button [value]="password" label="password" />
            }
          </span>
        </hms-password-field>
        <p class="meta">Copy it now: it is not shown again, and not kept in the draft.</p>
      }
    </div>
  `,
  styles: `
    .choices {
      display: grid;
      gap: var(--s-2);
    }
    legend {
      padding: 0 0 4px;
      font-size: var(--fs-small);
      font-weight: var(--fw-medium);
    }
    .choices label {
      display: flex;
      gap: var(--s-3);
      padding: var(--s-2) 0;
      cursor: pointer;
    }
    .choices input {
      flex: none;
    }
    .choices label > span {
      display: grid;
    }
  `,
})
export class AdminFields {
  readonly form = input.required<AdminForm>();

  protected generate(): void {
    this.form().controls.password.setValue(makePassword());
  }
}
