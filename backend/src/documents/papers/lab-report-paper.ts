import { labRangeWords, labUnitWords, UNCONFIRMED_LAB_RANGES, type LabOrder, type LabOrderItem } from '@hms/shared-dto';
import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { instantInWords } from '../document-words.rules.js';

type Reported = LabOrderItem & { readonly result: NonNullable<LabOrderItem['result']> };

/** What somebody has verified; the rest is told to be open. */
export const isReported = (item: LabOrderItem): item is Reported =>
  item.result !== null && (item.status === 'final' || item.status === 'corrected');

const CRITICAL_FILL = '#fee2e2';
const HEADS = ['Test', 'Result', 'Flag', 'Unit', 'Reference', 'Previous'];
const RIGHT = new Set(['Result']);

/** Legible without colour: what is out of the ordinary is bold, and its letters stand beside it. */
function rowOf({ name, result }: Reported, timeZone: string): TableCell[] {
  const { display, flag, unit, range, delta, critical } = result;
  const isOdd = flag !== null && flag !== 'N';
  const cell = (text: string, alignment: 'left' | 'right' = 'left'): TableCell => ({
    ...{ text, alignment, bold: isOdd },
    ...(critical ? { fillColor: CRITICAL_FILL } : {}),
  });
  const before = delta ? `${delta.display} (${instantInWords(new Date(delta.collectedAt), timeZone).split(' ')[0]})` : '';
  return [cell(name), cell(display, 'right'), cell(isOdd ? flag : ''), cell(labUnitWords(unit)), cell(labRangeWords(range)), cell(before)];
}

const tableOf = (reported: readonly Reported[], timeZone: string): Content => ({
  layout: 'lightHorizontalLines',
  table: {
    headerRows: 1,
    dontBreakRows: true,
    widths: ['*', 60, 30, 55, 85, 95],
    body: [
      HEADS.map((text) => ({ text, style: 'head', alignment: RIGHT.has(text) ? 'right' : 'left' })),
      ...reported.map((item) => rowOf(item, timeZone)),
    ],
  },
});

/** A corrected value keeps the wrong one beside it, with who and why. */
const correctionsOf = ({ name, result }: Reported, timeZone: string): string[] =>
  result.corrected.map(
    ({ display, reason, correctedBy, correctedAt }) =>
      `${name} was reported as ${display}; corrected by ${correctedBy}, ${instantInWords(new Date(correctedAt), timeZone)}: ${reason}`,
  );

/** What the catalogue said of the range and of the test when the result was entered. */
const notesOf = ({ name, result: { range, note } }: Reported): string[] =>
  [range?.note, note].filter(Boolean).map((words) => `${name}: ${words}`);

const namesOf = (words: string, items: readonly LabOrderItem[]): string[] =>
  items.length === 0 ? [] : [`${words}: ${items.map(({ name }) => name).join(', ')}`];

const isAutomatic = ({ result }: Reported): boolean => result.verifiedById === null;

/** The verified results of an order, what was corrected, what its reader has to know, and what is still open. */
export function labReportContent(order: LabOrder, timeZone: string): Content[] {
  const reported = order.items.filter(isReported);
  const open = order.items.filter((item) => !isReported(item) && item.status !== 'cancelled');
  const collected = order.specimens.flatMap(({ collectedAt }) => (collectedAt ? [collectedAt] : [])).sort()[0];
  const remarks = [
    ...reported.flatMap(notesOf),
    ...namesOf(
      UNCONFIRMED_LAB_RANGES,
      reported.filter(({ result }) => result.range && !result.rangesConfirmed),
    ),
    ...namesOf('Not reported yet', open),
    ...namesOf('Verified automatically by rules of the laboratory', reported.filter(isAutomatic)),
  ];
  return [
    {
      style: 'muted',
      text: `Order ${order.orderNumber} of ${order.orderer}, ${instantInWords(new Date(order.orderedAt), timeZone)}${
        collected ? `. Collected ${instantInWords(new Date(collected), timeZone)}` : ''
      }`,
      margin: [0, 0, 0, 6],
    },
    tableOf(reported, timeZone),
    ...reported.flatMap((item) => correctionsOf(item, timeZone)).map((text): Content => ({ text, bold: true, margin: [0, 4, 0, 0] })),
    ...remarks.map((text): Content => ({ text, margin: [0, 4, 0, 0] })),
  ];
}

/** Who answers for a report: whoever verified last. Null when the laboratory's rules let all of it go. */
export function verifierOf(order: LabOrder): { id: string; name: string } | null {
  const last = order.items
    .filter(isReported)
    .flatMap(({ result: { verifiedById: id, verifiedBy: name, verifiedAt } }) => (id && name ? [{ id, name, at: verifiedAt ?? '' }] : []))
    .sort((one, other) => other.at.localeCompare(one.at))
    .at(0);
  return last ? { id: last.id, name: last.name } : null;
}
