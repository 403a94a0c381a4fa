import type { FileColumn } from './file-import-values.js';
import { DOSE_UNITS, MEDICATION_FORM_CODES, MEDICATION_FORMS, ROUTE_CODES, ROUTES } from './medication-values.js';

const formWords = MEDICATION_FORM_CODES.map((form) => MEDICATION_FORMS[form].label).join(', ');
const routeWords = ROUTE_CODES.map((route) => `${route} (${ROUTES[route]})`).join(', ');
const unitWords = Object.values(DOSE_UNITS)
  .map(({ one }) => one)
  .join(', ');

/** The file of a formulary: a row for each medicine. Name, ingredients, form and the amount say which one it is. */
export const MEDICATION_IMPORT_COLUMNS = [
  {
    key: 'name',
    head: 'Name',
    hint: 'Generic, as it is shown.',
    required: true,
    examples: ['Amoxicillin + clavulanic acid', 'Paracetamol'],
  },
  {
    key: 'ingredients',
    head: 'Ingredients',
    hint: 'Substance, strength, unit; “ + ” between two.',
    required: true,
    examples: ['amoxicillin 500 mg + clavulanic acid 125 mg', 'paracetamol 250 mg'],
  },
  { key: 'form', head: 'Form', hint: formWords, required: true, examples: ['tablet', 'oral liquid'] },
  { key: 'perValue', head: 'Per amount', hint: 'The strength is for so much: 1 tablet, 5 mL.', required: true, examples: ['1', '5'] },
  { key: 'perUnit', head: 'Per unit', hint: unitWords, required: true, examples: ['tablet', 'mL'] },
  { key: 'route', head: 'Route', hint: routeWords, required: true, examples: ['PO', 'PO'] },
  { key: 'classes', head: 'ATC', hint: 'ATC codes with a space between two.', examples: ['J01CR02', 'N02BE01'] },
] as const satisfies readonly FileColumn[];

export type MedicationColumn = (typeof MEDICATION_IMPORT_COLUMNS)[number]['key'];
