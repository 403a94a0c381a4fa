import { Component, booleanAttribute, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { IconName } from '../icons/icon-name';
import type { Tone } from './tone';

/** A status as colour, icon and word. The word is projected: `<hms-status-chip tone="ok" icon="check_circle">Active</hms-status-chip>`. */
@Component({
  selector: 'hms-status-chip',
  imports: [MatIcon],
  host: { '[attr.data-tone]': 'tone()', '[class.plain]': '!icon()', '[class.struck]': 'struck()', '[class.spin]': 'busy()' },
  template: `
    @if (icon(); as name) {
      <mat-icon class="small" [svgIcon]="name" />
    }
    <span><ng-content /></span>
  `,
  styleUrl: './status-chip.component.scss',
})
export class HmsStatusChip {
  readonly tone = input<Tone>('neutral');
  readonly icon = input<IconName | null>(null);
  /** Dashed and struck through, as for cancelled. */
  readonly struck = input(false, { transform: booleanAttribute });
  /** Turns the icon, as for provisioning. */
  readonly busy = input(false, { transform: booleanAttribute });
}
