import { HttpTestingController } from '@angular/common/http/testing';
import { ApplicationRef } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { Store } from '@ngrx/store';
import { provideIcons } from '../icons/provide-icons';
import { API, aUser, configureSession } from '../session/session-fixture';
import { SessionActions, SessionApiActions } from '../session/session.actions';
import { IdleLock } from './idle-lock.service';
import { IdleScreen } from './idle-screen';
import { standingAt } from './idle.rules';

const MINUTE = 60_000;
const LOCKED = 'locked u1@demo_hospital_001';

describe('how an untouched page stands', () => {
  it.each([
    [15, 12 * MINUTE, { phase: 'awake', lookAgainMs: MINUTE }],
    [15, 13 * MINUTE, { phase: 'warning', secondsLeft: 120, lookAgainMs: 1000 }],
    [15, 15 * MINUTE, { phase: 'locked' }],
    [5, 4 * MINUTE - 1, { phase: 'awake', lookAgainMs: 1 }],
    [5, 4 * MINUTE + 500, { phase: 'warning', secondsLeft: 60, lookAgainMs: 500 }],
    [5, 60 * MINUTE, { phase: 'locked' }],
  ])('of %i minutes after %i ms', (idleMinutes, untouchedMs, standing) => {
    expect(standingAt(1e12 + untouchedMs, 1e12, idleMinutes)).toEqual(standing);
  });
});

describe('the idle lock', () => {
  let lock: IdleLock;
  let page: HTMLElement;
  let store: Store<object>;
  let server: HttpTestingController;

  const dispatch = (over = {}) =>
    store.dispatch(SessionApiActions.refreshed({ user: aUser({ idleMinutes: 5, ...over }), expiresIn: 36_000 }));
  const pass = async (minutes: number) => {
    await jest.advanceTimersByTimeAsync(minutes * MINUTE);
    await cover();
  };
  const cover = async () => {
    for (let turn = 0; turn < 5; turn += 1) await jest.advanceTimersByTimeAsync(0);
    TestBed.inject(ApplicationRef).tick();
    return document.querySelector('hms-idle-cover');
  };
  const touch = () => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }));
  const otherTab = (key: string, newValue: string) => window.dispatchEvent(new StorageEvent('storage', { key, newValue }));
  const enter = async (password: string) => {
    const input = (await cover())!.querySelector<HTMLInputElement>('input[autocomplete=current-password]')!;
    input.value = password;
    input.dispatchEvent(new Event('input'));
    (await cover())!.querySelector<HTMLButtonElement>('button[type=submit]')!.click();
    return server.expectOne(`${API}/auth/reauthenticate`);
  };
  const begin = () => {
    TestBed.configureTestingModule({ providers: [provideIcons()] });
    configureSession();
    server = TestBed.inject(HttpTestingController);
    store = TestBed.inject<Store<object>>(Store);
    dispatch();
    lock = TestBed.inject(IdleLock);
  };

  beforeEach(async () => {
    jest.useFakeTimers();
    await import('./idle-cover.component');
    localStorage.clear();
    document.body.innerHTML = '<main><textarea>half a sentence</textarea></main>';
    page = document.querySelector('main')!;
  });
  afterEach(() => {
    document.querySelector('hms-idle-cover')?.remove();
    document.documentElement.className = '';
    jest.useRealTimers();
  });

  it('warns, and any touch keeps the page', async () => {
    begin();
    await pass(4.5);
    expect(lock.phase()).toBe('warning');
    expect((await cover())?.querySelector('[role=status]')?.textContent).toContain('locks in 30 seconds');
    touch();
    expect(lock.phase()).toBe('awake');
    await pass(3.9);
    expect(lock.phase()).toBe('awake');
  });

  it('stays away from a page on a wall, where touches count for nothing, and comes as soon as that is left', async () => {
    begin();
    const end = lock.standBy();
    await pass(60);
    expect([lock.phase(), document.querySelector('hms-idle-cover')]).toEqual(['awake', null]);
    otherTab('hms.portal.lock', LOCKED);
    touch();
    expect(lock.phase()).toBe('awake');
    end();
    expect(lock.phase()).toBe('locked');
  });

  it('gives a locked page on a wall back after a reload, and nothing else', async () => {
    localStorage.setItem('hms.portal.lock', LOCKED);
    begin();
    const end = lock.standBy();
    await pass(1);
    expect(lock.phase()).toBe('awake');
    end();
    expect(lock.phase()).toBe('locked');
  });

  it('hides the page from eyes, keys and screen readers, and gives it back as it was', async () => {
    begin();
    const draft = document.querySelector('textarea')!;
    draft.value = 'half a sentence, and more';
    draft.focus();
    await pass(5);
    expect(lock.phase()).toBe('locked');
    expect([page.inert, document.documentElement.className]).toEqual([true, 'hms-locked']);
    expect((await cover())?.querySelector('[role=dialog]')?.textContent).toContain('for 5 minutes');
    const late = document.body.appendChild(document.createElement('div'));
    await cover();
    expect(late.inert).toBe(true);
    const behind = jest.fn();
    document.body.addEventListener('keydown', behind, { once: true });
    touch();
    expect(behind).not.toHaveBeenCalled();
    (await enter('secret')).flush(null);
    await cover();
    expect([lock.phase(), page.inert, late.inert, document.documentElement.className]).toEqual(['awake', false, false, '']);
    expect([draft.value, document.activeElement]).toEqual(['half a sentence, and more', draft]);
    await pass(4.9);
    expect(lock.phase()).toBe('warning');
  });

  it('stays locked after a wrong password, and says so at the field', async () => {
    begin();
    await pass(5);
    const errors = [{ path: 'password', code: 'password.wrong', message: 'This is not your password.' }];
    (await enter('guess')).flush({ code: 'request.invalid', errors }, { status: 400, statusText: 'Bad' });
    expect((await cover())?.querySelector('.error')?.textContent).toContain('This is not your password.');
    expect(lock.phase()).toBe('locked');
  });

  it('stays locked over a reload', () => {
    localStorage.setItem('hms.portal.lock', LOCKED);
    localStorage.setItem('hms.portal.touched', String(Date.now()));
    begin();
    expect(lock.phase()).toBe('locked');
  });

  it('locks upon a reload that comes too late', () => {
    localStorage.setItem('hms.portal.touched', String(Date.now() - 6 * MINUTE));
    begin();
    expect(lock.phase()).toBe('locked');
    expect(localStorage.getItem('hms.portal.lock')).toBe(LOCKED);
  });

  it('takes no touch for one that comes after the time, as from a laptop that slept', () => {
    begin();
    jest.setSystemTime(Date.now() + 60 * MINUTE);
    touch();
    expect(lock.phase()).toBe('locked');
  });

  it('shares touches and the lock with other tabs, and opens with them for the same person only', async () => {
    begin();
    await pass(4.5);
    localStorage.setItem('hms.portal.touched', String(Date.now()));
    otherTab('hms.portal.touched', String(Date.now()));
    expect(lock.phase()).toBe('awake');
    otherTab('hms.portal.lock', LOCKED);
    expect(lock.phase()).toBe('locked');
    otherTab('hms.portal.lock', 'open u2@demo_hospital_001');
    expect(lock.phase()).toBe('locked');
    otherTab('hms.portal.lock', 'open u1@demo_hospital_001');
    expect(lock.phase()).toBe('awake');
  });

  it('follows the hospital when it changes the time', async () => {
    begin();
    store.dispatch(SessionApiActions.userChanged({ user: aUser({ idleMinutes: 30 }) }));
    await pass(20);
    expect(lock.phase()).toBe('awake');
  });

  it('shows nothing of the page to somebody else: it is left first, and loaded anew when the tab changes hands', async () => {
    begin();
    const reload = jest.spyOn(TestBed.inject(IdleScreen), 'reload').mockReturnValue();
    await pass(5);
    (await cover())!.querySelector<HTMLButtonElement>('.link')!.click();
    server.expectOne(`${API}/auth/signout`).flush(null);
    expect(page.inert).toBe(true);
    await cover();
    expect([TestBed.inject(Router).url, page.inert, lock.phase()]).toEqual(['/auth/signin', false, 'awake']);
    expect(localStorage.getItem('hms.portal.lock')).toBeNull();
    dispatch();
    await cover();
    dispatch({ id: 'u2' });
    await cover();
    expect(reload).toHaveBeenCalledTimes(1);
    store.dispatch(SessionActions.signOutAsked());
  });
});
