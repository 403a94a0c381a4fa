import { Component } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { HOSPITAL_ROLES, PERMISSIONS, PERMISSION_CODES, ROLE_LABELS } from '@hms/shared-dto';
import { HmsPageHead, HmsPanel } from '@hms/shared-ui';

const inHospitals = PERMISSION_CODES.filter((code) =>
  HOSPITAL_ROLES.some((role) => (PERMISSIONS[code].roles as readonly string[]).includes(role)),
);

/** What each role may do, out of the very table that the API enforces. */
@Component({
  selector: 'hp-role-matrix-page',
  imports: [HmsPageHead, HmsPanel, MatIcon],
  template: `
    <hms-page-head title="What roles may do" sub="Rights of several roles add up." />
    <hms-panel flush>
      <div class="table-scroll" tabindex="0" role="region" aria-label="What roles may do">
        <table class="hms-table">
          <caption class="sr-only">
            Permissions by role
          </caption>
          <thead>
            <tr>
              <th scope="col">May</th>
              @for (role of roles; track role.code) {
                <th scope="col" class="cell">{{ role.label }}</th>
              }
            </tr>
          </thead>
          <tbody>
            @for (row of rows; track row.label) {
              <tr>
                <th scope="row">{{ row.label }}</th>
                @for (cell of row.cells; track cell.role) {
                  <td class="cell">
                    @if (cell.may) {
                      <mat-icon class="small" svgIcon="check" /><span class="sr-only">Yes</span>
                    } @else {
                      <span class="muted" aria-hidden="true">–</span><span class="sr-only">No</span>
                    }
                  </td>
                }
              </tr>
            }
          </tbody>
        </table>
      </div>
    </hms-panel>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
    }
    .cell {
      text-align: center;
    }
    tbody th {
      position: sticky;
      left: 0;
      background: var(--surface);
      font-weight: var(--fw-regular);
      text-align: left;
    }
  `,
})
export class RoleMatrixPage {
  protected readonly roles = HOSPITAL_ROLES.map((code) => ({ code, label: ROLE_LABELS[code] }));
  protected readonly rows = inHospitals.map((code) => ({
    label: PERMISSIONS[code].label,
    cells: HOSPITAL_ROLES.map((role) => ({ role, may: (PERMISSIONS[code].roles as readonly string[]).includes(role) })),
  }));
}
