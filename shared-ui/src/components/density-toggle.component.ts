import { Component, inject } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { type Density, DisplaySettings } from '../display/display-settings';
import type { IconName } from '../icons/icon-name';

const NEXT: Readonly<Record<Density, Density>> = { compact: 'default', default: 'comfortable', comfortable: 'compact' };
const ICONS: Readonly<Record<Density, IconName>> = { compact: 'density_small', default: 'density_medium', comfortable: 'density_large' };
const WORDS: Readonly<Record<Density, string>> = { compact: 'compact', default: 'normal', comfortable: 'roomy' };

/** Goes round the three row heights. */
@Component({
  selector: 'hms-density-toggle',
  imports: [MatIcon],
  template: `
    <button type="button" class="icon-btn" [attr.aria-label]="label()" [title]="label()" (click)="display.setDensity(next())">
      <mat-icon [svgIcon]="icon()" />
    </button>
  `,
})
export class HmsDensityToggle {
  protected readonly display = inject(DisplaySettings);
  protected readonly label = () => `Row height: ${WORDS[this.display.density()]}`;
  protected readonly icon = () => ICONS[this.display.density()];
  protected readonly next = () => NEXT[this.display.density()];
}
