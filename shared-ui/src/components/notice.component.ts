import { Component, booleanAttribute, computed, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { IconName } from '../icons/icon-name';
import type { Tone } from './tone';

const ICONS: Readonly<Record<Tone, IconName>> = {
  critical: 'error',
  caution: 'warning',
  ok: 'check_circle',
  info: 'info',
  waiting: 'schedule',
  neutral: 'info',
};

/** A sentence or two with an icon, in a tone; buttons go in by `<… noticeActions>`. Say what is, then what to do. */
@Component({
  selector: 'hms-notice',
  imports: [MatIcon],
  host: { '[attr.data-tone]': 'tone()', '[attr.role]': 'live() ? (tone() === "critical" ? "alert" : "status") : null' },
  template: `
    <mat-icon [svgIcon]="icon()" />
    <div class="text"><ng-content /></div>
    <ng-content select="[noticeActions]" />
  `,
  styleUrl: './notice.component.scss',
})
export class HmsNotice {
  readonly tone = input<Tone>('info');
  /** Read out when it appears. */
  readonly live = input(false, { transform: booleanAttribute });
  protected readonly icon = computed(() => ICONS[this.tone()]);
}
