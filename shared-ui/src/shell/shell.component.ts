import {
  Component,
  DOCUMENT,
  DestroyRef,
  type ElementRef,
  afterNextRender,
  computed,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatIcon } from '@angular/material/icon';
import { NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { Store } from '@ngrx/store';
import { filter, map, pairwise, startWith } from 'rxjs';
import { HmsToastHost } from '../components/toast-host.component';
import { DisplaySettings } from '../display/display-settings';
import { isPaletteKey, isSingleKey } from '../display/keys';
import { mediaSignal } from '../display/media';
import { Dialogs } from '../dialogs/dialogs.service';
import { initialsOf } from '../format/person-name';
import type { IconName } from '../icons/icon-name';
import type { PaletteSetup } from '../palette/palette.model';
import { Palette, isModalOpen } from '../palette/palette.service';
import { APP_CONFIG } from '../session/app-config';
import { SessionActions } from '../session/session.actions';
import { sessionFeature } from '../session/session.feature';
import { HmsBottomBar } from './bottom-bar.component';
import { type NavItem, visibleNav } from './nav-item';
import { injectShellActions } from './shell-actions';
import { HmsConnectionStatus } from './connection-status.component';
import { HmsRail } from './rail.component';
import { HmsUserMenu } from './user-menu.component';

/** As in the style sheet. */
const PHONE = '(max-width: 767px)';
const COLLAPSED_KEY = 'hms.rail';

const wasCollapsed = (): boolean => {
  try {
    return localStorage.getItem(COLLAPSED_KEY) === 'collapsed';
  } catch {
    return false; // storage is closed: the rail starts open
  }
};

const pathOf = (url: string): string => url.split(/[?#]/)[0] ?? url;

/** The frame around every page of a signed-in person. Bars over the top bar go in by `<div hmsBar>`, a bell by `hmsBell`. */
@Component({
  selector: 'hms-shell',
  imports: [HmsBottomBar, HmsConnectionStatus, HmsRail, HmsToastHost, HmsUserMenu, MatIcon, RouterOutlet],
  host: { '(document:keydown)': 'key($event)' },
  providers: [Palette],
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
  /** What the palette offers besides the rail's entries. */
  readonly palette = input<PaletteSetup>({ commands: [], search: null });

  readonly #store = inject(Store);
  readonly #palette = inject(Palette);
  readonly #dialogs = inject(Dialogs);
  readonly #display = inject(DisplaySettings);
  readonly #document = inject(DOCUMENT);
  readonly #actions = injectShellActions();
  protected readonly main = viewChild.required<ElementRef<HTMLElement>>('main');
  readonly #permissions = this.#store.selectSignal(sessionFeature.selectPermissions);
  protected readonly user = this.#store.selectSignal(sessionFeature.selectUser);
  protected readonly collapsed = signal(wasCollapsed());
  /** Only the navigation that is seen is rendered. */
  protected readonly phone = mediaSignal(PHONE);
  /** The frame comes first and the page in a task of its own, so that a slow phone answers a touch in between. */
  protected readonly drawn = signal(false);
  protected readonly entries = computed(() => visibleNav(this.nav(), this.#permissions()));
  protected readonly initials = computed(() => initialsOf(this.name()));
  protected readonly paletteKeys = isMac(this.#document) ? '⌘ K' : 'Ctrl K';
  protected readonly environment = badgeOf(inject(APP_CONFIG).environment);

  constructor() {
    afterNextRender(() => setTimeout(() => this.drawn.set(true)));
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

  protected key(event: KeyboardEvent): void {
    if (isModalOpen(this.#document)) return;
    if (isPaletteKey(event)) {
      event.preventDefault(); // else the browser's own search
      this.openPalette();
    } else if (this.#display.singleKeys() && isSingleKey(event, '?')) {
      this.showShortcuts();
    }
  }

  protected openPalette(): void {
    void this.#palette.open(this.palette(), this.entries(), this.#actions);
  }

  protected showShortcuts(): void {
    void this.#dialogs.showShortcuts();
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

const isMac = ({ defaultView }: Document): boolean => /Mac|iPhone|iPad/.test(defaultView?.navigator.platform ?? '');
