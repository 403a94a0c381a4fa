import 'reflect-metadata';
import { permissionsOf, type Role } from '@hms/shared-dto';
import type { Principal } from '../common/request.js';
import { EventStream, mayHear } from './event-stream.js';
import type { OutboxRow } from './outbox.queries.js';

const a = (role: Role, userId = 'u1'): Principal => ({ userId, permissions: new Set(permissionsOf([role])) }) as unknown as Principal;
const row = (kind: string, recipientId: string | null = null): OutboxRow =>
  ({ seq: 1, kind, ids: { patientId: 'p1' }, recipientId, at: new Date('2026-11-22T05:11:00Z') }) as unknown as OutboxRow;

describe('who hears of what', () => {
  it.each([
    ['Nurse', 'patient.registered', true],
    ['Nurse', 'staff.changed', false],
    ['Admin', 'staff.changed', true],
    ['Pharmacist', 'settings.changed', true],
    ['SuperAdmin', 'patient.registered', false],
    ['Admin', 'strange.kind', false],
    ['Admin', 'constructor', false],
    ['Admin', 'job.changed', false],
  ] as const)('%s: %s %s', (role, kind, heard) => {
    expect(mayHear(a(role), row(kind))).toBe(heard);
  });

  it('what is for one person is told to nobody else, whatever they may', () => {
    expect(mayHear(a('Nurse'), row('job.changed', 'u1'))).toBe(true);
    expect(mayHear(a('Admin', 'u2'), row('job.changed', 'u1'))).toBe(false);
    expect(mayHear(a('Admin', 'u2'), row('settings.changed', 'u1'))).toBe(false);
    expect(mayHear(a('Nurse'), row('staff.changed', 'u1'))).toBe(false);
  });
});

describe('a stream', () => {
  const text = (stream: EventStream): string => String(stream.read() ?? '');

  it('writes events as the standard says, and ids on their own while there is nothing to hear', () => {
    const stream = new EventStream(a('Nurse'));
    stream.opened('41');
    stream.hear(row('patient.registered'), '42-40');
    stream.hear(row('staff.changed'), '43-40');
    stream.beat('43');
    expect(text(stream)).toBe(
      'id: 41\nevent: opened\ndata: {}\n\n' +
        'id: 42-40\nevent: patient.registered\ndata: {"kind":"patient.registered","ids":{"patientId":"p1"},"at":"2026-11-22T05:11:00.000Z"}\n\n' +
        ':\nid: 43\n\n',
    );
  });

  it('is cut when it is not read, instead of growing', () => {
    const stream = new EventStream(a('Nurse'));
    for (let told = 0; told < 5000 && !stream.destroyed; told += 1) stream.hear(row('patient.registered'), String(told));
    expect(stream.destroyed).toBe(true);
  });

  it('says goodbye once', () => {
    const stream = new EventStream(a('Nurse'));
    stream.close();
    stream.close();
    stream.hear(row('patient.registered'), '1');
    expect(text(stream)).toBe('event: closed\ndata: {}\n\n');
  });
});
