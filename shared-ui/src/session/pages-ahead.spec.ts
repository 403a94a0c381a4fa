import { TestBed } from '@angular/core/testing';
import { Store } from '@ngrx/store';
import { providePagesAhead } from './pages-ahead';
import { SessionApiActions } from './session.actions';
import { aUser, configureSession } from './session-fixture';

const asked: string[] = [];
const answering = (list: () => Promise<unknown>) =>
  Object.assign(globalThis, {
    fetch: (path: string) => {
      asked.push(path);
      return Promise.resolve({ json: list, arrayBuffer: () => Promise.resolve(new ArrayBuffer(0)) });
    },
    requestIdleCallback: (done: () => void) => setTimeout(done),
    cancelIdleCallback: clearTimeout,
  });

const started = () => {
  configureSession();
  TestBed.configureTestingModule({ providers: [providePagesAhead()] });
  return TestBed.inject(Store);
};

beforeEach(() => {
  localStorage.clear();
  asked.length = 0;
  jest.useFakeTimers();
});
afterEach(() => {
  TestBed.resetTestingModule();
  jest.useRealTimers();
});

describe('code of other pages', () => {
  it('is downloaded one file after the other, five seconds after somebody has signed in', async () => {
    answering(() => Promise.resolve(['a.js', 'b.js']));
    const store = started();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(asked).toEqual([]);
    store.dispatch(SessionApiActions.signedIn({ user: aUser(), expiresIn: 3600 }));
    await jest.advanceTimersByTimeAsync(4_900);
    expect(asked).toEqual([]);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(asked).toEqual(['/pages.json', '/a.js', '/b.js']);
  });

  it('is left where it is when there is no list of it', async () => {
    answering(() => Promise.reject(new SyntaxError('a page instead of a list')));
    started().dispatch(SessionApiActions.signedIn({ user: aUser(), expiresIn: 3600 }));
    await jest.advanceTimersByTimeAsync(6_000);
    expect(asked).toEqual(['/pages.json']);
  });
});
