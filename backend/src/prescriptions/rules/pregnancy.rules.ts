import type { PregnancyRule } from './rule.types.js';

const label = (name: string): string => `FDA label of ${name}, section 8.1`;

/** What is not given, or given with care, while a child is expected. */
export const PREGNANCY_RULES: readonly PregnancyRule[] = [
  {
    ...{ id: 'pregnancy.isotretinoin', substances: ['isotretinoin', 'acitretin'], severity: 'high', source: label('isotretinoin') },
    text: 'Causes severe malformations.',
  },
  {
    ...{ id: 'pregnancy.methotrexate', substances: ['methotrexate'], severity: 'high', source: label('methotrexate tablets') },
    text: 'Causes loss of the pregnancy and malformations.',
  },
  {
    ...{ id: 'pregnancy.warfarin', substances: ['warfarin', 'acenocoumarol'], severity: 'high', source: label('warfarin') },
    text: 'Causes malformations and bleeding of the child.',
  },
  {
    ...{ id: 'pregnancy.valproate', substances: ['valproate'], severity: 'high', source: label('valproate') },
    text: 'Causes malformations and harms the mind of the child.',
  },
  {
    id: 'pregnancy.renin-angiotensin',
    substances: [
      ...[
        'captopril',
        'enalapril',
        'lisinopril',
        'perindopril',
        'ramipril',
        'candesartan',
        'losartan',
        'olmesartan',
        'telmisartan',
        'valsartan',
      ],
    ],
    ...{ severity: 'high', text: "Harms the child's kidneys from the second trimester on.", source: label('enalapril (boxed warning)') },
  },
  {
    ...{ id: 'pregnancy.misoprostol', substances: ['misoprostol'], severity: 'high', source: label('misoprostol (boxed warning)') },
    text: 'Ends the pregnancy unless that, or a birth, is intended.',
  },
  {
    ...{ id: 'pregnancy.tetracyclines', substances: ['doxycycline', 'minocycline', 'tetracycline'], severity: 'high' },
    ...{ text: "Harms the child's teeth and bones.", source: label('doxycycline') },
  },
  {
    ...{ id: 'pregnancy.finasteride', substances: ['finasteride', 'dutasteride'], severity: 'high', source: label('finasteride') },
    text: 'Harms the organs of a boy.',
  },
  {
    ...{ id: 'pregnancy.letrozole', substances: ['letrozole', 'anastrozole'], severity: 'high', source: label('letrozole') },
    text: 'Harms the child.',
  },
  {
    ...{ id: 'pregnancy.ergots', substances: ['ergotamine', 'dihydroergotamine', 'methylergometrine'], severity: 'high' },
    ...{ text: 'Makes the womb contract and starves the child.', source: label('ergotamine') },
  },
  {
    ...{ id: 'pregnancy.nsaids', severity: 'moderate', source: 'FDA drug safety communication of 15-Oct-2020 on NSAIDs from 20 weeks on' },
    substances: ['aceclofenac', 'diclofenac', 'etoricoxib', 'ibuprofen', 'ketorolac', 'mefenamic acid', 'naproxen'],
    text: "From 20 weeks on it harms the child's kidneys; from 30 weeks on it closes the duct of the heart.",
  },
  {
    ...{ id: 'pregnancy.statins', substances: ['atorvastatin', 'lovastatin', 'rosuvastatin', 'simvastatin'], severity: 'moderate' },
    ...{ text: 'Stopped in most pregnancies.', source: 'FDA drug safety communication of 20-Jul-2021 on statins' },
  },
  {
    ...{ id: 'pregnancy.anticonvulsants', substances: ['carbamazepine', 'phenobarbital', 'phenytoin', 'topiramate'], severity: 'moderate' },
    ...{ text: 'Malformations are likelier; the fits may be worse still. Weigh both.', source: label('carbamazepine') },
  },
  {
    ...{ id: 'pregnancy.lithium', substances: ['lithium carbonate'], severity: 'moderate', source: label('lithium') },
    text: 'Malformations of the heart are likelier.',
  },
  {
    ...{ id: 'pregnancy.carbimazole', substances: ['carbimazole'], severity: 'moderate', source: 'MHRA Drug Safety Update, February 2019' },
    text: 'Malformations are likelier in the first trimester.',
  },
  {
    ...{ id: 'pregnancy.fluoroquinolones', severity: 'moderate', source: label('ciprofloxacin') },
    substances: ['ciprofloxacin', 'levofloxacin', 'moxifloxacin', 'ofloxacin'],
    text: 'Not known to be safe; choose another antibiotic where there is one.',
  },
];
