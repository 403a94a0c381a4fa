import type { LabMessageFault } from '@hms/shared-dto';
import type { Hl7Message, Hl7Segment } from '@medplum/core';

/** Framing of MLLP, byte order marks and other control characters that files carry; segments end in CR, LF or both. */
const STRAY = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFEFF]/g;

/** One segment a line, as it is kept and shown. */
export const tidied = (text: string): string =>
  text
    .replace(STRAY, '')
    .split(/[\r\n]+/)
    .filter((line) => line.trim() !== '')
    .join('\n');

/**
 * Reads the segments; null for what is no HL7 v2 message of one header. The library is loaded with the first message: most processes never see one.
 */
export async function parseHl7(text: string): Promise<Hl7Message | null> {
  const { Hl7Message: Message } = await import('@medplum/core');
  // With the delimiters that everybody uses, and one message: a batch is sent message by message.
  return /^MSH\|\^~\\&#?\|/.test(text) && !/\nMSH\|/.test(text) ? Message.parse(text) : null;
}

const ESCAPES: Readonly<Record<string, string>> = { F: '|', S: '^', T: '&', R: '~', E: '\\', '.br': '\n', '.sp': '\n' };

/** `\F\` and its like (HL7 v2.5.1 §2.7). What is not known stays as it is written. */
export const unescaped = (text: string): string =>
  text.replace(/\\(F|S|T|R|E|\.br|\.sp|X(?:[0-9A-F]{2})+)\\/g, (whole, code: string) =>
    code.startsWith('X') ? hex(code.slice(1)) : (ESCAPES[code] ?? whole),
  );

const hex = (digits: string): string => Buffer.from(digits, 'hex').toString('latin1').replace(STRAY, '');

const escaped = (text: string): string =>
  text.replace(/[|^&~\\\r\n]/g, (sign) => ({ '|': '\\F\\', '^': '\\S\\', '&': '\\T\\', '~': '\\R\\', '\\': '\\E\\' })[sign] ?? ' ');

/** A component of a field's repetition, without its escapes and the blanks around it; empty when it is not there. All count from 1. */
export function component(segment: Hl7Segment | undefined, field: number, at = 1, repetition = 1): string {
  const text = segment?.getField(field)?.getComponent(at, undefined, repetition - 1) ?? '';
  return unescaped(text).trim();
}

export const repetitions = (segment: Hl7Segment | undefined, field: number): number => segment?.getField(field)?.components.length ?? 0;

/** `YYYYMMDD…` as a calendar date; null for less than a day, or none. */
export function dateOf(text: string): string | null {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})/.exec(text) ?? [];
  const iso = `${year}-${month}-${day}`;
  return day !== undefined && new Date(`${iso}T00:00:00Z`).toJSON()?.startsWith(iso) ? iso : null;
}

/** Of what an answer says: taken over (`AA`) or refused (`AR`), HL7 table 0008. */
export interface Acknowledgement {
  readonly code: 'AA' | 'AR';
  readonly faults: readonly LabMessageFault[];
  readonly id: string;
  readonly at: Date;
}

const FIRST_FAULTS = 5;

/** HL7 table 0357, by our own codes; what has none there is 207. */
const CONDITIONS: Readonly<Record<string, string>> = {
  'message.type': '200^Unsupported message type',
  'message.number': '101^Required field missing',
  'message.sender': '101^Required field missing',
  'message.number_used': '205^Duplicate key identifier',
  'order.unknown': '204^Unknown key identifier',
  'patient.differs': '204^Unknown key identifier',
  'code.unknown': '103^Table value not found',
};
const OTHER_CONDITION = '207^Application internal error';

/** Who sent it becomes who is answered. A message that waits for a person is taken over, with warnings (`ERR-4` = `W`). */
export function acknowledgementOf(header: Hl7Segment, { code, faults, id, at }: Acknowledgement): string {
  const field = (index: number): string => header.getField(index)?.toString() ?? '';
  const time = at.toISOString().replace(/[-:T]/g, '').slice(0, 14);
  const errors = faults.slice(0, FIRST_FAULTS).map(({ code: fault, segment, message }) => {
    const [name, position] = (segment ?? '').split(' ');
    const place = segment === null ? '' : [name, position].filter(Boolean).join('^');
    return `ERR||${place}|${CONDITIONS[fault] ?? OTHER_CONDITION}^HL70357|${code === 'AA' ? 'W' : 'E'}||||${escaped(message)}`;
  });
  const segments = [
    `MSH|^~\\&|${field(5)}|${field(6)}|${field(3)}|${field(4)}|${time}+0000||ACK^R01^ACK|${id}|${field(11) || 'P'}|${field(12) || '2.5.1'}`,
    `MSA|${code}|${field(10)}`,
    ...errors,
  ];
  return `${segments.join('\r')}\r`;
}
