import { Component, computed, inject } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { DisplaySettings, type Theme } from '../display/display-settings';
import type { IconName } from '../icons/icon-name';

const NEXT: Readonly<Record<Theme, Theme>> = { system: 'light', light: 'dark', dark: 'system' };
const LOOK: Readonly<Record<Theme, { readonly icon: IconName; readonly label: string }>> = {
  system: { icon: 'computer', label: 'Theme: system' },
  light: { icon: 'light_mode', label: 'Theme: light' },
  dark: { icon: 'dark_mode', label: 'Theme: dark' },
};

/** Goes round system, light and dark. */
@Component({
  selector: 'hms-theme-toggle',
  imports: [MatIcon],
  template: `
    <button type="button" class="toggle meta" (click)="display.setTheme(next())">
      <mat-icon class="small" [svgIcon]="look().icon" />{{ look().label }}
    </button>
  `,
  styles: `
    .toggle {
      display: inline-flex;
      align-items: center;
      gap: 4px;
      min-height: 28px;
      padding: 4px;
      border: 0;
      background: none;
      cursor: pointer;
    }
    @media (max-width: 767px) {
      .toggle {
        min-height: 44px;
      }
    }
  `,
})
export class HmsThemeToggle {
  protected readonly display = inject(DisplaySettings);
  protected readonly look = computed(() => LOOK[this.display.theme()]);
  protected readonly next = computed(() => NEXT[this.display.theme()]);
}
