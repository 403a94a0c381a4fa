import { VISIT_SECTION_LABELS, VISIT_SECTIONS, type Visit } from '@hms/shared-dto';
import type { Content } from 'pdfmake/interfaces.js';
import { dayInWords, instantInWords } from '../document-words.rules.js';

/** The note of a signed visit as it reads now, section by section; what nobody wrote is left out. */
export function visitContent(visit: Visit, timeZone: string): Content[] {
  const amended = visit.status === 'amended' ? `, amended (text ${visit.signedVersion})` : '';
  const signed = visit.signedAt ? `Signed by ${visit.signedBy}, ${instantInWords(new Date(visit.signedAt), timeZone)}${amended}` : '';
  const sections = VISIT_SECTIONS.filter((section) => visit[section] !== '').flatMap((section): Content[] => [
    { text: VISIT_SECTION_LABELS[section], style: 'heading' },
    visit[section],
  ]);
  const next: Content[] = visit.followUpOn
    ? [{ text: `Next visit on ${dayInWords(visit.followUpOn)}`, bold: true, margin: [0, 8, 0, 0] }]
    : [];
  return [{ text: `Visit of ${instantInWords(new Date(visit.startedAt), timeZone)}. ${signed}`, style: 'muted' }, ...sections, ...next];
}
