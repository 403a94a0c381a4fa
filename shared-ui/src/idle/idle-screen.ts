import {
  ApplicationRef,
  DOCUMENT,
  DestroyRef,
  EnvironmentInjector,
  Injectable,
  type Signal,
  createComponent,
  inject,
  inputBinding,
  outputBinding,
} from '@angular/core';
import type { Problem } from '../session/problem';
import type { LockedPerson } from './idle-cover.component';
import { PageCover } from './page-cover';

/** What the cover shows, and what it tells. */
export interface CoverLinks {
  readonly phase: Signal<'awake' | 'warning' | 'locked'>;
  readonly secondsLeft: Signal<number>;
  readonly idleMinutes: Signal<number>;
  readonly person: Signal<LockedPerson | null>;
  readonly busy: Signal<boolean>;
  readonly problem: Signal<Problem | null>;
  readonly entered: (password: string) => void;
  readonly leaveAsked: () => void;
}

const TRY_AGAIN_MS = 3000;

/** The place of the cover: beside the app in the body, so that dialogs and menus are under it too. Its program is loaded when it is first needed. */
@Injectable({ providedIn: 'root' })
export class IdleScreen {
  readonly #document = inject(DOCUMENT);
  readonly #app = inject(ApplicationRef);
  readonly #injector = inject(EnvironmentInjector);
  readonly #host = this.#document.createElement('hms-idle-cover');
  readonly #cover = new PageCover(this.#document, this.#host);
  #loading = false;
  #made = false;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.show());
  }

  /** Hides the page at once, whether or not the cover's own program is there yet. */
  hide(): void {
    if (!this.#host.isConnected) this.#document.body.append(this.#host);
    this.#cover.hide();
  }

  show(): void {
    this.#cover.show();
  }

  reload(): void {
    this.#document.defaultView?.location.reload();
  }

  /** True for what happens on the cover itself. */
  holds(target: EventTarget | null): boolean {
    return target instanceof Node && this.#host.contains(target);
  }

  /** Makes the cover ready; tries again while its program cannot be fetched. */
  async prepare(links: CoverLinks): Promise<void> {
    if (this.#made || this.#loading) return;
    this.#loading = true;
    try {
      const { HmsIdleCover } = await import('./idle-cover.component');
      this.#make(HmsIdleCover, links);
    } catch {
      setTimeout(() => void this.prepare(links), TRY_AGAIN_MS); // offline: the page stays hidden until the cover can be shown
    } finally {
      this.#loading = false;
    }
  }

  #make(type: typeof import('./idle-cover.component').HmsIdleCover, links: CoverLinks): void {
    this.#made = true;
    if (!this.#host.isConnected) this.#document.body.append(this.#host);
    const { entered, leaveAsked, ...inputs } = links;
    const bindings = [
      ...Object.entries(inputs).map(([name, value]) => inputBinding(name, value as Signal<unknown>)),
      outputBinding('entered', entered),
      outputBinding('leaveAsked', leaveAsked),
    ];
    const cover = createComponent(type, { environmentInjector: this.#injector, hostElement: this.#host, bindings });
    this.#app.attachView(cover.hostView);
  }
}
