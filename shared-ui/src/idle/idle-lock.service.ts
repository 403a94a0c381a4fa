import { DOCUMENT, DestroyRef, Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';
import { Store } from '@ngrx/store';
import { filter, startWith, take } from 'rxjs';
import { AuthApi } from '../session/auth.api';
import { OneCall } from '../session/one-call';
import { SessionActions } from '../session/session.actions';
import { sessionFeature } from '../session/session.feature';
import { IdleMemory, personOf } from './idle-memory';
import { IdleScreen } from './idle-screen';
import { standingAt } from './idle.rules';

/** What counts as a person at the page. */
const TOUCHES = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;
/** A moving mouse is written down once in this time. */
const WRITE_EVERY_MS = 1000;

/**
 * Locks an untouched page after the minutes that the hospital sets: hidden until the password is entered, with page and typed text kept.
 * Tabs share touches and the lock; a reload stays locked. Who signs in as somebody else finds nothing of it.
 */
@Injectable({ providedIn: 'root' })
export class IdleLock {
  readonly #document = inject(DOCUMENT);
  readonly #memory = inject(IdleMemory);
  readonly #screen = inject(IdleScreen);
  readonly #store = inject(Store);
  readonly #router = inject(Router);
  readonly #api = inject(AuthApi);
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);
  readonly #unlocking = new OneCall();
  readonly #phase = signal<'awake' | 'warning' | 'locked'>('awake');
  readonly #secondsLeft = signal(0);
  readonly #idleMinutes = computed(() => this.#user()?.idleMinutes ?? 0);
  readonly #person = computed(() => {
    const user = this.#user();
    return user ? personOf(user) : null;
  });
  /** This tab's own, in milliseconds; the tabs' newest is in the memory. */
  #lastTouch = 0;
  #watched: string | null = null;
  #onWall = false;
  #clock: ReturnType<typeof setTimeout> | undefined;

  readonly phase = this.#phase.asReadonly();

  constructor() {
    this.#listen();
    const follow = () => {
      const [person, minutes] = [this.#person(), this.#idleMinutes()];
      untracked(() => (person && minutes ? this.#watch(person) : this.#end()));
    };
    follow(); // at once: the guard that starts this asks right away
    effect(follow);
  }

  /**
   * For a page on a wall, which nobody touches and which shows nobody's data: it stays open for as long as it is there, and touches of it count
   * for nothing. Whoever leaves it finds the lock as it has to be by then.
   * @returns what ends it
   */
  standBy(): () => void {
    this.#onWall = true;
    clearTimeout(this.#clock);
    this.#phase.set('awake');
    this.#screen.show();
    return () => {
      this.#onWall = false;
      const person = this.#person();
      if (person) this.#watch(person);
    };
  }

  #watch(person: string): void {
    if (this.#watched && this.#watched !== person) return this.#screen.reload(); // nothing of the other one's page may stay
    this.#watched = person;
    if (this.#onWall) return;
    if (this.#memory.isLocked(person)) return this.#lock(person);
    if (this.#memory.lastTouch === null) this.#touch();
    this.#look();
  }

  #touch(): void {
    this.#lastTouch = Date.now();
    this.#memory.touch(this.#lastTouch);
  }

  /** Looks how the page stands, and when to look again. */
  #look(): void {
    clearTimeout(this.#clock);
    const person = this.#person();
    if (!person || this.#onWall || this.#phase() === 'locked') return;
    const lastTouch = Math.max(this.#memory.lastTouch ?? 0, this.#lastTouch);
    const standing = standingAt(Date.now(), lastTouch, this.#idleMinutes());
    if (standing.phase === 'locked') return this.#lock(person);
    if (standing.phase === 'warning') {
      this.#secondsLeft.set(standing.secondsLeft);
      this.#prepare();
    }
    this.#phase.set(standing.phase);
    this.#clock = setTimeout(() => this.#look(), standing.lookAgainMs);
  }

  #lock(person: string): void {
    clearTimeout(this.#clock);
    this.#memory.lock(person);
    this.#phase.set('locked');
    this.#screen.hide();
    this.#prepare();
  }

  /** Unlocked here or in another tab: either way somebody was there just now. */
  #open(): void {
    this.#touch();
    this.#phase.set('awake');
    this.#screen.show();
    this.#look();
  }

  #unlock(password: string): void {
    const person = this.#person();
    if (!person) return;
    this.#unlocking.run(this.#api.reauthenticate({ password }), () => {
      this.#open();
      this.#memory.unlock(person);
    });
  }

  /** The session is over: what it showed is uncovered only once the sign-in page has taken its place. */
  #end(): void {
    clearTimeout(this.#clock);
    this.#watched = null;
    if (this.#phase() !== 'locked') return this.#phase.set('awake');
    const away$ = this.#router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      startWith(null),
      filter(() => this.#router.url.startsWith('/auth')),
      take(1),
    );
    away$.subscribe(() => {
      this.#phase.set('awake');
      this.#screen.show();
    });
  }

  #prepare(): void {
    void this.#screen.prepare({
      ...{ phase: this.#phase, secondsLeft: this.#secondsLeft, idleMinutes: this.#idleMinutes, person: this.#user },
      ...{ busy: this.#unlocking.busy, problem: this.#unlocking.problem },
      entered: (password) => this.#unlock(password),
      leaveAsked: () => this.#store.dispatch(SessionActions.signOutAsked()),
    });
  }

  #listen(): void {
    const page = this.#document.defaultView;
    const touched = (event: Event) => this.#touched(event);
    const look = () => this.#look();
    const news = (event: StorageEvent) => {
      if (!this.#onWall) this.#heard(event);
    };
    for (const name of TOUCHES) this.#document.addEventListener(name, touched, { capture: true, passive: true });
    this.#document.addEventListener('visibilitychange', look); // a laptop that slept
    page?.addEventListener('storage', news);
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.#clock);
      for (const name of TOUCHES) this.#document.removeEventListener(name, touched, { capture: true });
      this.#document.removeEventListener('visibilitychange', look);
      page?.removeEventListener('storage', news);
    });
  }

  #touched(event: Event): void {
    if (this.#phase() === 'locked') {
      if (!this.#screen.holds(event.target)) event.stopPropagation(); // keys reach nothing behind the cover
      return;
    }
    if (!this.#watched || this.#onWall || Date.now() - this.#lastTouch < WRITE_EVERY_MS) return;
    this.#look(); // a touch that comes too late is none
    if (this.phase() === 'locked') return;
    this.#touch();
    if (this.phase() === 'warning') this.#look();
  }

  #heard(event: StorageEvent): void {
    const person = this.#person();
    const news = person ? this.#memory.newsFor(person, event) : null;
    if (person && news === 'locked' && this.#phase() !== 'locked') this.#lock(person);
    else if (news === 'unlocked' && this.#phase() === 'locked') this.#open();
    else if (news === 'touched') this.#look();
  }
}
