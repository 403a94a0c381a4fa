import { labRangeWords, labUnitWords, type LabOrder, type LabOrderItem } from '@hms/shared-dto';
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

/** A corrected value keeps the wrong one beside it, with who and why. */
const correctionsOf = ({ name, result }: Reported, timeZone: string): string[] =>
  result.corrected.map(
    ({ display, reason, correctedBy, correctedAt }) =>
      `${name} was reported as ${display}; corrected by ${correctedBy}, ${instantInWords(new Date(correctedAt), timeZone)}: ${reason}`,
  );

/** The verified results of an order, what was corrected, and what is still open. */
export function labReportContent(order: LabOrder, timeZone: string): Content[] {
  const reported = order.items.filter(isReported);
  const open = order.items.filter((item) => !isReported(item) && item.status !== 'cancelled').map(({ name }) => name);
  const corrections = reported.flatMap((item) => correctionsOf(item, timeZone));
  const collected = order.specimens.flatMap(({ collectedAt }) => (collectedAt ? [collectedAt] : [])).sort()[0];
  return [
    {
      style: 'muted',
      text: `Order ${order.orderNumber} of ${order.orderer}, ${instantInWords(new Date(order.orderedAt), timeZone)}${
        collected ? `. Collected ${instantInWords(new Date(collected), timeZone)}` : ''
      }`,
      margin: [0, 0, 0, 6],
    },
    {
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
    },
    ...corrections.map((text): Content => ({ text, bold: true, margin: [0, 4, 0, 0] })),
    ...(open.length > 0 ? [{ text: `Not reported yet: ${open.join(', ')}`, margin: [0, 6, 0, 0] } as Content] : []),
  ];
}

/** Who answers for a report: whoever verified last. */
export const verifierOf = (order: LabOrder): string =>
  order.items
    .filter(isReported)
    .map(({ result }) => ({ by: result.verifiedBy ?? order.orderer, at: result.verifiedAt ?? '' }))
    .sort((one, other) => other.at.localeCompare(one.at))[0].by;
