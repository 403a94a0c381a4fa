import { HttpClient, type HttpErrorResponse } from '@angular/common/http';
import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Store } from '@ngrx/store';
import { Subject } from 'rxjs';
import { newIdempotencyKey, withIdempotencyKey } from './idempotency.interceptor';
import { Problem } from './problem';
import { API, aUser, anAnswer, configureSession } from './session-fixture';
import { SessionApiActions } from './session.actions';
import { sessionFeature } from './session.feature';
import { SessionTokens } from './session-tokens';
import { StepUp } from './step-up.service';

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

  it('carry the form’s idempotency key and none of their own: what has one may be sent twice on the way', () => {
    const key = newIdempotencyKey();
    http.post('/api/patients', {}, { context: withIdempotencyKey(key) }).subscribe();
    http.post('/api/queue-tokens/call-next', {}).subscribe();
    expect(server.expectOne(`${API}/api/patients`).request.headers.get('Idempotency-Key')).toBe(key);
    expect(server.expectOne(`${API}/api/queue-tokens/call-next`).request.headers.has('Idempotency-Key')).toBe(false);
  });

  it('renew the token once upon 401, together, and are repeated with the same key', async () => {
    const done: string[] = [];
    http.post('/api/patients', {}, { context: withIdempotencyKey('k1') }).subscribe(() => done.push('post'));
    http.get('/api/staff').subscribe(() => done.push('get'));
    const post = server.expectOne(`${API}/api/patients`);
    post.flush({ code: 'auth.token_expired' }, UNAUTHORIZED);
    server.expectOne(`${API}/api/staff`).flush({ code: 'auth.token_expired' }, UNAUTHORIZED);
    await settle();
    const refresh = server.expectOne(`${API}/auth/refresh`);
    expect(refresh.request.headers.get('X-Tenant-ID')).toBe('demo_hospital_001');
    refresh.flush(anAnswer('second'));
    await settle();
    const again = server.expectOne(`${API}/api/patients`);
    expect(again.request.headers.get('Authorization')).toBe('Bearer second');
    expect(again.request.headers.get('Idempotency-Key')).toBe('k1');
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

  describe('that ask for a proof that the person is there', () => {
    const answers: Subject<boolean>[] = [];
    let codes: string[];
    const ask = (path: string) =>
      http.post(path, {}).subscribe({ next: () => codes.push('done'), error: ({ code }: Problem) => codes.push(code) });
    const refuse = (path: string) => server.expectOne(`${API}${path}`).flush({ code: 'reauth_required' }, UNAUTHORIZED);

    beforeEach(() => {
      [codes, answers.length] = [[], 0];
      jest.spyOn(TestBed.inject(StepUp), 'prove').mockImplementation(() => {
        const answer = new Subject<boolean>();
        answers.push(answer);
        return answer;
      });
    });

    it('are repeated once it is proved, also where they are about oneself', () => {
      ask('/auth/mfa/setup');
      refuse('/auth/mfa/setup');
      expect(codes).toEqual([]);
      answers[0]?.next(true);
      const { request } = server.expectOne(`${API}/auth/mfa/setup`);
      expect(request.withCredentials).toBe(false);
    });

    it('fail as refused when the person cancels, and the session goes on', () => {
      ask('/api/export');
      refuse('/api/export');
      answers[0]?.next(false);
      expect(codes).toEqual(['reauth_required']);
      expect(status().status).toBe('signedIn');
    });

    it('are asked about once only', () => {
      ask('/api/export');
      refuse('/api/export');
      answers[0]?.next(true);
      refuse('/api/export');
      expect([codes, answers.length]).toEqual([['reauth_required'], 1]);
    });

    it('ask also after the token had to be renewed', async () => {
      ask('/api/export');
      server.expectOne(`${API}/api/export`).flush({ code: 'auth.token_expired' }, UNAUTHORIZED);
      await settle();
      server.expectOne(`${API}/auth/refresh`).flush(anAnswer('second'));
      await settle();
      refuse('/api/export');
      answers[0]?.next(true);
      server.expectOne(`${API}/api/export`).flush({});
      expect(codes).toEqual(['done']);
    });
  });

  it('fail as a Problem with code, trace and fields', () => {
    const found: (Problem | HttpErrorResponse)[] = [];
    http.put('/api/patients/1', {}).subscribe({ error: (problem: Problem) => found.push(problem) });
    http.delete('/api/down').subscribe({ error: (problem: Problem) => found.push(problem) });
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
    http.get('/api/busy').subscribe({ error: (problem: Problem) => found.push(problem) });
    server.expectOne(`${API}/api/busy`).flush({}, { status: 429, statusText: 'Slow', headers: { 'Retry-After': '30' } });
    expect(found[2]).toMatchObject({ status: 429, retryAfterSeconds: 30 });
    expect(found[0]).toBeInstanceOf(Problem);
    expect(found[0]).toMatchObject({ status: 400, code: 'request.invalid', traceId: 't1', more: { candidates: [1] } });
    expect((found[0] as Problem).errors).toEqual([{ path: 'a', code: 'b', message: 'c' }]);
    expect(found[1]).toMatchObject({ status: 0, code: 'network' });
  });
});
