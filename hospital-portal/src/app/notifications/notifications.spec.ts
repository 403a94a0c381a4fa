import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { NOTIFICATION_KINDS, type Notification, type NotificationList, type NotificationsMarked } from '@hms/shared-dto';
import { LiveFeed, Problem, ToastService } from '@hms/shared-ui';
import { provideIcons } from '@hms/shared-ui/shell';
import { type Action, Store } from '@ngrx/store';
import { type Observable, Subject, of, throwError } from 'rxjs';
import { NotificationBell } from './components/notification-bell.component';
import { parseNotificationQuery } from './notification-query';
import { bySeverity, targetOf, titleOf, unreadText } from './notification-words';
import { NotificationsApiActions, NotificationsPageActions } from './notifications.actions';
import type { NotificationsApi } from './notifications.api';
import * as effects from './notifications.effects';
import { initialNotifications, notificationsFeature } from './notifications.feature';
import { NotificationPreferencesPage } from './pages/notification-preferences.page';

const { reducer } = notificationsFeature;
const a = (change: Partial<Notification> = {}): Notification => ({
  ...{ id: 'n1', kind: 'import.ended', severity: 'info', ids: { jobId: 'j1' }, createdAt: '2026-11-22T05:11:00Z', readAt: null },
  ...change,
});
const list = (data: Notification[], unread: number): NotificationList => ({
  data,
  page: { nextCursor: null, total: null, totalIsEstimate: false },
  unread,
});
const refusal = (status: number) => new Problem({ status, code: 'x', title: '', detail: 'Why.', traceId: null });
const params = (text: string) => ({ get: (name: string) => new URLSearchParams(text).get(name) });

function run(make: (actions$: Subject<Action>) => Observable<unknown>) {
  const actions$ = new Subject<Action>();
  const out: unknown[] = [];
  TestBed.runInInjectionContext(() => make(actions$).subscribe((action) => out.push(action)));
  return { actions$, out };
}

describe('notifications in words', () => {
  it('have a title and lead somewhere, each kind', () => {
    for (const kind of NOTIFICATION_KINDS) {
      expect(titleOf(kind)).toMatch(/^[A-Z]/);
      expect(targetOf(a({ kind, ids: { jobId: 'j1', userId: 'u1' } })).path).toMatch(/^\//);
    }
    expect(targetOf(a())).toEqual({ path: '/patients/import', params: { job: 'j1' } });
  });

  it('come with the gravest first, and of these the newest', () => {
    const rows = [
      a({ id: 'old', severity: 'caution', createdAt: '2026-11-20T05:00:00Z' }),
      a({ id: 'info' }),
      a({ id: 'grave', severity: 'critical', createdAt: '2026-11-01T05:00:00Z' }),
      a({ id: 'new', severity: 'caution', createdAt: '2026-11-21T05:00:00Z' }),
    ];
    expect(bySeverity(rows).map(({ id }) => id)).toEqual(['grave', 'new', 'old', 'info']);
  });

  it('are counted in words, up to a hundred', () => {
    expect([0, 1, 7, 100].map(unreadText)).toEqual([
      'No unread notifications',
      '1 unread notification',
      '7 unread notifications',
      '99+ unread notifications',
    ]);
  });

  it('are asked for by the address, whatever stands in it', () => {
    expect(parseNotificationQuery(params('status=unread&severity=caution&cursor=abc'))).toEqual({
      ...{ status: 'unread', severity: 'caution', cursor: 'abc' },
    });
    expect(parseNotificationQuery(params("status=x&severity='&cursor=%00"))).toEqual({});
  });
});

describe('the state', () => {
  it('shows what was read at once, and counts as the server does', () => {
    const rows = [a({ id: 'n1' }), a({ id: 'n2' })];
    let state = reducer(initialNotifications, NotificationsApiActions.latestLoaded({ list: list(rows, 5) }));
    state = reducer(state, NotificationsApiActions.listLoaded({ list: list(rows, 5) }));
    state = reducer(state, NotificationsPageActions.readAsked({ ids: ['n2'], told: true }));
    expect([state.latest, state.list.data].map((all) => all?.map(({ readAt }) => readAt !== null))).toEqual([
      [false, true],
      [false, true],
    ]);
    expect(state.unread).toBe(5);
    state = reducer(state, NotificationsApiActions.markedRead({ marked: { ids: ['n2'], unread: 4 }, told: true, all: false }));
    state = reducer(state, NotificationsPageActions.unreadAsked({ ids: ['n2'] }));
    expect([state.unread, state.list.data[1]?.readAt]).toEqual([4, null]);
    state = reducer(state, NotificationsPageActions.readAsked({ ids: null, told: true }));
    expect(state.list.data.every(({ readAt }) => readAt !== null)).toBe(true);
  });

  it('leaves what is critical unread when all are read: the server knows what still waits', () => {
    const rows = [a({ id: 'n1' }), a({ id: 'n2', kind: 'lab.critical', severity: 'critical' })];
    let state = reducer(initialNotifications, NotificationsApiActions.listLoaded({ list: list(rows, 2) }));
    state = reducer(state, NotificationsPageActions.readAsked({ ids: null, told: true }));
    expect(state.list.data.map(({ readAt }) => readAt !== null)).toEqual([true, false]);
  });
});

describe('the effects', () => {
  const marked: NotificationsMarked = { ids: ['n1'], unread: 0 };

  it('read the latest at once, and again when the server tells of more', () => {
    jest.useFakeTimers();
    const live = TestBed.inject(LiveFeed);
    const latest = jest.fn(() => of(list([a()], 1)));
    const { actions$, out } = run((actions) => effects.latest(actions, { latest } as unknown as NotificationsApi, live));
    actions$.next(NotificationsPageActions.bellShown());
    live.tell({ kind: 'notification.changed', ids: {}, at: '' });
    jest.advanceTimersByTime(1000);
    expect([latest.mock.calls.length, out.length]).toEqual([2, 2]);
    jest.useRealTimers();
  });

  it('mark one after the other, and say so with a way back', () => {
    const first = new Subject<NotificationsMarked>();
    const api = { markRead: jest.fn(() => first), markUnread: jest.fn(() => of({ ids: ['n1'], unread: 1 })) };
    const { actions$, out } = run((actions) => effects.mark(actions, api as unknown as NotificationsApi));
    actions$.next(NotificationsPageActions.readAsked({ ids: null, told: true }));
    actions$.next(NotificationsPageActions.unreadAsked({ ids: ['n1'] }));
    expect(api.markUnread).not.toHaveBeenCalled();
    first.next(marked);
    first.complete();
    expect(out).toEqual([
      NotificationsApiActions.markedRead({ marked, told: true, all: true }),
      NotificationsApiActions.markedUnread({ marked: { ids: ['n1'], unread: 1 } }),
    ]);
    const dispatch = jest.fn();
    const show = jest.fn((_text: string, undo?: () => void) => undo?.());
    const told = run((actions) => effects.tellRead(actions, { dispatch } as unknown as Store, { show } as unknown as ToastService));
    const answer = { marked, told: true, all: true };
    told.actions$.next(NotificationsApiActions.markedRead(answer));
    told.actions$.next(NotificationsApiActions.markedRead({ ...answer, told: false }));
    told.actions$.next(NotificationsApiActions.markedRead({ ...answer, marked: { ids: [], unread: 1 } }));
    told.actions$.next(NotificationsApiActions.markedRead({ ...answer, marked: { ids: [], unread: 1 }, all: false }));
    expect(show.mock.calls.map(([text]) => text)).toEqual(['Marked as read.', 'Critical results stay unread until they are acknowledged.']);
    expect(dispatch).toHaveBeenCalledTimes(1);
    expect(dispatch).toHaveBeenCalledWith(NotificationsPageActions.unreadAsked({ ids: ['n1'] }));
  });

  it('read the settings again when another page was faster, and keep other refusals', () => {
    const preferences = { channels: [], version: 5 };
    const answers = [throwError(() => refusal(412)), throwError(() => refusal(503))];
    const api = { changePreferences: () => answers.shift(), preferences: () => of(preferences) } as unknown as NotificationsApi;
    const { actions$, out } = run((actions) => effects.savePreferences(actions, api));
    const ask = NotificationsPageActions.preferencesSaveAsked({ channels: [], version: 4 });
    actions$.next(ask);
    actions$.next(ask);
    expect(out).toEqual([
      NotificationsApiActions.preferencesStale({ preferences }),
      NotificationsApiActions.preferencesSaveFailed({ problem: refusal(503) }),
    ]);
  });
});

describe('the settings', () => {
  it('say that critical results always come, and offer no way to turn them off', async () => {
    const channels = [
      { kind: 'lab.critical' as const, inApp: true, email: true },
      { kind: 'import.ended' as const, inApp: true, email: false },
    ];
    const preferences = { channels, version: 1 };
    const choices = { ...initialNotifications.choices, status: 'loaded', preferences };
    TestBed.configureTestingModule({
      providers: [{ provide: Store, useValue: { selectSignal: () => signal(choices), dispatch: jest.fn() } }],
    });
    const fixture = TestBed.createComponent(NotificationPreferencesPage);
    await fixture.whenStable();
    const rows = [...(fixture.nativeElement as HTMLElement).querySelectorAll('tbody tr')];
    expect(rows.map((row) => [row.querySelectorAll('input').length, row.textContent?.includes('Always on')])).toEqual([
      [0, true],
      [2, false],
    ]);
  });
});

describe('the bell', () => {
  let fixture: ComponentFixture<NotificationBell>;
  const page = () => fixture.nativeElement as HTMLElement;
  const bell = () => page().querySelector('button');
  const panel = () => document.querySelector('[role=dialog]');

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideRouter([{ path: '**', children: [] }]), provideIcons()] });
    fixture = TestBed.createComponent(NotificationBell);
    fixture.componentRef.setInput('unread', 3);
    fixture.componentRef.setInput('latest', [a()]);
    await fixture.whenStable();
  });

  it('says how many are unread, to eyes and ears', async () => {
    expect(bell()?.getAttribute('aria-label')).toBe('Notifications: 3 unread notifications');
    expect(page().textContent).toContain('3');
    fixture.componentRef.setInput('unread', 0);
    await fixture.whenStable();
    expect(page().querySelector('.count')).toBeNull();
  });

  it('opens what there is, leads to it and closes', async () => {
    const opened: Notification[] = [];
    fixture.componentInstance.opened.subscribe((notification) => opened.push(notification));
    bell()?.click();
    await fixture.whenStable();
    expect([bell()?.getAttribute('aria-expanded'), panel()?.textContent?.includes('An import that you started has ended')]).toEqual([
      'true',
      true,
    ]);
    panel()?.querySelector<HTMLAnchorElement>('li a')?.click();
    await fixture.whenStable();
    expect([opened.map(({ id }) => id), panel()]).toEqual([['n1'], null]);
  });

  it('closes upon Escape', async () => {
    bell()?.click();
    await fixture.whenStable();
    panel()?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await fixture.whenStable();
    expect(panel()).toBeNull();
  });
});
