import { HttpClient, type HttpErrorResponse } from '@angular/common/http';
import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Store } from '@ngrx/store';
import { newIdempotencyKey, withIdempotencyKey } from './idempotency.interceptor';
import { Problem } from './problem';
import { API, aUser, anAnswer, configureSession } from './session-fixture';
import { SessionApiActions } from './session.actions';
import { sessionFeature } from './session.feature';
import { SessionTokens } from './session-tokens';

const settle = () => new Promise((resolve) => setTimeout(resolve));
const UNAUTHORIZED = { status: 401, statusText: 'Unauthorized' };

describe('requests of a session', () => {
  let http: HttpClient;
  let server: HttpTestingController;
  let store: Store<object>;

  beforeEach(() => {
    localStorage.clear();
    configureSession();
    http = TestBed.inject(HttpClient);
    server = TestBed.inject(HttpTestingController);
    store = TestBed.inject<Store<object>>(Store);
    TestBed.inject(SessionTokens).take(anAnswer('first'));
    store.dispatch(SessionApiActions.signedIn({ user: aUser(), expiresIn: 3600 }));
  });
  afterEach(() => server.verify());

  const status = () => store.selectSignal(sessionFeature.selectSessionState)();

  it('carry token, hospital and app, and go to the API', () => {
    http.get('/api/patients').subscribe();
    const { request } = server.expectOne(`${API}/api/patients`);
    expect(request.headers.get('Authorization')).toBe('Bearer first');
    expect(request.headers.get('X-Tenant-ID')).toBe('demo_hospital_001');
    expect(request.headers.get('X-App-ID')).toBe('hospital-portal');
    expect(request.withCredentials).toBe(false);
  });

  it('leave other addresses alone: no token leaks', () => {
    http.get('https://elsewhere.example/api/x').subscribe();
    expect(server.expectOne('https://elsewhere.example/api/x').request.headers.keys()).toEqual([]);
  });

  it('send the cookie to /auth only', () => {
    http.post('/auth/signout', {}).subscribe();
    expect(server.expectOne(`${API}/auth/signout`).request.withCredentials).toBe(true);
  });

  it('carry an idempotency key on POST: the form’s, or a new one each', () => {
    const key = newIdempotencyKey();
    http.post('/api/patients', {}, { context: withIdempotencyKey(key) }).subscribe();
    http.post('/api/patients', {}).subscribe();
    const [mine, fresh] = server.match(`${API}/api/patients`).map(({ request }) => request.headers.get('Idempotency-Key'));
    expect(mine).toBe(key);
    expect(fresh).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('renew the token once upon 401, together, and are repeated with the same key', async () => {
    const done: string[] = [];
    http.post('/api/patients', {}).subscribe(() => done.push('post'));
    http.get('/api/staff').subscribe(() => done.push('get'));
    const post = server.expectOne(`${API}/api/patients`);
    const key = post.request.headers.get('Idempotency-Key');
    post.flush({ code: 'auth.token_expired' }, UNAUTHORIZED);
    server.expectOne(`${API}/api/staff`).flush({ code: 'auth.token_expired' }, UNAUTHORIZED);
    await settle();
    const refresh = server.expectOne(`${API}/auth/refresh`);
    expect(refresh.request.headers.get('X-Tenant-ID')).toBe('demo_hospital_001');
    refresh.flush(anAnswer('second'));
    await settle();
    const again = server.expectOne(`${API}/api/patients`);
    expect(again.request.headers.get('Authorization')).toBe('Bearer second');
    expect(again.request.headers.get('Idempotency-Key')).toBe(key);
    again.flush({});
    server.expectOne(`${API}/api/staff`).flush({});
    expect(done.sort()).toEqual(['get', 'post']);
  });

  it('end the session when it cannot be renewed, with the server’s reason', async () => {
    const problems: Problem[] = [];
    http.get('/api/patients').subscribe({ error: (problem: Problem) => problems.push(problem) });
    server.expectOne(`${API}/api/patients`).flush({}, UNAUTHORIZED);
    await settle();
    server.expectOne(`${API}/auth/refresh`).flush({ detail: 'This account is suspended.' }, { status: 403, statusText: 'Forbidden' });
    await settle();
    expect(status()).toMatchObject({ status: 'signedOut', notice: 'This account is suspended.', user: null });
    expect(problems[0]?.detail).toBe('This account is suspended.');
    expect(TestBed.inject(SessionTokens).accessToken).toBeNull();
  });

  it('keep the session when only the network failed while renewing', async () => {
    http.get('/api/patients').subscribe({ error: () => undefined });
    server.expectOne(`${API}/api/patients`).flush({}, UNAUTHORIZED);
    await settle();
    server.expectOne(`${API}/auth/refresh`).error(new ProgressEvent('error'));
    await settle();
    expect(status().status).toBe('signedIn');
  });

  it('end the session when the hospital is locked', () => {
    http.get('/api/patients').subscribe({ error: () => undefined });
    const refusal = { code: 'tenant.locked', detail: 'City Hospital is locked: unpaid since March.' };
    server.expectOne(`${API}/api/patients`).flush(refusal, { status: 403, statusText: 'Forbidden' });
    expect(status().notice).toBe(refusal.detail);
  });

  it('leave a step-up refusal to the page', () => {
    const codes: string[] = [];
    http.get('/api/export').subscribe({ error: ({ code }: Problem) => codes.push(code) });
    server.expectOne(`${API}/api/export`).flush({ code: 'reauth_required' }, UNAUTHORIZED);
    expect(codes).toEqual(['reauth_required']);
    expect(status().status).toBe('signedIn');
  });

  it('fail as a Problem with code, trace and fields', () => {
    const found: (Problem | HttpErrorResponse)[] = [];
    http.put('/api/patients/1', {}).subscribe({ error: (problem: Problem) => found.push(problem) });
    http.get('/api/down').subscribe({ error: (problem: Problem) => found.push(problem) });
    server.expectOne(`${API}/api/patients/1`).flush(
      {
        code: 'request.invalid',
        title: 'Invalid',
        detail: 'Check.',
        traceId: 't1',
        errors: [{ path: 'a', code: 'b', message: 'c' }],
        candidates: [1],
      },
      { status: 400, statusText: 'Bad' },
    );
    server.expectOne(`${API}/api/down`).error(new ProgressEvent('error'));
    expect(found[0]).toBeInstanceOf(Problem);
    expect(found[0]).toMatchObject({ status: 400, code: 'request.invalid', traceId: 't1', more: { candidates: [1] } });
    expect((found[0] as Problem).errors).toEqual([{ path: 'a', code: 'b', message: 'c' }]);
    expect(found[1]).toMatchObject({ status: 0, code: 'network' });
  });
});
