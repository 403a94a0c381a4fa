import { Component, DestroyRef, computed, effect, inject, signal, untracked } from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { MatIcon } from '@angular/material/icon';
import { ActivatedRoute, type Params, Router, RouterLink } from '@angular/router';
import { APPOINTMENT_STATUSES } from '@hms/shared-dto';
import {
  HmsEmptyState,
  HmsErrorPanel,
  HmsNotice,
  HmsPanel,
  HmsPrintHead,
  HmsSkeleton,
  ListUrl,
  LiveFeed,
  selectMay,
  sessionFeature,
} from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { map } from 'rxjs';
import { APPOINTMENT_STATUS_LOOKS } from '../../shared/appointment-status-looks';
import { CALENDAR_EVENTS } from '../appointment-staleness';
import { AppointmentsPageActions } from '../appointments.actions';
import { appointmentsFeature } from '../appointments.feature';
import { isFiltered, parseCalendarQuery } from '../calendar-query';
import { CALENDAR_VIEWS, type CalendarView, isTimeView, stepFrom, stepWord, titleOf } from '../calendar-range';
import { DayList } from '../components/day-list.component';
import { DoctorGrid } from '../components/doctor-grid.component';
import { MoveKeys } from '../components/move-keys.directive';
import { ShiftNotices } from '../components/shift-notices.component';
import { type ChosenTime, TimeCalendar } from '../components/time-calendar.component';
import { dayGrid } from '../day-columns';
import { minutesOf, todayIn } from '../hospital-time';
import { CalendarMoves } from './calendar-moves';

const MINUTE_MS = 60_000;
const VIEW_LABELS: Readonly<Record<CalendarView, string>> = {
  doctors: 'By doctor',
  day: 'Day',
  week: 'Week',
  month: 'Month',
  list: 'List',
};

/** Appointments of the hospital: a day by doctor or as a list, a day, a week or a month. Day, view and filters are in the address. */
@Component({
  selector: 'hp-calendar-page',
  imports: [
    DayList,
    DoctorGrid,
    HmsEmptyState,
    HmsErrorPanel,
    HmsNotice,
    HmsPanel,
    HmsPrintHead,
    HmsSkeleton,
    MatIcon,
    MoveKeys,
    RouterLink,
    ShiftNotices,
    TimeCalendar,
  ],
  providers: [CalendarMoves],
  templateUrl: './calendar.page.html',
  styleUrl: './calendar.page.scss',
})
export class CalendarPage {
  readonly #store = inject(Store);
  readonly #route = inject(ActivatedRoute);
  readonly #router = inject(Router);
  readonly #url = inject(ListUrl);
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);
  readonly #now = signal(new Date().toISOString());

  protected readonly hospital = computed(() => this.#user()?.tenantName ?? '');
  protected readonly userName = computed(() => this.#user()?.name ?? '');
  protected readonly moves = inject(CalendarMoves);
  protected readonly views = CALENDAR_VIEWS.map((value) => ({ value, label: VIEW_LABELS[value] }));
  protected readonly zone = computed(() => this.#user()?.timeZone ?? 'UTC');
  readonly #params = toSignal(this.#route.queryParamMap.pipe(map((params) => params)), { requireSync: true });
  protected readonly query = computed(() => parseCalendarQuery(this.#params(), this.zone()), {
    equal: (one, other) => JSON.stringify(one) === JSON.stringify(other),
  });
  protected readonly directory = this.#store.selectSignal(appointmentsFeature.selectDirectory);
  protected readonly dayState = this.#store.selectSignal(appointmentsFeature.selectDay);
  protected readonly permissions = this.#store.selectSignal(sessionFeature.selectPermissions);
  protected readonly mayBook = this.#store.selectSignal(selectMay('appointments:write'));
  protected readonly isDoctor = computed(() => this.#user()?.roles.includes('Doctor') ?? false);
  protected readonly problem = computed(() => this.dayState().problem ?? this.directory().problem);
  protected readonly appointments = this.moves.appointments;
  protected readonly taken = computed(() => this.dayState().value?.calendar.taken ?? []);
  protected readonly truncated = computed(() => this.dayState().value?.calendar.truncated ?? false);
  protected readonly ready = computed(() => this.dayState().value !== null && this.directory().value !== null);
  protected readonly today = computed(() => todayIn(this.zone()));
  /** On paper nobody sees the filters. */
  protected readonly printedWhat = computed(() => {
    const { departmentId, doctorId, status } = this.query();
    const { departments = [], doctors = [] } = this.directory().value ?? {};
    const chosen = [...departments, ...doctors].filter(({ id }) => id === departmentId || id === doctorId).map(({ name }) => name);
    return [...chosen, ...(status ? [APPOINTMENT_STATUS_LOOKS[status].label] : [])].map((words) => ` · ${words}`).join('');
  });
  protected readonly title = computed(() => titleOf(this.query()));
  protected readonly step = computed(() => stepWord(this.query().view));
  /** `Day`, as buttons begin. */
  protected readonly stepName = computed(() => this.step().charAt(0).toUpperCase() + this.step().slice(1));
  protected readonly timeView = computed(() => {
    const { view } = this.query();
    return isTimeView(view) ? view : null;
  });
  protected readonly hoursLink = computed(() => ['/availability', this.query().doctorId].filter((part) => part !== undefined));
  protected readonly doctorNames = computed(() => new Map(this.directory().value?.doctors.map(({ id, name }) => [id, name]) ?? []));
  protected readonly filtered = computed(() => isFiltered(this.query()));
  protected readonly nowMinutes = computed(() =>
    this.query().day === this.today() ? minutesOf(this.#now(), { day: this.query().day, zone: this.zone() }) : null,
  );
  protected readonly grid = computed(() =>
    dayGrid({
      doctors: this.directory().value?.doctors ?? [],
      appointments: this.appointments(),
      taken: this.taken(),
      workingHours: this.dayState().value?.hours ?? [],
      clock: { day: this.query().day, zone: this.zone() },
      now: this.#now(),
    }),
  );
  protected readonly statuses = APPOINTMENT_STATUSES.map((value) => ({ value, ...APPOINTMENT_STATUS_LOOKS[value] }));
  protected readonly announcement = computed(() => {
    const count = this.appointments().length;
    return this.dayState().status === 'loaded' ? `${count === 1 ? '1 appointment' : `${count} appointments`}, ${this.title()}` : '';
  });

  constructor() {
    this.#store.dispatch(AppointmentsPageActions.directoryWanted());
    effect(() => {
      const [query, zone] = [this.query(), this.zone()];
      untracked(() => this.#store.dispatch(AppointmentsPageActions.dayQueried({ query, zone })));
    });
    inject(LiveFeed)
      .staleness(...CALENDAR_EVENTS)
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.#store.dispatch(AppointmentsPageActions.dayOutdated({ query: this.query(), zone: this.zone() })));
    const clock = setInterval(() => this.#now.set(new Date().toISOString()), MINUTE_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(clock));
  }

  protected retry(): void {
    this.#store.dispatch(AppointmentsPageActions.directoryWanted());
    this.#store.dispatch(AppointmentsPageActions.dayQueried({ query: this.query(), zone: this.zone() }));
  }

  protected goTo(direction: 1 | -1): void {
    this.change({ date: stepFrom(this.query(), direction) });
  }

  protected show(view: CalendarView): void {
    this.change({ view: view === 'doctors' ? null : view });
  }

  protected open(id: string): void {
    void this.#router.navigate(['/appointments', id]);
  }

  protected book(time: ChosenTime): void {
    void this.#router.navigate(['/appointments/new'], { queryParams: { ...time, doctor: this.query().doctorId } });
  }

  protected change(params: Params): void {
    this.#url.filter(this.#route, params);
  }

  protected choose(name: string, event: Event): void {
    this.change({ [name]: (event.target as HTMLSelectElement | HTMLInputElement).value || null });
  }

  protected clear(): void {
    this.change({ department: null, doctor: null, status: null });
  }

  protected print(): void {
    window.print();
  }
}
