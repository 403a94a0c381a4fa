import { HttpClient } from '@angular/common/http';
import { HttpTestingController, type TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Connection } from './connection';
import { withIdempotencyKey } from './idempotency.interceptor';
import type { Problem } from './problem';
import { API, configureSession } from './session-fixture';

const GONE = new ProgressEvent('error');
const UNAVAILABLE = { status: 503, statusText: 'Unavailable' };

describe('the connection', () => {
  let http: HttpClient;
  let server: HttpTestingController;
  let connection: Connection;
  const problems: Problem[] = [];
  const note = { error: (problem: Problem) => problems.push(problem) };
  const only = (path = '/api/patients'): TestRequest => server.expectOne(API + path);

  beforeEach(() => {
    jest.useFakeTimers();
    localStorage.clear();
    problems.length = 0;
    configureSession();
    http = TestBed.inject(HttpClient);
    server = TestBed.inject(HttpTestingController);
    connection = TestBed.inject(Connection);
  });
  afterEach(() => {
    server.verify({ ignoreCancelled: true });
    jest.useRealTimers();
  });

  it('reading is tried three times, with pauses, before it fails', () => {
    http.get('/api/patients').subscribe(note);
    only().error(GONE);
    server.expectNone(`${API}/api/patients`);
    jest.advanceTimersByTime(500);
    only().flush({}, UNAVAILABLE);
    jest.advanceTimersByTime(1500);
    expect(problems).toEqual([]);
    only().error(GONE);
    jest.advanceTimersByTime(10_000);
    expect(problems[0]).toMatchObject({ code: 'network', detail: 'The server could not be reached. Check the connection.' });
  });

  it('an answer in between is enough; a refusal is not repeated', () => {
    const answers: unknown[] = [];
    http.get('/api/patients').subscribe((answer) => answers.push(answer));
    only().error(GONE);
    jest.advanceTimersByTime(500);
    only().flush({ data: [] });
    expect(answers).toEqual([{ data: [] }]);
    http.get('/api/patients').subscribe(note);
    only().flush({}, { status: 500, statusText: 'Error' });
    jest.advanceTimersByTime(10_000);
    expect(problems).toHaveLength(1);
  });

  it.each(['PUT', 'PATCH', 'DELETE', 'POST'])('a %s is never repeated by itself', (method) => {
    http.request(method, '/api/patients', { body: {} }).subscribe(note);
    only().error(GONE);
    jest.advanceTimersByTime(10_000);
    expect(problems[0]?.detail).toContain('What you typed is kept');
  });

  it('a form’s create is sent again once, with the same key', () => {
    http.post('/api/patients', {}, { context: withIdempotencyKey('k1') }).subscribe(note);
    only().error(GONE);
    jest.advanceTimersByTime(500);
    const again = only();
    expect(again.request.headers.get('Idempotency-Key')).toBe('k1');
    again.error(GONE);
    jest.advanceTimersByTime(10_000);
    expect(problems).toHaveLength(1);
  });

  it('is unreachable after a failure until anything is answered, a refusal too', () => {
    expect(connection.state()).toBe('good');
    http.put('/api/patients', {}).subscribe(note);
    only().error(GONE);
    expect(connection.state()).toBe('unreachable');
    http.put('/api/patients', {}).subscribe(note);
    only().flush({}, { status: 409, statusText: 'Conflict' });
    expect(connection.state()).toBe('good');
  });

  it('keeps the time of the last answer while it is gone', () => {
    jest.setSystemTime(new Date('2026-11-23T04:30:00Z'));
    http.get('/api/patients').subscribe();
    only().flush({});
    expect(connection.lastAnswer()).toBeNull();
    jest.setSystemTime(new Date('2026-11-23T04:45:00Z'));
    http.put('/api/patients', {}).subscribe(note);
    only().error(GONE);
    expect(connection.lastAnswer()).toEqual(new Date('2026-11-23T04:30:00Z'));
  });

  it('is slow while somebody waits for longer than five seconds', () => {
    http.get('/api/patients').subscribe();
    const slow = only();
    jest.advanceTimersByTime(4999);
    expect(connection.state()).toBe('good');
    jest.advanceTimersByTime(1);
    expect(connection.state()).toBe('slow');
    slow.flush({});
    expect(connection.state()).toBe('good');
  });

  it('a cancelled request keeps nothing slow, and the watch over the session never is', () => {
    const search = http.get('/api/patients').subscribe();
    http.get('/auth/me').subscribe();
    jest.advanceTimersByTime(4000);
    search.unsubscribe();
    jest.advanceTimersByTime(4000);
    expect(connection.state()).toBe('good');
    only('/auth/me').flush({});
  });
});
