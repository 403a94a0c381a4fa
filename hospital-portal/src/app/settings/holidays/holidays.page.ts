import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatIcon } from '@angular/material/icon';
import { ActivatedRoute } from '@angular/router';
import type { Holiday, HolidayRequest } from '@hms/shared-dto';
import {
  Dialogs,
  HmsEmptyState,
  HmsErrorPanel,
  HmsNotice,
  HmsPageHead,
  HmsPanel,
  HmsSkeleton,
  IdempotentIntent,
  ListUrl,
  dayOf,
  formatDate,
  orphansQuestion,
  sessionFeature,
} from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { map } from 'rxjs';
import { HolidayFormFields } from './holiday-form.component';
import { HolidaysPageActions } from './holidays.actions';
import { type HolidaysState, holidaysFeature } from './holidays.feature';

const YEAR = /^2[01]\d{2}$/;

/** The hospital's holidays of a year, which is in the address. A holiday that would leave appointments outside the hours asks first. */
@Component({
  selector: 'hp-holidays-page',
  imports: [HmsEmptyState, HmsErrorPanel, HmsNotice, HmsPageHead, HmsPanel, HmsSkeleton, HolidayFormFields, MatIcon],
  templateUrl: './holidays.page.html',
  styles: `
    .inset {
      padding: var(--s-4);
    }
  `,
})
export class HolidaysPage {
  readonly #store = inject(Store);
  readonly #dialogs = inject(Dialogs);
  readonly #route = inject(ActivatedRoute);
  readonly #url = inject(ListUrl);
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);
  #intent = new IdempotentIntent();

  protected readonly state = this.#store.selectSignal(holidaysFeature.selectHolidaysState);
  protected readonly adding = signal(false);
  readonly #zone = computed(() => this.#user()?.timeZone ?? 'UTC');
  readonly #asked = toSignal(this.#route.queryParamMap.pipe(map((params) => params.get('year') ?? '')), { requireSync: true });
  protected readonly year = computed(() => Number(YEAR.test(this.#asked()) ? this.#asked() : dayOf(new Date(), this.#zone()).slice(0, 4)));
  protected readonly rows = computed(() => this.state().holidays.map((holiday) => ({ holiday, day: formatDate(holiday.date) })));
  protected readonly announcement = computed(() => {
    const { status, holidays } = this.state();
    return status === 'loaded' ? `${holidays.length} holidays in ${this.year()}` : '';
  });

  constructor() {
    effect(() => {
      this.year();
      untracked(() => this.load());
    });
    effect(() => {
      const { saving, waiting } = this.state();
      untracked(() => {
        if (waiting) void this.#ask(waiting);
        else if (saving === 'saved') this.close();
      });
    });
  }

  protected load(): void {
    this.#store.dispatch(HolidaysPageActions.queried({ year: this.year() }));
  }

  protected show(year: number): void {
    this.#url.filter(this.#route, { year });
  }

  protected open(): void {
    this.#intent = new IdempotentIntent();
    this.#turn(true);
  }

  protected close(): void {
    this.#turn(false);
  }

  protected add(request: HolidayRequest): void {
    this.#store.dispatch(HolidaysPageActions.addAsked({ request, key: this.#intent.keyFor(request) }));
  }

  protected async remove(holiday: Holiday): Promise<void> {
    const answer = await this.#dialogs.confirm({
      title: `Remove ${holiday.name}?`,
      text: `The weekly hours count again on ${formatDate(holiday.date)}, and patients can be booked then.`,
      confirm: 'Remove',
      cancel: 'Keep holiday',
    });
    if (answer) this.#store.dispatch(HolidaysPageActions.removeAsked({ holiday }));
  }

  #turn(adding: boolean): void {
    this.adding.set(adding);
    this.#store.dispatch(HolidaysPageActions.formTurned());
  }

  async #ask({ request, problem }: NonNullable<HolidaysState['waiting']>): Promise<void> {
    this.#store.dispatch(HolidaysPageActions.orphansShown());
    const answer = await this.#dialogs.confirm(orphansQuestion(problem, this.#zone()));
    if (answer) this.add({ ...request, acceptOrphans: true });
  }
}
