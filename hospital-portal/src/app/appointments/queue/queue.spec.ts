import { TestBed } from '@angular/core/testing';
import { QUEUE_STATUSES, type QueueToken } from '@hms/shared-dto';
import { Problem } from '@hms/shared-ui';
import type { Action, Store } from '@ngrx/store';
import { Subject, of, throwError } from 'rxjs';
import { parseQueueQuery } from './queue-query';
import { byDoctor, queueStepsFrom } from './queue-steps';
import { QueueApiActions, QueuePageActions } from './queue.actions';
import type { QueueApi, QueuePage } from './queue.api';
import * as effects from './queue.effects';
import { initialQueue, queueFeature } from './queue.feature';
import { aToken } from './testing';

const DOCTOR = '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c611';
const OTHER = '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c612';
const params = (values: Record<string, string>) => ({ get: (name: string) => values[name] ?? null });
const problem = new Problem({ status: 409, code: 'queue.empty', title: 'Refused', detail: 'Nobody waits.', traceId: null, more: {} });
const { reducer } = queueFeature;

describe('the address of the queue', () => {
  it('shows a doctor their own queue, and everybody else all, unless it says otherwise', () => {
    expect(parseQueueQuery(params({}), null)).toEqual({});
    expect(parseQueueQuery(params({}), DOCTOR)).toEqual({ doctorId: DOCTOR });
    expect(parseQueueQuery(params({ doctor: 'all' }), DOCTOR)).toEqual({});
    expect(parseQueueQuery(params({ doctor: OTHER, status: 'called' }), DOCTOR)).toEqual({ doctorId: OTHER, status: 'called' });
  });

  it('leaves out what is damaged', () => {
    expect(parseQueueQuery(params({ doctor: "' OR 1=1", status: 'gone' }), null)).toEqual({});
  });
});

describe('what can be done with a number', () => {
  it('follows its status', () => {
    expect(QUEUE_STATUSES.map(queueStepsFrom)).toEqual([['call', 'leave'], ['serve', 'put_back', 'leave'], [], []]);
  });

  it('is grouped by doctor: who is called before who waits, then by urgency, each in the order of the numbers', () => {
    const groups = byDoctor([
      aToken({ id: 't3', number: 3 }),
      aToken({ id: 't9', number: 9, doctorId: 'd2', doctorName: 'Dr Aarav Bose' }),
      aToken({ id: 't5', number: 5, status: 'called' }),
      aToken({ id: 't7', number: 7, priority: 'urgent' }),
      aToken({ id: 't8', number: 8, priority: 'emergency' }),
      aToken({ id: 't2', number: 2 }),
    ]);
    expect(groups.map(({ doctorName, waiting, tokens }) => [doctorName, waiting, tokens.map(({ number }) => number)])).toEqual([
      ['Dr Aarav Bose', 1, [9]],
      ['Dr Asha Menon', 4, [5, 8, 7, 2, 3]],
    ]);
  });
});

describe('the store', () => {
  const shown = (tokens: readonly QueueToken[]) => reducer(initialQueue, QueueApiActions.queueLoaded({ page: { tokens, more: false } }));

  it('shows a step at once, and takes out of sight whom the question does not want any more', () => {
    const token = aToken();
    let state = shown([token, aToken({ id: 't2', number: 2 })]);
    state = reducer(state, QueuePageActions.stepAsked({ token, step: 'call' }));
    expect(state.busy).toEqual(['t1']);
    state = reducer(state, QueueApiActions.stepped({ subject: 't1', token: aToken({ status: 'called', version: 2 }), done: '' }));
    expect([state.busy, state.page?.tokens.map(({ id, status }) => `${id} ${status}`)]).toEqual([[], ['t2 waiting', 't1 called']]);
    state = reducer(state, QueueApiActions.stepped({ subject: 't1', token: aToken({ status: 'served', version: 3 }), done: '' }));
    expect(state.page?.tokens.map(({ id }) => id)).toEqual(['t2']);
  });

  it('keeps the number that is to be printed, and no other while one is loaded', () => {
    let state = reducer(initialQueue, QueueApiActions.tokenIssued({ token: aToken() }));
    expect(reducer(state, QueuePageActions.slipOpened({ id: 't1' })).slip.token?.id).toBe('t1');
    state = reducer(state, QueuePageActions.slipOpened({ id: 't2' }));
    expect(state.slip.token).toBeNull();
    state = reducer(state, QueueApiActions.slipFailed({ problem }));
    expect(state.slip.problem).toBe(problem);
  });

  it('says why a step was refused, until the next one', () => {
    const token = aToken();
    let state = reducer(shown([token]), QueuePageActions.nextAsked({ doctorId: 'd1' }));
    state = reducer(state, QueueApiActions.stepFailed({ subject: 'd1', problem }));
    expect([state.busy, state.refusal?.code]).toEqual([[], 'queue.empty']);
    expect(reducer(state, QueuePageActions.stepAsked({ token, step: 'call' })).refusal).toBeNull();
  });
});

describe('a queue that colleagues have changed', () => {
  const page: QueuePage = { tokens: [aToken()], more: false };
  function run(today: QueueApi['today']) {
    const actions$ = new Subject<Action>();
    const out: Action[] = [];
    const store = { select: () => of({ doctorId: DOCTOR }) } as unknown as Store;
    TestBed.runInInjectionContext(() =>
      effects.follow(actions$, store, { today } as unknown as QueueApi).subscribe((action) => out.push(action)),
    );
    return { actions$, out };
  }

  it('is asked for again with the same question, also after a refused step', () => {
    const asked: unknown[] = [];
    const { actions$, out } = run((query) => {
      asked.push(query);
      return of(page);
    });
    actions$.next(QueuePageActions.queueOutdated());
    actions$.next(QueueApiActions.stepFailed({ subject: 't1', problem }));
    expect(asked).toEqual([{ doctorId: DOCTOR }, { doctorId: DOCTOR }]);
    expect(out).toEqual([QueueApiActions.queueLoaded({ page }), QueueApiActions.queueLoaded({ page })]);
  });

  it('stays as it is when that fails, and no answer from before a step comes after it', () => {
    const failing = run(() => throwError(() => new Error('down')));
    failing.actions$.next(QueuePageActions.queueOutdated());
    expect(failing.out).toEqual([]);
    const late = new Subject<QueuePage>();
    const { actions$, out } = run(() => late);
    actions$.next(QueuePageActions.queueOutdated());
    actions$.next(QueueApiActions.stepped({ subject: 't1', token: aToken({ status: 'called' }), done: '' }));
    late.next(page);
    expect(out).toEqual([]);
  });
});
