import { Blob as NodeBlob, File as NodeFile } from 'node:buffer';
import { TextDecoder as NodeDecoder } from 'node:util';
import { TestBed } from '@angular/core/testing';
import type { LabMessage } from '@hms/shared-dto';
import { Problem, ToastService } from '@hms/shared-ui';
import { provideMockActions } from '@ngrx/effects/testing';
import { type Observable, lastValueFrom, of, throwError, toArray } from 'rxjs';
import { messagesIn, readAcknowledgement } from './message-file';
import { bornWords, parseMessagesQuery, resultStatus } from './message-words';
import { MessagesApiActions, MessagesPageActions, type Sent } from './messages.actions';
import { MessagesApi } from './messages.api';
import * as effects from './messages.effects';
import { initialMessages, messagesFeature } from './messages.feature';
import { sentWords } from './messages.page';

// What browsers have and this test's page has not.
Object.assign(globalThis, { Blob: NodeBlob, File: NodeFile, TextDecoder: NodeDecoder });

const params = (text: string) => ({ get: (name: string) => new URLSearchParams(text).get(name) });
const HEAD = (id: number) => `MSH|^~\\&|A|B|C|D|1||ORU^R01|${id}|P|2.5.1`;
const ACK = (code: string, ...errors: string[]) =>
  ['MSH|^~\\&|', `MSA|${code}|1`, ...errors.map((words) => `ERR|||207|W||||${words}`)].join('\r');

describe('a file of messages', () => {
  const texts = async (content: string | Blob) =>
    Promise.all((await messagesIn(typeof content === 'string' ? new Blob([content]) : content)).map((part) => part.text()));

  it('is taken apart at its heads, whatever stands around them', async () => {
    expect(await texts(`\uFEFF${HEAD(1)}\rPID|1\r\n${HEAD(2)}\nPID|2`)).toEqual([`${HEAD(1)}\rPID|1\r\n`, `${HEAD(2)}\nPID|2`]);
    expect(await texts(`FHS|x\rBHS|x\r${HEAD(1)}\rPID|MSH|1\rBTS|1\rFTS|1`)).toEqual([`${HEAD(1)}\rPID|MSH|1`]);
    expect(await texts(`\u000B${HEAD(1)}\rPID|1\r\u001C\r\u000B${HEAD(2)}\r\u001C\r`)).toEqual([`${HEAD(1)}\rPID|1\r`, `${HEAD(2)}\r`]);
    expect(await texts('Name,Value\nK,4.1')).toEqual([]);
  });

  it('keeps its bytes: Latin-1 stays Latin-1', async () => {
    const latin = new Blob([Uint8Array.from([...`${HEAD(1)}\rPID|R`].map((sign) => sign.charCodeAt(0))), Uint8Array.of(0xe1), 'o']);
    const [part] = await messagesIn(latin);
    expect([...new Uint8Array(await part.arrayBuffer())].slice(-3)).toEqual([0x52, 0xe1, 0x6f]);
  });

  it('is answered, a message each', () => {
    expect(readAcknowledgement(ACK('AA'))).toEqual({ taken: true, words: [] });
    expect(readAcknowledgement(ACK('AA', 'A\\T\\E', 'b'))).toEqual({ taken: true, words: ['A&E', 'b'] });
    expect(readAcknowledgement(ACK('AR', 'No'))).toEqual({ taken: false, words: ['No'] });
    expect(readAcknowledgement('<html>').taken).toBe(false);
  });
});

describe('words and addresses of messages', () => {
  it('begin with what waits', () => {
    expect(parseMessagesQuery(params(''))).toEqual({ status: 'quarantined' });
    expect(parseMessagesQuery(params('status=filed&cursor=abc'))).toEqual({ status: 'filed', cursor: 'abc' });
    expect(parseMessagesQuery(params('status=gone'))).toEqual({ status: 'quarantined' });
  });

  it('say what the sender says, and what it leaves out', () => {
    expect([bornWords('1961-07-14'), bornWords(null)]).toEqual(['born 14-Jul-1961', 'birth date not said']);
    expect([resultStatus('F'), resultStatus('Z')]).toEqual(['Final', 'Z']);
  });

  it('say how a file went', () => {
    const sent = (more: Partial<Sent>): Sent => ({ total: 3, done: 3, filed: 0, waiting: 0, refused: [], ...more });
    expect(sentWords(null)).toBe('');
    expect(sentWords(sent({ filed: 2, waiting: 1 }))).toBe('3 messages sent: 2 filed, 1 waits for somebody to look.');
    expect(sentWords(sent({ done: 1, refused: ['x'] }))).toBe('1 message sent: 1 refused.');
  });
});

describe('what the pages keep', () => {
  const { reducer } = messagesFeature;
  const message = (id: string) => ({ id, version: 1 }) as LabMessage;

  it('never shows a message that came late in the place of another', () => {
    const opened = reducer(initialMessages, MessagesPageActions.messageOpened({ id: 'm1' }));
    const late = reducer(opened, MessagesApiActions.messageLoaded({ message: message('m2') }));
    expect(late.one).toMatchObject({ status: 'loading', value: null });
    expect(reducer(late, MessagesApiActions.messageLoaded({ message: message('m1') })).one.value?.id).toBe('m1');
    expect(reducer(late, MessagesApiActions.stepped({ message: message('m2'), done: '' })).one.value).toBeNull();
  });
});

describe('sending a file', () => {
  const file = (content: string) => new File([content], 'night.hl7');
  const run = (content: string, send: (text: Blob) => Observable<string>) => {
    TestBed.configureTestingModule({
      providers: [
        provideMockActions(of(MessagesPageActions.fileChosen({ file: file(content) }))),
        { provide: MessagesApi, useValue: { send } },
        { provide: ToastService, useValue: { show: () => undefined } },
      ],
    });
    return TestBed.runInInjectionContext(() => lastValueFrom(effects.sendFile().pipe(toArray())));
  };
  const refused = (status: number) =>
    new Problem({
      status,
      title: '',
      detail: 'Down',
      code: 'x',
      traceId: null,
      errors: [{ path: '', code: 'hl7.unreadable', message: 'Send HL7.' }],
    });

  it('goes on after one that is refused, and counts', async () => {
    const answers = [of(ACK('AA')), throwError(() => refused(400)), of(ACK('AA', 'No order')), of(ACK('AR', 'Not ours'))];
    const actions = await run([1, 2, 3, 4].map(HEAD).join('\r'), () => answers.shift()!);
    expect(actions.at(-1)).toEqual(
      MessagesApiActions.sendingWentOn({
        sent: { total: 4, done: 4, filed: 1, waiting: 1, refused: ['Message 2: Send HL7.', 'Message 4: Not ours'] },
      }),
    );
  });

  it('stops where the server cannot be reached, and says what was sent', async () => {
    const answers = [of(ACK('AA')), throwError(() => refused(503)), of(ACK('AA'))];
    const actions = await run([1, 2, 3].map(HEAD).join('\r'), () => answers.shift()!);
    expect(actions.map(({ type }) => type)).toEqual([MessagesApiActions.sendingWentOn.type, MessagesApiActions.sendingFailed.type]);
  });

  it('refuses what holds no message', async () => {
    const [action] = await run('Name,Value', () => of(ACK('AA')));
    expect(action).toMatchObject({ problem: { detail: 'There is no HL7 v2 message in this file: none begins with MSH|.' } });
  });
});
