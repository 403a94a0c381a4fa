import { Component, computed, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuContent, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { BOTTOM_BAR_PLACES, type NavItem } from './nav-item';

/** A phone's navigation: the first four entries, the others under More. */
@Component({
  selector: 'hms-bottom-bar',
  imports: [MatIcon, MatMenu, MatMenuContent, MatMenuItem, MatMenuTrigger, RouterLink, RouterLinkActive],
  template: `
    <nav aria-label="Main">
      @for (item of first(); track item.path) {
        <a
          [routerLink]="item.path"
          routerLinkActive
          #active="routerLinkActive"
          ariaCurrentWhenActive="page"
          [routerLinkActiveOptions]="{ exact: item.exact ?? false }"
          [class.current]="active.isActive"
        >
          <mat-icon [svgIcon]="item.icon" />{{ item.label }}
        </a>
      }
      @if (rest().length) {
        <button type="button" [matMenuTriggerFor]="more"><mat-icon svgIcon="menu" />More</button>
      }
    </nav>
    <mat-menu #more="matMenu">
      <ng-template matMenuContent>
        @for (item of rest(); track item.path) {
          <a mat-menu-item [routerLink]="item.path"><mat-icon [svgIcon]="item.icon" />{{ item.label }}</a>
        }
      </ng-template>
    </mat-menu>
  `,
  styles: `
    :host {
      display: block;
      height: 56px;
      background: var(--surface);
      border-top: 1px solid var(--line);
    }
    nav {
      display: grid;
      grid-auto-flow: column;
      grid-auto-columns: 1fr;
      height: 100%;
    }
    a,
    button {
      display: grid;
      justify-items: center;
      align-content: center;
      gap: 2px;
      padding: 0;
      border: 0;
      background: none;
      font-size: var(--fs-meta);
      line-height: 1rem;
      font-weight: var(--fw-medium);
      color: var(--text-muted);
      text-decoration: none;
    }
    .current {
      color: var(--accent-text);
      box-shadow: inset 0 2px 0 var(--accent);
    }
  `,
})
export class HmsBottomBar {
  readonly nav = input.required<readonly NavItem[]>();

  readonly #places = computed(() => (this.nav().length <= BOTTOM_BAR_PLACES + 1 ? BOTTOM_BAR_PLACES + 1 : BOTTOM_BAR_PLACES));
  protected readonly first = computed(() => this.nav().slice(0, this.#places()));
  protected readonly rest = computed(() => this.nav().slice(this.#places()));
}
