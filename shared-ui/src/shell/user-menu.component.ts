import { Component, computed, inject, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuContent, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { ROLE_LABELS, type Role } from '@hms/shared-dto';
import { DisplaySettings, type Density, type Theme } from '../display/display-settings';
import { initialsOf } from '../format/person-name';
import type { IconName } from '../icons/icon-name';

interface Choice<T> {
  readonly value: T;
  readonly label: string;
  readonly icon: IconName;
}

const THEMES: readonly Choice<Theme>[] = [
  { value: 'system', label: 'Theme of the system', icon: 'computer' },
  { value: 'light', label: 'Light', icon: 'light_mode' },
  { value: 'dark', label: 'Dark', icon: 'dark_mode' },
];

const DENSITIES: readonly Choice<Density>[] = [
  { value: 'compact', label: 'Compact rows', icon: 'density_small' },
  { value: 'default', label: 'Normal rows', icon: 'density_medium' },
  { value: 'comfortable', label: 'Roomy rows', icon: 'density_large' },
];

/** Who is signed in, how it looks, and the way out. */
@Component({
  selector: 'hms-user-menu',
  imports: [MatIcon, MatMenu, MatMenuContent, MatMenuItem, MatMenuTrigger, RouterLink],
  template: `
    <button type="button" class="me" [matMenuTriggerFor]="menu">
      <span class="face" aria-hidden="true">{{ initials() }}</span>
      <span class="sr-only">Account:</span>
      <span class="names">
        <span class="name">{{ user().name }}</span>
        <span class="meta">{{ roles() }}</span>
      </span>
    </button>
    <mat-menu #menu="matMenu" xPosition="before">
      <ng-template matMenuContent>
        <div class="who" role="presentation">
          <div class="name">{{ user().name }}</div>
          <div class="meta">{{ user().email }}</div>
          <div class="meta">{{ roles() }}</div>
        </div>
        <a mat-menu-item routerLink="/account"><mat-icon svgIcon="account_circle" />Your account</a>
        <hr />
        @for (theme of themes; track theme.value) {
          <button
            mat-menu-item
            type="button"
            role="menuitemradio"
            [attr.aria-checked]="display.theme() === theme.value"
            (click)="display.setTheme(theme.value)"
          >
            <mat-icon [svgIcon]="display.theme() === theme.value ? 'check' : theme.icon" />{{ theme.label }}
          </button>
        }
        <hr />
        @for (density of densities; track density.value) {
          <button
            mat-menu-item
            type="button"
            role="menuitemradio"
            [attr.aria-checked]="display.density() === density.value"
            (click)="display.setDensity(density.value)"
          >
            <mat-icon [svgIcon]="display.density() === density.value ? 'check' : density.icon" />{{ density.label }}
          </button>
        }
        <hr />
        <button mat-menu-item type="button" (click)="signOut.emit()"><mat-icon svgIcon="logout" />Sign out</button>
      </ng-template>
    </mat-menu>
  `,
  styles: `
    .me {
      display: flex;
      align-items: center;
      gap: var(--s-2);
      min-height: 40px;
      padding: 2px var(--s-1);
      border: 0;
      border-radius: var(--r-2);
      background: none;
      text-align: left;
      cursor: pointer;
    }
    .me:hover {
      background: var(--surface-hover);
    }
    .face {
      display: grid;
      place-items: center;
      flex: none;
      width: 32px;
      height: 32px;
      border-radius: 50%;
      background: var(--neutral-bg);
      color: var(--neutral-fg);
      font-size: var(--fs-meta);
      font-weight: var(--fw-strong);
    }
    .names {
      display: grid;
    }
    .name {
      font-weight: var(--fw-strong);
      font-size: var(--fs-small);
      line-height: 1rem;
    }
    .who {
      padding: var(--s-2) var(--s-3) var(--s-3);
      border-bottom: 1px solid var(--line-soft);
    }
    hr {
      margin: var(--s-1) 0;
      border: 0;
      border-top: 1px solid var(--line-soft);
    }
    @media (max-width: 1279px) {
      .names {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
    }
    @media (max-width: 767px) {
      .me {
        width: 44px;
        height: 44px;
        justify-content: center;
      }
    }
  `,
})
export class HmsUserMenu {
  readonly user = input.required<{ readonly name: string; readonly email: string; readonly roles: readonly string[] }>();
  readonly signOut = output();

  protected readonly display = inject(DisplaySettings);
  protected readonly themes = THEMES;
  protected readonly densities = DENSITIES;
  protected readonly initials = computed(() => initialsOf(this.user().name));
  protected readonly roles = computed(() =>
    this.user()
      .roles.map((role) => ROLE_LABELS[role as Role] ?? role)
      .join(', '),
  );
}
