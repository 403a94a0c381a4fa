import type { Column, Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { withFonts } from './fonts.js';

/** The hospital, as at the head of its letters. */
export interface Letterhead {
  readonly name: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
  /** `#rrggbb`; null for hospitals that have none. */
  readonly colour: string | null;
  readonly timeZone: string;
  readonly subdomain: string;
}

/** Whom a paper is about: on each of its pages. */
export interface DocumentPatient {
  readonly name: string;
  readonly patientNumber: string;
  /** In words: `Born 14-Jul-1961 (65 y)`. */
  readonly born: string;
  readonly gender: string;
  /** One sentence: the list, "No known allergies" or "Allergies not recorded". */
  readonly allergies: string;
}

/** Who answers for a paper. What is not known is left out. */
export interface DocumentDoctor {
  readonly name: string;
  readonly qualification: string | null;
  readonly registrationNumber: string | null;
}

export interface Paper {
  readonly title: string;
  /** Beside the title, such as "CORRECTED" or a number. */
  readonly mark: string | null;
  readonly hospital: Letterhead;
  readonly patient: DocumentPatient;
  /** Null of a paper that no person answers for: there is no line for a signature. */
  readonly doctor: DocumentDoctor | null;
  readonly content: Content[];
  /** Name of who printed it. */
  readonly printedBy: string;
  readonly printedAt: string;
  readonly verification: string;
}

const NEUTRAL = '#475569';
const MARGIN = 34; // 12 mm
const HEAD_HEIGHT = 104;
const FOOT_HEIGHT = 34;
const A4_INNER = 595.28 - 2 * MARGIN;

/** The frame that every paper of a hospital shares: its head, the patient and the page's number on each page, the doctor and the code at the end. */
export function framed(paper: Paper): TDocumentDefinitions {
  const { title, hospital, patient } = paper;
  return {
    pageSize: 'A4',
    pageMargins: [MARGIN, HEAD_HEIGHT, MARGIN, FOOT_HEIGHT + 14],
    language: 'en-IN',
    displayTitle: true,
    tagged: true,
    version: '1.7',
    // Who opens many papers tells them apart by number; a name would be seen in tabs and lists of files.
    info: { title: `${title} ${patient.patientNumber}`, author: hospital.name, creator: hospital.name, producer: hospital.name },
    defaultStyle: { font: 'Plex', fontSize: 9.5, lineHeight: 1.15 },
    styles: {
      heading: { fontSize: 10.5, bold: true, margin: [0, 10, 0, 3] },
      muted: { fontSize: 8, color: NEUTRAL },
      head: { fontSize: 8, bold: true, color: NEUTRAL },
    },
    header: () => withFonts(headOf(paper)),
    footer: (page, pages) => withFonts(footOf(paper, page, pages)),
    content: withFonts([titleOf(paper), ...paper.content, endOf(paper)]),
  };
}

/** Across the page. @param space above and below, in points */
const rule = (color: string, width: number, space: readonly [number, number] = [0, 0]): Content => ({
  canvas: [{ type: 'line', x1: 0, y1: 0, x2: A4_INNER, y2: 0, lineWidth: width, lineColor: color }],
  margin: [0, space[0], 0, space[1]],
});

function headOf({ hospital, patient }: Paper): Content {
  const { name, address, phone, email, colour } = hospital;
  return {
    margin: [MARGIN, 20, MARGIN, 0],
    stack: [
      {
        columns: [
          { text: name, bold: true, fontSize: 14, width: '*' },
          {
            text: [address, [phone, email].filter(Boolean).join(' · ')].filter(Boolean).join('\n'),
            style: 'muted',
            alignment: 'right',
            width: 250,
          },
        ],
        columnGap: 12,
      },
      rule(colour ?? NEUTRAL, 1.5, [4, 5]),
      {
        text: [{ text: patient.name, bold: true }, ` · ${patient.born} · ${patient.gender} · Patient no. ${patient.patientNumber}`],
      },
      { text: patient.allergies, fontSize: 8.5, margin: [0, 1, 0, 4] },
      rule('#cbd5e1', 0.5),
    ],
  };
}

const footOf = ({ printedBy, printedAt }: Paper, page: number, pages: number): Content => ({
  margin: [MARGIN, 8, MARGIN, 0],
  columns: [
    { text: `Printed by ${printedBy}, ${printedAt}`, style: 'muted', width: '*' },
    { text: `Page ${page} of ${pages}`, style: 'muted', alignment: 'right', width: 'auto' },
  ],
});

const titleOf = ({ title, mark }: Paper): Content => ({
  columns: [
    { text: title, fontSize: 13, bold: true, width: '*' },
    { text: mark ?? '', fontSize: 10, bold: true, alignment: 'right', width: 'auto' },
  ],
  margin: [0, 0, 0, 4],
});

/** The doctor's signature and the code stay on one page. */
const endOf = ({ doctor, verification }: Paper): Content => ({
  unbreakable: true,
  margin: [0, 18, 0, 0],
  columns: [
    {
      width: '*',
      columns: [
        { qr: verification, fit: 84, width: 92, eccLevel: 'M' },
        {
          text: 'Scan to see whether this paper is genuine. It shows the date, the hospital and the doctor, and nothing else.',
          style: 'muted',
          width: 150,
          margin: [0, 4, 0, 0],
        },
      ],
    },
    ...(doctor ? [signatureOf(doctor)] : []),
  ],
});

function signatureOf({ name, qualification, registrationNumber }: DocumentDoctor): Column {
  const below = [qualification, registrationNumber && `Registration no. ${registrationNumber}`].filter(Boolean);
  return {
    width: 190,
    stack: [
      { text: ' ', margin: [0, 0, 0, 26] },
      { canvas: [{ type: 'line', x1: 0, y1: 0, x2: 190, y2: 0, lineWidth: 0.5, lineColor: NEUTRAL }] },
      { text: name, bold: true, margin: [0, 3, 0, 0] },
      ...below.map((text): Content => ({ text: text ?? '', style: 'muted' })),
    ],
  };
}
