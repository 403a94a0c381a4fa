import { Injectable } from '@nestjs/common';
import {
  MAX_LAB_MESSAGE_BYTES,
  type LabMessage,
  type LabMessageFault,
  type LabMessageList,
  type LabMessageQuery,
  type LabMessageResult,
  type ReleaseLabMessageRequest,
} from '@hms/shared-dto';
import type { Hl7Message } from '@medplum/core';
import { AuditLog } from '../../audit/audit-log.js';
import { decodeInstantCursor, encodeCursor } from '../../common/cursor.js';
import { DomainError, InvalidRequestError } from '../../common/domain-error.js';
import { missing } from '../../common/id-param.js';
import type { Principal } from '../../common/request.js';
import { staleVersion } from '../../common/version.js';
import { LiveEvents } from '../../events/live-events.service.js';
import { UnitsOfWork } from '../../tenancy/units-of-work.js';
import { pageTotal } from '../lab-rows.js';
import { acknowledgementOf, parseHl7, tidied } from './hl7.js';
import { LabMessageFiling } from './lab-message-filing.service.js';
import {
  findMessage,
  insertMessage,
  lockWaiting,
  messageOf,
  messagePage,
  toLine,
  writeDiscarded,
  writeFaults,
  writeFiled,
  type CountedMessage,
  type MessageRow,
} from './lab-messages.queries.js';
import { mappingsOf, testsNamedBy } from './matching.queries.js';
import { readOru, type Oru } from './oru.js';
import { fault, testOf } from './oru.rules.js';

const USUAL_LIMIT = 20;
const ANY = 'any';
const LONGEST_CONTROL_ID = 199;
const LONGEST_SENDER = 460;

/** Results that other systems send, and those of them that wait for a person. */
@Injectable()
export class LabMessages {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly events: LiveEvents,
    private readonly filing: LabMessageFiling,
  ) {}

  /**
   * Files a message or keeps it for a person, and answers in the sender's language: `AA` once it is kept, whatever became of it, `AR` for what is none
   * of ours. The same message sent again changes nothing.
   * @throws InvalidRequestError what is no HL7 at all
   */
  async receive(body: unknown, caller: Principal): Promise<string> {
    const text = textOf(body);
    const message = await parseHl7(text);
    if (!message) throw unreadable();
    const oru = readOru(message);
    const refusal = refusalOf(oru);
    if (refusal) return this.refuse(message, oru, refusal);
    const inserted = await insertMessage(this.units.current, oru, text, caller.name);
    if (!inserted) return this.repeated(message, oru, text);
    const { id, faults, received_at: at } = await this.settle(inserted, oru, {}, caller);
    return acknowledgementOf(message.header, { code: 'AA', faults, id, at });
  }

  async list({ limit = USUAL_LIMIT, cursor, status }: LabMessageQuery): Promise<LabMessageList> {
    const after = cursor ? decodeInstantCursor(cursor, status ?? ANY) : null;
    const rows = await messagePage(this.units.current, status ?? null, { limit, after });
    const data = rows.slice(0, limit).map(toLine);
    this.audit.recordSoon({ action: 'lab_messages.listed', entity: 'lab_message', details: { shown: data.length } });
    return { data, page: { nextCursor: nextCursor(rows, limit, status ?? ANY), ...pageTotal(rows, after === null) } };
  }

  /** Reading one that was filed is reading the chart. @throws NotFoundError */
  async read(id: string): Promise<LabMessage> {
    const row = await findMessage(this.units.current, id);
    if (!row) throw missing('lab_message.not_found');
    await this.record('read', row);
    return this.toMessage(row);
  }

  /** Tries again. What still speaks against it is in the answer. @throws NotFoundError, DomainError `lab_message.illegal_state`, `version.stale` */
  async release(id: string, choice: ReleaseLabMessageRequest, version: number | null, caller: Principal): Promise<LabMessage> {
    const row = await this.waiting(id, version);
    const oru = readOru((await parseHl7(row.message))!);
    return this.toMessage(await this.settle(row, oru, choice, caller));
  }

  /** It is none of ours, or was dealt with otherwise. It stays readable. @throws as `release` */
  async discard(id: string, reason: string, version: number | null, caller: Principal): Promise<LabMessage> {
    await this.waiting(id, version);
    const row = await writeDiscarded(this.units.current, id, reason, caller.name);
    await this.record('discarded', row);
    this.events.emit('lab.message_changed', { messageId: id });
    return this.toMessage(row);
  }

  private async settle({ id }: MessageRow, oru: Oru, choice: ReleaseLabMessageRequest, caller: Principal): Promise<MessageRow> {
    const outcome = await this.filing.file(oru, choice, caller);
    const checked = choice.identityChecked ? { identityChecked: true } : {};
    const unit = this.units.current;
    const isFiled = 'orderId' in outcome;
    const row = isFiled ? await writeFiled(unit, id, outcome.orderId, caller.name) : await writeFaults(unit, id, outcome.faults);
    const details = isFiled ? { orderId: outcome.orderId } : { faults: outcome.faults.map(({ code }) => code) };
    await this.record(isFiled ? 'filed' : 'quarantined', row, { ...details, ...checked });
    this.events.emit('lab.message_changed', { messageId: id });
    return row;
  }

  /** With whose results they are, once that is known. */
  private record(what: string, { id, patient_id }: MessageRow, details: Readonly<Record<string, unknown>> = {}): Promise<void> {
    const entry = { action: `lab_message.${what}`, entity: 'lab_message', entityId: id, details };
    return this.audit.record(patient_id === null ? entry : { ...entry, patientId: patient_id });
  }

  private async repeated(message: Hl7Message, oru: Oru, text: string): Promise<string> {
    const row = await messageOf(this.units.current, oru);
    if (row.message === text) return acknowledgementOf(message.header, { code: 'AA', faults: row.faults, id: row.id, at: new Date() });
    return this.refuse(message, oru, fault('message.number_used', 'Another message had this number (MSH-10). Nothing was stored.'));
  }

  private refuse({ header }: Hl7Message, { sender }: Oru, refusal: LabMessageFault): string {
    this.audit.recordSoon({ action: 'lab_message.refused', entity: 'lab_message', details: { code: refusal.code, sender } });
    return acknowledgementOf(header, { code: 'AR', faults: [refusal], id: crypto.randomUUID(), at: new Date() });
  }

  private async waiting(id: string, version: number | null): Promise<MessageRow> {
    const row = await lockWaiting(this.units.current, id);
    if (!row) {
      if (!(await findMessage(this.units.current, id))) throw missing('lab_message.not_found');
      throw new DomainError('lab_message.illegal_state', 'Somebody has dealt with this message already.');
    }
    if (version !== null && version !== row.version) throw staleVersion();
    return row;
  }

  private async toMessage(row: MessageRow): Promise<LabMessage> {
    const oru = readOru((await parseHl7(row.message))!);
    const mappings = await mappingsOf(this.units.current, oru);
    const known = await testsNamedBy(this.units.current, oru, mappings);
    const results = oru.results.map((result): LabMessageResult => {
      const { codes, ...rest } = result;
      const test = testOf(result, mappings, known);
      const { code, system } = codes[0] ?? { code: '', system: '' };
      return { ...rest, code, system, testId: test?.testId ?? null, testName: test?.definition.name ?? null };
    });
    return { ...toLine(row), results, text: row.message };
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** @throws InvalidRequestError */
function textOf(body: unknown): string {
  if (!Buffer.isBuffer(body)) throw unreadable();
  // MSH-18 says so where it is not Unicode.
  const isLatin = /^\W*MSH(\|[^|\r\n]*){16}\|8859\/1/.test(body.toString('latin1', 0, 2000));
  try {
    return tidied(isLatin ? body.toString('latin1') : UTF8.decode(body));
  } catch {
    throw unreadable();
  }
}

const unreadable = (): InvalidRequestError =>
  new InvalidRequestError([
    {
      path: '',
      code: 'hl7.unreadable',
      message: `Send one HL7 v2 message of at most ${MAX_LAB_MESSAGE_BYTES / 1024} KB: MSH|^~\\&|… in UTF-8, or with 8859/1 in MSH-18.`,
    },
  ]);

/** What is none of ours, though it is HL7. */
function refusalOf({ type, controlId, sender }: Oru): LabMessageFault | null {
  if (type !== 'ORU^R01') return fault('message.type', `Only results are taken: ORU^R01, not ${type.slice(0, 20)}.`);
  if (controlId === '' || controlId.length > LONGEST_CONTROL_ID)
    return fault('message.number', 'The message has no usable number (MSH-10).');
  if (sender === '' || sender.length > LONGEST_SENDER)
    return fault('message.sender', 'The message does not say who sends it (MSH-3, MSH-4).');
  return null;
}

function nextCursor(rows: readonly CountedMessage[], limit: number, status: string): string | null {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return last ? encodeCursor(status, [last.key, last.id]) : null;
}
