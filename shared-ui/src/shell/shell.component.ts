import { Component, DestroyRef, type ElementRef, computed, inject, input, signal, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatIcon } from '@angular/material/icon';
import { NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { Store } from '@ngrx/store';
import { filter, map, pairwise, startWith } from 'rxjs';
import { HmsToastHost } from '../components/toast-host.component';
import { onlineSignal } from '../display/online';
import { initialsOf } from '../format/person-name';
import type { IconName } from '../icons/icon-name';
import { APP_CONFIG } from '../session/app-config';
import { SessionActions } from '../session/session.actions';
import { sessionFeature } from '../session/session.feature';
import { HmsBottomBar } from './bottom-bar.component';
import { type NavItem, visibleNav } from './nav-item';
import { HmsRail } from './rail.component';
import { HmsUserMenu } from './user-menu.component';

const COLLAPSED_KEY = 'hms.rail';

const wasCollapsed = (): boolean => {
  try {
    return localStorage.getItem(COLLAPSED_KEY) === 'collapsed';
  } catch {
    return false; // storage is closed: the rail starts open
  }
};

const pathOf = (url: string): string => url.split(/[?#]/)[0] ?? url;

/** The frame around every page of a signed-in person. Bars over the top bar go in by `<div hmsBar>`. */
@Component({
  selector: 'hms-shell',
  imports: [HmsBottomBar, HmsRail, HmsToastHost, HmsUserMenu, MatIcon, RouterOutlet],
  templateUrl: './shell.component.html',
  styleUrl: './shell.component.scss',
})
export class HmsShell {
  /** All entries; those the person may not use are left out here. */
  readonly nav = input.required<readonly NavItem[]>();
  /** The hospital's or the product's name. */
  readonly name = input.required<string>();
  readonly sub = input('');
  /** An icon in the mark instead of the name's initials. */
  readonly markIcon = input<IconName | null>(null);

  readonly #store = inject(Store);
  protected readonly main = viewChild.required<ElementRef<HTMLElement>>('main');
  readonly #permissions = this.#store.selectSignal(sessionFeature.selectPermissions);
  protected readonly user = this.#store.selectSignal(sessionFeature.selectUser);
  protected readonly online = onlineSignal();
  protected readonly collapsed = signal(wasCollapsed());
  protected readonly entries = computed(() => visibleNav(this.nav(), this.#permissions()));
  protected readonly initials = computed(() => initialsOf(this.name()));
  protected readonly environment = badgeOf(inject(APP_CONFIG).environment);

  constructor() {
    const router = inject(Router);
    router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd),
        map(({ urlAfterRedirects }) => pathOf(urlAfterRedirects)),
        startWith(pathOf(router.url)),
        pairwise(),
        filter(([before, after]) => before !== after),
        takeUntilDestroyed(inject(DestroyRef)),
      )
      .subscribe(() => this.focusMain());
  }

  protected collapse(collapsed: boolean): void {
    this.collapsed.set(collapsed);
    try {
      localStorage.setItem(COLLAPSED_KEY, collapsed ? 'collapsed' : 'open');
    } catch {
      return; // not remembered then
    }
  }

  protected signOut(): void {
    this.#store.dispatch(SessionActions.signOutAsked());
  }

  /** A new page is announced and read from its top. */
  protected focusMain(): void {
    const main = this.main().nativeElement;
    main.scrollTop = 0;
    main.focus({ preventScroll: true });
  }
}

const badgeOf = (environment: string | undefined): string | null =>
  !environment || environment === 'production' ? null : environment.charAt(0).toUpperCase() + environment.slice(1);
