import type { PregnancyRule } from './rule.types.js';

const label = (name: string): string => `FDA label of ${name}, section 8.1`;

/** What is not given, or given with care, while a child is expected. */
export const PREGNANCY_RULES: readonly PregnancyRule[] = [
  {
    ...{ id: 'pregnancy.isotretinoin', substances: ['isotretinoin', 'acitretin'], severity: 'high', source: label('isotretinoin') },
    atc: ['D10BA01', 'D05BB02'],
    text: 'Causes severe malformations.',
  },
  {
    ...{ id: 'pregnancy.methotrexate', substances: ['methotrexate'], severity: 'high', source: label('methotrexate tablets') },
    atc: ['L01BA01', 'L04AX03'],
    text: 'Causes loss of the pregnancy and malformations.',
  },
  {
    ...{ id: 'pregnancy.warfarin', substances: ['warfarin', 'acenocoumarol'], severity: 'high', source: label('warfarin') },
    atc: ['B01AA'],
    text: 'Causes malformations and bleeding of the child.',
  },
  {
    ...{ id: 'pregnancy.valproate', substances: ['valproate'], severity: 'high', source: label('valproate') },
    atc: ['N03AG01'],
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
    ...{
      severity: 'high',
      atc: ['C09A', 'C09B', 'C09C', 'C09D'],
      text: "Harms the child's kidneys from the second trimester on.",
      source: label('enalapril (boxed warning)'),
    },
  },
  {
    ...{ id: 'pregnancy.misoprostol', substances: ['misoprostol'], severity: 'high', source: label('misoprostol (boxed warning)') },
    atc: ['A02BB01', 'G02AD06'],
    text: 'Ends the pregnancy unless that, or a birth, is intended.',
  },
  {
    ...{ id: 'pregnancy.tetracyclines', substances: ['doxycycline', 'minocycline', 'tetracycline'], severity: 'high' },
    ...{ atc: ['J01AA'], text: "Harms the child's teeth and bones.", source: label('doxycycline') },
  },
  {
    ...{ id: 'pregnancy.finasteride', substances: ['finasteride', 'dutasteride'], severity: 'high', source: label('finasteride') },
    atc: ['G04CB', 'D11AX10'],
    text: 'Harms the organs of a boy.',
  },
  {
    ...{ id: 'pregnancy.letrozole', substances: ['letrozole', 'anastrozole'], severity: 'high', source: label('letrozole') },
    atc: ['L02BG'],
    text: 'Harms the child.',
  },
  {
    ...{ id: 'pregnancy.ergots', substances: ['ergotamine', 'dihydroergotamine', 'methylergometrine'], severity: 'high' },
    ...{ atc: ['G02AB', 'N02CA'], text: 'Makes the womb contract and starves the child.', source: label('ergotamine') },
  },
  {
    ...{ id: 'pregnancy.nsaids', severity: 'moderate', source: 'FDA drug safety communication of 15-Oct-2020 on NSAIDs from 20 weeks on' },
    substances: ['aceclofenac', 'diclofenac', 'etoricoxib', 'ibuprofen', 'ketorolac', 'mefenamic acid', 'naproxen'],
    atc: ['M01AA', 'M01AB', 'M01AC', 'M01AE', 'M01AG', 'M01AH'],
    text: "From 20 weeks on it harms the child's kidneys; from 30 weeks on it closes the duct of the heart.",
  },
  {
    ...{ id: 'pregnancy.statins', substances: ['atorvastatin', 'lovastatin', 'rosuvastatin', 'simvastatin'], severity: 'moderate' },
    ...{
      atc: ['C10AA', 'C10BA0', 'C10BX'],
      text: 'Stopped in most pregnancies.',
      source: 'FDA drug safety communication of 20-Jul-2021 on statins',
    },
  },
  {
    ...{ id: 'pregnancy.anticonvulsants', substances: ['carbamazepine', 'phenobarbital', 'phenytoin', 'topiramate'], severity: 'moderate' },
    ...{
      atc: ['N03AA02', 'N03AB02', 'N03AB52', 'N03AF01', 'N03AX11'],
      text: 'Malformations are likelier; the fits may be worse still. Weigh both.',
      source: label('carbamazepine'),
    },
  },
  {
    ...{ id: 'pregnancy.lithium', substances: ['lithium carbonate'], severity: 'moderate', source: label('lithium') },
    atc: ['N05AN01'],
    text: 'Malformations of the heart are likelier.',
  },
  {
    ...{ id: 'pregnancy.carbimazole', substances: ['carbimazole'], severity: 'moderate', source: 'MHRA Drug Safety Update, February 2019' },
    atc: ['H03BB'],
    text: 'Malformations are likelier in the first trimester.',
  },
  {
    ...{ id: 'pregnancy.fluoroquinolones', severity: 'moderate', source: label('ciprofloxacin') },
    substances: ['ciprofloxacin', 'levofloxacin', 'moxifloxacin', 'ofloxacin'],
    atc: ['J01MA', 'J01RA09', 'J01RA10', 'J01RA11', 'J01RA12', 'J01RA13', 'J01RA14'],
    text: 'Not known to be safe; choose another antibiotic where there is one.',
  },
];
