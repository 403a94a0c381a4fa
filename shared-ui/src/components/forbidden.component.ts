import { Component, computed, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { PERMISSIONS, type Permission } from '@hms/shared-dto';

const labelOf = (code: string): string => (code in PERMISSIONS ? PERMISSIONS[code as Permission].label : code);

/** Takes the place of content that the person may not see, and names the permission it needs. */
@Component({
  selector: 'hms-forbidden',
  imports: [MatIcon],
  template: `
    <mat-icon svgIcon="lock" />
    <h1>You can't open this page</h1>
    <p>
      @if (permission()) {
        It needs the permission <b>{{ label() }}</b>. Ask {{ ask() }} for it.
      } @else {
        Your role does not allow it. Ask {{ ask() }}.
      }
    </p>
    <ng-content />
  `,
  styles: `
    :host {
      display: grid;
      justify-items: center;
      gap: var(--s-2);
      padding: var(--s-12) var(--s-4);
      text-align: center;
    }
    mat-icon.mat-icon {
      width: 40px;
      height: 40px;
      color: var(--text-muted);
    }
    p {
      max-width: var(--measure);
      color: var(--text-muted);
    }
  `,
})
export class HmsForbidden {
  /** The permission's code, such as `staff:manage`; its label is shown. */
  readonly permission = input<string | null>(null);
  /** Whom to ask. */
  readonly ask = input('an administrator');

  protected readonly label = computed(() => labelOf(this.permission() ?? ''));
}
