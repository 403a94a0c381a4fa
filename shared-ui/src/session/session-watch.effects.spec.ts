import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { Actions } from '@ngrx/effects';
import { type Action, Store } from '@ngrx/store';
import { API, aUser, anAnswer, configureSession } from './session-fixture';
import { SessionActions, SessionApiActions } from './session.actions';
import { sessionFeature } from './session.feature';
import { SessionTokens } from './session-tokens';

const ME = `${API}/auth/me`;
const FORBIDDEN = { status: 403, statusText: 'Forbidden' };

describe('the watch over an open page', () => {
  let server: HttpTestingController;
  let store: Store<object>;

  const session = () => store.selectSignal(sessionFeature.selectSessionState)();
  const pass = (ms: number) => jest.advanceTimersByTime(ms);
  const show = (state: 'visible' | 'hidden') => {
    jest.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
    document.dispatchEvent(new Event('visibilitychange'));
  };
  const connect = (online: boolean) => {
    jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(online);
    window.dispatchEvent(new Event(online ? 'online' : 'offline'));
  };

  beforeEach(() => {
    jest.useFakeTimers();
    localStorage.clear();
    configureSession();
    server = TestBed.inject(HttpTestingController);
    store = TestBed.inject<Store<object>>(Store);
    TestBed.inject(SessionTokens).take(anAnswer('token'));
    store.dispatch(SessionApiActions.signedIn({ user: aUser(), expiresIn: 3600 }));
  });
  afterEach(() => {
    server.verify();
    TestBed.resetTestingModule();
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  it('asks who is signed in every four seconds, without the cookie', () => {
    pass(3999);
    server.expectNone(ME);
    pass(1);
    const { request } = server.expectOne(ME);
    expect(request.withCredentials).toBe(false);
    expect(request.headers.get('Authorization')).toBe('Bearer token');
  });

  it('never asks twice at a time, and gives a lost request up', () => {
    pass(12_000);
    server.expectOne(ME);
    pass(8000);
    expect(server.match(ME)).toHaveLength(1);
  });

  it.each(['tenant.locked', 'user.suspended', 'session.ended'])('ends the session upon %s, with the reason', (code) => {
    pass(4000);
    server.expectOne(ME).flush({ code, detail: 'Ask an Admin of your hospital.' }, FORBIDDEN);
    expect(session()).toMatchObject({ status: 'signedOut', notice: 'Ask an Admin of your hospital.' });
    pass(20_000);
  });

  it('goes on after a failure of the network or the server', () => {
    pass(4000);
    server.expectOne(ME).error(new ProgressEvent('error'));
    pass(4000);
    server.expectOne(ME).flush({}, { status: 503, statusText: 'Unavailable' });
    pass(4000);
    server.expectOne(ME).flush(aUser());
    expect(session().status).toBe('signedIn');
  });

  it('rests while the page is hidden, and asks at once when it is seen again', () => {
    show('hidden');
    pass(60_000);
    server.expectNone(ME);
    show('visible');
    pass(0);
    server.expectOne(ME).flush(aUser());
    pass(4000);
    server.expectOne(ME);
  });

  it('rests without a network', () => {
    connect(false);
    pass(60_000);
    server.expectNone(ME);
    connect(true);
    pass(0);
    server.expectOne(ME);
  });

  it('takes over changed permissions and a billing hold, and nothing when all is as before', () => {
    const types: string[] = [];
    TestBed.inject<Actions<Action>>(Actions).subscribe(({ type }) => types.push(type));
    pass(4000);
    server.expectOne(ME).flush(aUser());
    expect(types).toEqual([]);
    const changed = aUser({ roles: ['Nurse'], permissions: [], billingHold: true });
    pass(4000);
    server.expectOne(ME).flush(changed);
    expect(session()).toMatchObject({ status: 'signedIn', user: changed });
    expect(types).toEqual([SessionApiActions.userChanged.type]);
  });

  it('leads to the second factor that the hospital has begun to require, and not away from where it is set up', () => {
    const router = TestBed.inject(Router);
    const going = jest.spyOn(router, 'navigateByUrl').mockResolvedValue(true);
    const at = jest.spyOn(router, 'url', 'get').mockReturnValue('/account/two-step');
    router.navigated = true;
    const answer = (mfa: { enabled: boolean; required: boolean }) => {
      pass(4000);
      server.expectOne(ME).flush(aUser({ mfa }));
    };
    answer({ enabled: false, required: true });
    answer({ enabled: true, required: true });
    at.mockReturnValue('/patients?q=Rao');
    answer({ enabled: true, required: false });
    expect(going).not.toHaveBeenCalled();
    answer({ enabled: false, required: true });
    expect(going.mock.calls).toEqual([['/account/two-step']]);
  });

  it('is over as soon as somebody signs out', () => {
    pass(4000);
    const asked = server.expectOne(ME);
    store.dispatch(SessionActions.signOutAsked());
    expect(asked.cancelled).toBe(true);
    server.expectOne(`${API}/auth/signout`).flush(null);
    pass(20_000);
    expect(session()).toMatchObject({ status: 'signedOut', notice: null });
  });
});
