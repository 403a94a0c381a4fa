import { Component, computed, input, model } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { MatTooltip } from '@angular/material/tooltip';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { mediaSignal } from '../display/media';
import type { IconName } from '../icons/icon-name';
import { initialsOf } from '../format/person-name';
import { type NavItem, withHeadings } from './nav-item';

/** The side rail: where one is, and where one can go. 200 px, or 56 px of icons with tooltips. */
@Component({
  selector: 'hms-rail',
  imports: [MatIcon, MatTooltip, RouterLink, RouterLinkActive],
  host: { role: 'navigation', 'aria-label': 'Main', '[class.narrow]': 'narrow()' },
  styleUrl: './rail.component.scss',
  template: `
    <div class="head">
      <span class="mark" aria-hidden="true">
        @if (markIcon(); as icon) {
          <mat-icon [svgIcon]="icon" />
        } @else {
          {{ initials() }}
        }
      </span>
      <div class="names">
        <div class="name" [title]="name()">{{ name() }}</div>
        <div class="sub">{{ sub() }}</div>
      </div>
    </div>
    <div class="links">
      @for (item of entries(); track item.path) {
        @if (item.heading) {
          <h2>{{ item.heading }}</h2>
        }
        <a
          [routerLink]="item.path"
          routerLinkActive
          #active="routerLinkActive"
          ariaCurrentWhenActive="page"
          [routerLinkActiveOptions]="{ exact: item.exact ?? false }"
          [class.current]="active.isActive"
          [matTooltip]="item.label"
          matTooltipPosition="right"
          [matTooltipDisabled]="!narrow()"
        >
          <mat-icon [svgIcon]="item.icon" /><span class="label">{{ item.label }}</span>
        </a>
      }
    </div>
    <div class="foot">
      <button
        type="button"
        (click)="collapsed.set(!collapsed())"
        [attr.aria-expanded]="!collapsed()"
        [attr.aria-label]="collapsed() ? 'Expand navigation' : 'Collapse navigation'"
      >
        <mat-icon [svgIcon]="collapsed() ? 'chevron_right' : 'chevron_left'" /><span class="label">Collapse</span>
      </button>
    </div>
  `,
})
export class HmsRail {
  readonly nav = input.required<readonly NavItem[]>();
  readonly name = input.required<string>();
  readonly sub = input('');
  readonly markIcon = input<IconName | null>(null);
  readonly collapsed = model(false);

  readonly #tablet = mediaSignal('(max-width: 1279px)');
  protected readonly narrow = computed(() => this.collapsed() || this.#tablet());
  protected readonly initials = computed(() => initialsOf(this.name()));
  protected readonly entries = computed(() => withHeadings(this.nav()));
}
