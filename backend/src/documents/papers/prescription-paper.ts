import { formatDose, frequencyInHindi, type PrescriptionSummary } from '@hms/shared-dto';
import type { Content } from 'pdfmake/interfaces.js';
import { instantInWords } from '../document-words.rules.js';

const linesOf = (prescription: PrescriptionSummary): string[] => {
  const { quantity, refills, indication, instructions } = prescription;
  const again = refills > 0 ? `, may be repeated ${refills === 1 ? 'once' : `${refills} times`}` : '';
  return [
    prescription.sig,
    frequencyInHindi(prescription),
    `Quantity ${formatDose(quantity)}${again}`,
    ...(indication ? [`For ${indication}`] : []),
    ...(instructions ? [instructions] : []),
  ];
};

/** Names as the formulary writes them: capitals would take away tall-man letters and change units (ISMP). How each is taken in words, in Hindi too. */
export const prescriptionContent = (prescriptions: readonly PrescriptionSummary[], timeZone: string): Content[] => [
  { text: `Prescribed on ${instantInWords(new Date(prescriptions[0].signedAt!), timeZone)}`, style: 'muted' },
  ...prescriptions.map(medicineOf),
];

const medicineOf = (prescription: PrescriptionSummary, index: number): Content => ({
  unbreakable: true,
  margin: [0, 6, 0, 2],
  columns: [
    { text: `${index + 1}.`, width: 18 },
    {
      width: '*',
      stack: [
        { text: prescription.medication, bold: true },
        ...linesOf(prescription).map((text): Content => ({ text, margin: [0, 1, 0, 0] })),
      ],
    },
  ],
});
