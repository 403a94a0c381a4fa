import { VISIT_SECTION_LABELS, VISIT_SECTIONS, type Visit } from '@hms/shared-dto';
import type { Content } from 'pdfmake/interfaces.js';
import { dayInWords, instantInWords } from '../document-words.rules.js';
import type { VisitParts } from './visit-parts.service.js';
import { diagnosesInWords, medicinesInWords, ordersInWords, vitalsInWords } from './visit-parts.words.js';

const listed = (heading: string, lines: readonly string[]): Content[] =>
  lines.length === 0 ? [] : [{ text: heading, style: 'heading' }, ...lines.map((text): Content => ({ text, margin: [0, 1, 0, 0] }))];

/** The note of a signed visit as it reads now, section by section, and what belongs to the visit; what nobody wrote is left out. */
export function visitContent(visit: Visit, parts: VisitParts, timeZone: string): Content[] {
  const amended = visit.status === 'amended' ? `, amended (text ${visit.signedVersion})` : '';
  const signed = visit.signedAt ? `Signed by ${visit.signedBy}, ${instantInWords(new Date(visit.signedAt), timeZone)}${amended}` : '';
  const sections = VISIT_SECTIONS.filter((section) => visit[section] !== '').flatMap((section) =>
    listed(VISIT_SECTION_LABELS[section], [visit[section]]),
  );
  const next: Content[] = visit.followUpOn
    ? [{ text: `Next visit on ${dayInWords(visit.followUpOn)}`, bold: true, margin: [0, 8, 0, 0] }]
    : [];
  return [
    { text: `Visit of ${instantInWords(new Date(visit.startedAt), timeZone)}. ${signed}`, style: 'muted' },
    ...sections,
    ...listed('Diagnoses', diagnosesInWords(parts.conditions)),
    ...listed('Vital signs', vitalsInWords(parts.vitals, timeZone)),
    ...listed('Prescriptions', medicinesInWords(parts.prescriptions)),
    ...listed('Laboratory orders', ordersInWords(parts.orders)),
    ...(parts.isCut ? [{ text: 'There is more of this visit in the chart.', style: 'muted', margin: [0, 6, 0, 0] } as Content] : []),
    ...next,
  ];
}
