import { inject } from '@angular/core';
import type { LabMessage } from '@hms/shared-dto';
import { Problem, ToastService, toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { EMPTY, type Observable, catchError, concatMap, exhaustMap, from, map, of, scan, switchMap, tap } from 'rxjs';
import { MAX_FILE_BYTES, MAX_MESSAGES, messagesIn, readAcknowledgement, type Acknowledged } from './message-file';
import { MessagesApiActions, MessagesPageActions, type Sent } from './messages.actions';
import { MessagesApi } from './messages.api';

export const loadList = createEffect(
  (actions$ = inject(Actions), api = inject(MessagesApi)) => {
    return actions$.pipe(
      ofType(MessagesPageActions.listQueried),
      switchMap(({ query }) =>
        api.list(query).pipe(
          map((list) => MessagesApiActions.listLoaded({ list })),
          catchError((error: unknown) => of(MessagesApiActions.listFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

/** Beside another list: a failure is not told. */
export const countWaiting = createEffect(
  (actions$ = inject(Actions), api = inject(MessagesApi)) => {
    return actions$.pipe(
      ofType(MessagesPageActions.waitingWanted),
      switchMap(() =>
        api.list({ status: 'quarantined', limit: 1 }).pipe(
          map(({ page }) => MessagesApiActions.waitingCounted({ waiting: page.total ?? 0 })),
          catchError(() => EMPTY),
        ),
      ),
    );
  },
  { functional: true },
);

const refusal = (title: string, detail: string): Problem =>
  new Problem({ status: 400, code: 'request.invalid', title, detail, traceId: null });

async function usable(file: File): Promise<readonly Blob[]> {
  if (file.size > MAX_FILE_BYTES) throw refusal('Too large', 'The file is larger than 5 MB. Send it in parts.');
  const messages = await messagesIn(file);
  if (messages.length === 0) throw refusal('No message', 'There is no HL7 v2 message in this file: none begins with MSH|.');
  if (messages.length > MAX_MESSAGES) throw refusal('Too many', `A file may hold ${MAX_MESSAGES} messages. Send it in parts.`);
  return messages;
}

const counted = (sent: Sent, { taken, words }: Acknowledged): Sent => ({
  ...sent,
  done: sent.done + 1,
  filed: sent.filed + (taken && words.length === 0 ? 1 : 0),
  waiting: sent.waiting + (taken && words.length > 0 ? 1 : 0),
  refused: taken ? sent.refused : [...sent.refused, `Message ${sent.done + 1}: ${words.join(' ')}`],
});

/** One message after the other; one that is no message is told, and the others go on. */
function sendAll(api: MessagesApi, messages: readonly Blob[]): Observable<Sent> {
  const none: Sent = { total: messages.length, done: 0, filed: 0, waiting: 0, refused: [] };
  const send = (message: Blob): Observable<Acknowledged> =>
    api.send(message).pipe(
      map(readAcknowledgement),
      catchError((error: unknown) => {
        const problem = toProblem(error);
        if (problem.status !== 400) throw problem;
        return of({ taken: false, words: problem.errors.map(({ message: words }) => words) });
      }),
    );
  return from(messages).pipe(concatMap(send), scan(counted, none));
}

export const sendFile = createEffect(
  (actions$ = inject(Actions), api = inject(MessagesApi)) => {
    return actions$.pipe(
      ofType(MessagesPageActions.fileChosen),
      exhaustMap(({ file }) =>
        from(usable(file)).pipe(
          switchMap((messages) => sendAll(api, messages)),
          map((sent) => MessagesApiActions.sendingWentOn({ sent })),
          catchError((error: unknown) => of(MessagesApiActions.sendingFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const loadMessage = createEffect(
  (actions$ = inject(Actions), api = inject(MessagesApi)) => {
    return actions$.pipe(
      ofType(MessagesPageActions.messageOpened),
      switchMap(({ id }) =>
        api.read(id).pipe(
          map((message) => MessagesApiActions.messageLoaded({ message })),
          catchError((error: unknown) => of(MessagesApiActions.messageFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

/** What a code may stand for is asked for when there is one that nobody knows. */
export const loadTests = createEffect(
  (actions$ = inject(Actions), api = inject(MessagesApi)) => {
    return actions$.pipe(
      ofType(MessagesApiActions.messageLoaded),
      switchMap(({ message: { status, results } }) =>
        status === 'quarantined' && results.some(({ testId }) => testId === null)
          ? api.tests().pipe(
              map((tests) => MessagesApiActions.testsLoaded({ tests })),
              catchError(() => EMPTY),
            )
          : EMPTY,
      ),
    );
  },
  { functional: true },
);

const OUTCOMES: Readonly<Record<LabMessage['status'], string>> = {
  filed: 'Filed. The results wait to be verified.',
  quarantined: 'Something still speaks against it.',
  discarded: 'Put aside.',
};

const stepped = (call: Observable<LabMessage>) =>
  call.pipe(
    map((message) => MessagesApiActions.stepped({ message, done: OUTCOMES[message.status] })),
    catchError((error: unknown) => of(MessagesApiActions.stepFailed({ problem: toProblem(error) }))),
  );

export const release = createEffect(
  (actions$ = inject(Actions), api = inject(MessagesApi)) => {
    return actions$.pipe(
      ofType(MessagesPageActions.releaseAsked),
      exhaustMap(({ message, request }) => stepped(api.release(message, request))),
    );
  },
  { functional: true },
);

export const discard = createEffect(
  (actions$ = inject(Actions), api = inject(MessagesApi)) => {
    return actions$.pipe(
      ofType(MessagesPageActions.discardAsked),
      exhaustMap(({ message, reason }) => stepped(api.discard(message, reason))),
    );
  },
  { functional: true },
);

/** With a code more the message is tried again at once. */
export const say = createEffect(
  (actions$ = inject(Actions), api = inject(MessagesApi)) => {
    return actions$.pipe(
      ofType(MessagesPageActions.codeSaid),
      exhaustMap(({ message, request }) => stepped(api.say(request).pipe(switchMap(() => api.release(message, {}))))),
    );
  },
  { functional: true },
);

export const tellStepped = createEffect(
  (actions$ = inject(Actions), toasts = inject(ToastService)) => {
    return actions$.pipe(
      ofType(MessagesApiActions.stepped),
      tap(({ done }) => toasts.show(done)),
    );
  },
  { functional: true, dispatch: false },
);
