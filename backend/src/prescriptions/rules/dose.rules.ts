import type { DoseRule } from './rule.types.js';

const WHO = 'WHO Model Formulary for Children, 2010';
const FORMULARY = 'WHO Model Formulary, 2008';
const label = (name: string): string => `FDA label of ${name}, section Dosage and administration`;

type Bounds = readonly [
  substance: string,
  adultSingle: number | null,
  adultDaily: number | null,
  childSinglePerKg: number | null,
  childDailyPerKg: number | null,
  source: string,
];

/** In mg, and mg for each kg. Bounds beyond which nobody goes by mistake alone; lower ones are up to the prescriber. */
const BOUNDS: readonly Bounds[] = [
  ['paracetamol', 1000, 4000, 15, 60, WHO],
  ['ibuprofen', 800, 2400, 10, 40, WHO],
  ['diclofenac', 75, 150, null, null, FORMULARY],
  ['naproxen', 750, 1250, null, null, label('naproxen')],
  ['aceclofenac', 100, 200, null, null, 'EMA product information of aceclofenac'],
  ['mefenamic acid', 500, 1500, null, null, label('mefenamic acid')],
  ['etoricoxib', 120, 120, null, null, 'EMA product information of etoricoxib'],
  ['ketorolac', 30, 120, null, null, label('ketorolac')],
  ['tramadol', 100, 400, null, null, label('tramadol')],
  ['codeine', 60, 240, null, null, FORMULARY],
  ['amoxicillin', 1000, 3000, 45, 90, label('amoxicillin')],
  ['ampicillin', 2000, 12000, 50, 200, WHO],
  ['cloxacillin', 2000, 8000, 50, 200, WHO],
  ['phenoxymethylpenicillin', 1000, 4000, 12.5, 50, WHO],
  ['cefalexin', 1500, 4000, 25, 100, label('cefalexin')],
  ['cefuroxime', 1500, 4500, 50, 100, label('cefuroxime')],
  ['cefixime', 400, 400, 10, 20, label('cefixime')],
  ['cefpodoxime', 400, 800, 10, 10, label('cefpodoxime')],
  ['ceftriaxone', 2000, 4000, 100, 100, WHO],
  ['cefotaxime', 2000, 12000, 50, 200, WHO],
  ['meropenem', 2000, 6000, 40, 120, label('meropenem')],
  ['azithromycin', 1000, 1000, 20, 20, label('azithromycin')],
  ['clarithromycin', 500, 1000, 7.5, 15, label('clarithromycin')],
  ['erythromycin', 1000, 4000, 12.5, 50, WHO],
  ['clindamycin', 900, 2700, 10, 40, label('clindamycin')],
  ['doxycycline', 200, 200, 4.4, 4.4, label('doxycycline')],
  ['ciprofloxacin', 750, 1500, 20, 40, label('ciprofloxacin')],
  ['levofloxacin', 750, 1000, 10, 20, label('levofloxacin')],
  ['moxifloxacin', 400, 400, null, null, label('moxifloxacin')],
  ['trimethoprim', 320, 960, 5, 20, label('sulfamethoxazole and trimethoprim')],
  ['nitrofurantoin', 100, 400, 1.75, 7, label('nitrofurantoin')],
  ['metronidazole', 2000, 4000, 15, 50, WHO],
  ['gentamicin', 480, 560, 7.5, 7.5, WHO],
  ['amikacin', 1500, 1500, 20, 22.5, WHO],
  ['linezolid', 600, 1200, 10, 30, label('linezolid')],
  ['isoniazid', 300, 300, 15, 15, 'WHO consolidated guidelines on tuberculosis, module 5, 2022'],
  ['rifampicin', 600, 600, 20, 20, 'WHO consolidated guidelines on tuberculosis, module 5, 2022'],
  ['fluconazole', 800, 800, 12, 12, label('fluconazole')],
  ['aciclovir', 800, 4000, 20, 80, WHO],
  ['albendazole', 400, 800, null, null, FORMULARY],
  ['hydroxychloroquine', 800, 1200, null, null, label('hydroxychloroquine')],
  ['amlodipine', 10, 10, null, null, label('amlodipine')],
  ['enalapril', 20, 40, null, null, label('enalapril')],
  ['furosemide', 200, 600, 2, 6, WHO],
  ['digoxin', 0.5, 0.75, null, null, FORMULARY],
  ['colchicine', 1.2, 2.4, null, null, label('colchicine')],
  ['metformin', 1000, 2550, null, null, label('metformin')],
  ['glimepiride', 8, 8, null, null, label('glimepiride')],
  ['atorvastatin', 80, 80, null, null, label('atorvastatin')],
  ['simvastatin', 40, 40, null, null, label('simvastatin')],
  ['ondansetron', 16, 24, 0.15, 0.45, label('ondansetron')],
  ['domperidone', 10, 30, 0.25, 0.75, 'EMA decision on domperidone, 2014'],
  ['metoclopramide', 10, 30, 0.15, 0.5, 'EMA decision on metoclopramide, 2013'],
  ['cetirizine', 10, 10, 0.25, 0.5, label('cetirizine')],
  ['loperamide', 4, 16, null, null, label('loperamide')],
  ['prednisolone', 100, 200, 2, 2, WHO],
  ['escitalopram', 20, 20, null, null, label('escitalopram')],
];

export const DOSE_RULES: readonly DoseRule[] = BOUNDS.map(
  ([substance, adultSingle, adultDaily, childSinglePerKg, childDailyPerKg, source]) => ({
    id: `dose.${substance.replaceAll(' ', '-')}`,
    ...{ substance, adultSingle, adultDaily, childSinglePerKg, childDailyPerKg, source },
  }),
);

/** Substances of which one dose in a week is meant, and one a day kills: ISMP list of high-alert medicines. */
export const WEEKLY_ONLY: readonly string[] = ['methotrexate'];
export const WEEKLY_SOURCE = 'ISMP Targeted Medication Safety Best Practices for Hospitals, best practice 2 (oral methotrexate)';
