import { Component, computed, input, output } from '@angular/core';
import { HOSPITAL_ROLES, type HospitalRole, ROLE_LABELS } from '@hms/shared-dto';
import { labelsOf } from '../role-difference';

/** The hospital's roles with what each may do; several may be given. */
@Component({
  selector: 'hp-role-picker',
  template: `
    <fieldset [attr.aria-describedby]="describedBy()">
      <legend>Roles</legend>
      @for (role of roles(); track role.code) {
        <label [class.on]="role.on">
          <input type="checkbox" [checked]="role.on" [attr.aria-invalid]="invalid() ? true : null" (change)="toggle(role.code)" />
          <span
            ><b>{{ role.label }}</b
            ><br /><span class="meta">{{ role.may }}</span></span
          >
        </label>
      }
    </fieldset>
  `,
  styles: `
    fieldset {
      display: grid;
      gap: var(--s-2);
    }
    legend {
      padding: 0 0 4px;
      font-size: var(--fs-small);
      font-weight: var(--fw-medium);
    }
    label {
      display: flex;
      align-items: flex-start;
      gap: var(--s-3);
      padding: var(--s-2) var(--s-3);
      border: 1px solid var(--line);
      border-radius: var(--r-2);
      background: var(--surface);
      cursor: pointer;
    }
    .on {
      border-color: var(--accent);
      background: var(--surface-selected);
    }
    input {
      flex: none;
    }
  `,
})
export class RolePicker {
  readonly chosen = input.required<readonly HospitalRole[]>();
  readonly invalid = input(false);
  readonly describedBy = input<string | null>(null);
  readonly changed = output<HospitalRole[]>();

  protected readonly roles = computed(() =>
    HOSPITAL_ROLES.map((code) => ({ code, label: ROLE_LABELS[code], may: labelsOf([code]).join(' · '), on: this.chosen().includes(code) })),
  );

  protected toggle(role: HospitalRole): void {
    const now = this.chosen();
    this.changed.emit(HOSPITAL_ROLES.filter((one) => (one === role ? !now.includes(one) : now.includes(one))));
  }
}
