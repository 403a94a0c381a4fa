import { createReducer, on } from '@ngrx/store';
import { apiUrl, subdomainOf } from './app-config';
import { clearOnSignOut } from './clear-on-sign-out';
import { safeReturnUrl } from './return-url';
import { aUser } from './session-fixture';
import { SessionActions, SessionApiActions } from './session.actions';
import { initialSession, sessionFeature } from './session.feature';

describe('where the API is', () => {
  const page = { protocol: 'http:', hostname: 'cityhospital.localhost' };
  it('is the page’s own host unless configured', () => {
    expect(apiUrl({ apiPort: 3000 }, page)).toBe('http://cityhospital.localhost:3000');
    expect(apiUrl({ apiPort: 3000, apiUrl: 'https://api.example/' }, page)).toBe('https://api.example');
  });
  it.each([
    ['cityhospital.localhost', 'cityhospital'],
    ['localhost', null],
    ['127.0.0.1', null],
    ['a.b.localhost', null],
    ['evil-localhost', null],
  ])('%s names the hospital %p', (host, subdomain) => expect(subdomainOf(host)).toBe(subdomain));
});

describe('return address', () => {
  it.each([
    ['/patients?q=rao', '/patients?q=rao'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['/a\n/b', '/'],
    ['/auth/signin', '/'],
    [null, '/'],
  ])('%p leads to %s', (raw, path) => expect(safeReturnUrl(raw)).toBe(path));
});

describe('clearing', () => {
  interface State {
    session: typeof initialSession;
    patients: readonly string[];
    router: string;
  }
  const patients = createReducer<readonly string[]>(
    [],
    on(SessionActions.noticeRead, () => ['Meena']),
  );
  const reduce = clearOnSignOut((state, action) => {
    const before = (state ?? {}) as Partial<State>;
    return {
      session: sessionFeature.reducer(before.session, action),
      patients: patients(before.patients, action),
      router: before.router ?? 'start',
    } satisfies State;
  });
  const signedIn = SessionApiActions.signedIn({ user: aUser(), expiresIn: 60 });
  const loaded = [signedIn, SessionActions.noticeRead()].reduce<object>((state, action) => reduce(state, action), {
    router: '/patients',
  }) as State;

  it('forgets everything but the router at the end of a session', () => {
    expect(loaded.patients).toEqual(['Meena']);
    for (const end of [SessionApiActions.signedOut(), SessionApiActions.signedOutByServer({ reason: 'Locked.' })]) {
      expect(reduce(loaded, end)).toMatchObject({ patients: [], router: '/patients', session: { status: 'signedOut', user: null } });
    }
  });

  it('forgets upon another hospital or another person', () => {
    for (const user of [aUser({ tenantId: 'tenant_1762083064503' }), aUser({ id: 'u2' })]) {
      expect(reduce(loaded, SessionApiActions.refreshed({ user, expiresIn: 60 }))).toMatchObject({ patients: [], session: { user } });
    }
  });

  it('keeps the data when the same session is renewed', () => {
    expect(reduce(loaded, SessionApiActions.refreshed({ user: aUser({ name: 'Renamed' }), expiresIn: 60 }))).toMatchObject({
      patients: ['Meena'],
    });
  });
});
