import { HttpTestingController } from '@angular/common/http/testing';
import { ApplicationRef } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { Store } from '@ngrx/store';
import { API, aUser, anAnswer, configureSession } from './session-fixture';
import { SessionActions } from './session.actions';
import { sessionFeature } from './session.feature';
import { SessionTokens } from './session-tokens';

const settle = () => new Promise((resolve) => setTimeout(resolve));
const FORM = { email: 'doctor@city.example', password: 'secret password' };

describe('session', () => {
  let server: HttpTestingController;
  let store: Store<object>;

  const start = () => {
    configureSession();
    server = TestBed.inject(HttpTestingController);
    store = TestBed.inject<Store<object>>(Store);
    TestBed.inject(ApplicationRef);
    jest.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
  };
  const session = () => store.selectSignal(sessionFeature.selectSessionState)();

  beforeEach(() => localStorage.clear());
  afterEach(() => server.verify());

  it('is not asked for when none was open', () => {
    start();
    expect(session().status).toBe('signedOut');
  });

  it('comes back after a reload, for the hospital of the last session', async () => {
    localStorage.setItem('hms.portal.session', 'open');
    localStorage.setItem('hms.portal.tenant', 'demo_hospital_001');
    start();
    expect(session().status).toBe('starting');
    await settle();
    const { request, flush } = wrap(server.expectOne(`${API}/auth/refresh`));
    expect(request.headers.get('X-Tenant-ID')).toBe('demo_hospital_001');
    flush({ ...anAnswer('restored') });
    await settle();
    expect(session()).toMatchObject({ status: 'signedIn', user: { id: 'u1' } });
  });

  it('may still come back later when the server was down upon the reload', async () => {
    localStorage.setItem('hms.portal.session', 'open');
    start();
    await settle();
    server.expectOne(`${API}/auth/refresh`).flush({ detail: 'Try again.' }, { status: 503, statusText: 'Unavailable' });
    await settle();
    expect(session()).toMatchObject({ status: 'signedOut', problem: { status: 503 } });
    expect(localStorage.getItem('hms.portal.session')).toBe('open');
  });

  it('is over when the server refuses to renew it', async () => {
    localStorage.setItem('hms.portal.session', 'open');
    start();
    await settle();
    server.expectOne(`${API}/auth/refresh`).flush({ detail: 'City Hospital is locked.' }, { status: 403, statusText: 'Forbidden' });
    await settle();
    expect(session()).toMatchObject({ status: 'signedOut', notice: 'City Hospital is locked.' });
    expect(localStorage.getItem('hms.portal.session')).toBeNull();
  });

  it('signs in without putting token or password into state or storage', () => {
    start();
    store.dispatch(SessionActions.signInAsked({ credentials: FORM }));
    expect(session().busy).toBe(true);
    server.expectOne(`${API}/auth/signin`).flush(anAnswer('top-secret-token'));
    expect(session()).toMatchObject({ status: 'signedIn', busy: false });
    expect(TestBed.inject(SessionTokens).accessToken).toBe('top-secret-token');
    let state: unknown;
    store.subscribe((all) => (state = all)).unsubscribe();
    const visible = JSON.stringify(state) + JSON.stringify({ ...localStorage });
    expect(visible).not.toContain('top-secret-token');
    expect(visible).not.toContain(FORM.password);
  });

  it('walks through the choice of a hospital', () => {
    start();
    store.dispatch(SessionActions.signInAsked({ credentials: FORM }));
    const tenants = [{ id: 'demo_hospital_001', name: 'City Hospital' }];
    server.expectOne(`${API}/auth/signin`).flush({ challenge: 'CHOOSE_TENANT', session: 's1', tenants });
    expect(session()).toMatchObject({ status: 'challenge', challenge: { kind: 'CHOOSE_TENANT', tenants } });
    store.dispatch(SessionActions.challengeAnswered({ answer: { tenantId: 'demo_hospital_001' } }));
    const { request, flush } = wrap(server.expectOne(`${API}/auth/challenge`));
    expect(request.body).toEqual({ challenge: 'CHOOSE_TENANT', session: 's1', tenantId: 'demo_hospital_001' });
    flush({ ...anAnswer('chosen') });
    expect(session().status).toBe('signedIn');
  });

  it('keeps the refusal of a wrong password for the form', () => {
    start();
    store.dispatch(SessionActions.signInAsked({ credentials: FORM }));
    server
      .expectOne(`${API}/auth/signin`)
      .flush({ detail: 'The e-mail or the password is wrong.' }, { status: 401, statusText: 'Unauthorized' });
    expect(session()).toMatchObject({ status: 'signedOut', busy: false });
    expect(session().problem?.detail).toBe('The e-mail or the password is wrong.');
  });

  it('ends here even when the server cannot be told', () => {
    start();
    store.dispatch(SessionActions.signInAsked({ credentials: FORM }));
    server.expectOne(`${API}/auth/signin`).flush(anAnswer('t', aUser({ tenantId: 'tenant_1762083064503' })));
    store.dispatch(SessionActions.signOutAsked());
    server.expectOne(`${API}/auth/signout`).error(new ProgressEvent('error'));
    expect(session().status).toBe('signedOut');
    expect(TestBed.inject(SessionTokens).accessToken).toBeNull();
    expect(localStorage.getItem('hms.portal.session')).toBeNull();
    expect(localStorage.getItem('hms.portal.tenant')).toBe('tenant_1762083064503');
  });
});

const wrap = (request: ReturnType<HttpTestingController['expectOne']>) => ({
  request: request.request,
  flush: (body: Parameters<typeof request.flush>[0]) => request.flush(body),
});
