import type { LabMessagePatient } from '@hms/shared-dto';
import type { Hl7Message, Hl7Segment } from '@medplum/core';
import { component, dateOf, repetitions } from './hl7.js';

/** A result as the sender wrote it (OBX). */
export interface OruResult {
  /** Which OBX of the message, from 1. */
  readonly position: number;
  /** OBX-3: the code, and the sender's other code for the same thing. */
  readonly codes: readonly { readonly code: string; readonly system: string }[];
  readonly name: string;
  readonly value: string;
  readonly unit: string;
  readonly range: string;
  readonly flag: string;
  /** OBX-11, HL7 table 0085; final when a sender of old leaves it out. */
  readonly status: string;
}

/** What we read of an `ORU^R01`. */
export interface Oru {
  readonly sender: string;
  readonly controlId: string;
  /** MSH-9, such as `ORU^R01`. */
  readonly type: string;
  /** MSH-11: `P` for real. */
  readonly processing: string;
  readonly patient: LabMessagePatient;
  /** Numbers that may be an order's or a specimen's, ours or theirs. */
  readonly orderNumbers: readonly string[];
  readonly results: readonly OruResult[];
}

const LONGEST_WORD = 200;
const clipped = (text: string): string => text.slice(0, LONGEST_WORD);
const distinct = (texts: readonly string[]): string[] => [...new Set(texts.filter((text) => text !== '').map(clipped))];

export function readOru(message: Hl7Message): Oru {
  const { header } = message;
  const results = message.getAll('OBX').map(toResult);
  return {
    sender: [component(header, 3), component(header, 4)].filter(Boolean).join(' at '),
    controlId: component(header, 10),
    type: [component(header, 9, 1), component(header, 9, 2)].join('^'),
    processing: component(header, 11),
    patient: patientOf(message.get('PID')),
    orderNumbers: numbersIn(message),
    results,
  };
}

function patientOf(pid: Hl7Segment | undefined): LabMessagePatient {
  const numbers = Array.from({ length: repetitions(pid, 3) }, (_, at) => component(pid, 3, 1, at + 1));
  const name = [component(pid, 5, 1), component(pid, 5, 2)].filter(Boolean).join(', ');
  return { name: clipped(name), numbers: distinct(numbers), dateOfBirth: dateOf(component(pid, 7)) };
}

/** Placer and filler of order and request, and the specimen's ids on both sides. */
function numbersIn(message: Hl7Message): string[] {
  const of = (name: string, field: number, sub?: number): string[] =>
    message.getAll(name).map((segment) => (sub === undefined ? component(segment, field) : subcomponent(segment, field, sub)));
  return distinct([...of('ORC', 2), ...of('OBR', 2), ...of('ORC', 3), ...of('OBR', 3), ...of('SPM', 2, 1), ...of('SPM', 2, 2)]);
}

/** The entity of an identifier inside a component (`A&HMS&…`). */
const subcomponent = (segment: Hl7Segment, field: number, at: number): string => component(segment, field, at).split('&')[0] ?? '';

function toResult(obx: Hl7Segment, at: number): OruResult {
  const pair = (from: number) => ({ code: component(obx, 3, from), system: component(obx, 3, from + 2) });
  return {
    position: at + 1,
    codes: [pair(1), pair(4)].filter(({ code }) => code !== ''),
    name: clipped(component(obx, 3, 2)),
    value: valueOf(obx),
    unit: clipped(component(obx, 6)),
    range: clipped(component(obx, 7)),
    flag: clipped(component(obx, 8)),
    status: component(obx, 11) || 'F',
  };
}

/** A code's identifier, a structured number's sign and number (`<^0.01`), and the lines of a text. */
function valueOf(obx: Hl7Segment): string {
  const type = component(obx, 2);
  const parts = (count: number): string[] => Array.from({ length: count }, (_, at) => component(obx, 5, at + 1));
  if (type === 'SN') return parts(4).join('');
  if (type.startsWith('C')) return component(obx, 5) || component(obx, 5, 2);
  return Array.from({ length: repetitions(obx, 5) }, (_, at) => component(obx, 5, 1, at + 1))
    .filter(Boolean)
    .join('\n');
}
