import type { Classes, CrossReactionRule } from './rule.types.js';

/** Substances to which people who react to one may react to the others. Within a class the warning is high. */
export const ALLERGY_CLASSES: Classes = {
  penicillins: {
    label: 'a penicillin',
    words: ['penicillin', 'penicillins', 'augmentin'],
    substances: [
      ...['amoxicillin', 'ampicillin', 'benzathine benzylpenicillin', 'benzylpenicillin', 'cloxacillin', 'flucloxacillin'],
      ...['phenoxymethylpenicillin', 'piperacillin'],
    ],
  },
  cephalosporins: {
    label: 'a cephalosporin',
    words: ['cephalosporin', 'cephalosporins'],
    substances: [
      ...['cefadroxil', 'cefalexin', 'cephalexin', 'cefazolin', 'cefepime', 'cefixime', 'cefoperazone', 'cefotaxime', 'cefpodoxime'],
      ...['ceftazidime', 'ceftriaxone', 'cefuroxime', 'cefaclor'],
    ],
  },
  carbapenems: { label: 'a carbapenem', words: ['carbapenem', 'carbapenems'], substances: ['ertapenem', 'imipenem', 'meropenem'] },
  'sulfonamide-antibiotics': {
    label: 'a sulfonamide antibiotic',
    words: ['sulfa', 'sulpha', 'sulfonamide', 'sulfonamides', 'sulphonamide', 'cotrimoxazole', 'co-trimoxazole', 'septran', 'bactrim'],
    substances: ['sulfamethoxazole', 'sulfadiazine', 'silver sulfadiazine', 'sulfadoxine', 'sulfasalazine'],
  },
  'sulfonamide-others': {
    label: 'a sulfonamide that is no antibiotic',
    words: [],
    substances: [
      ...['acetazolamide', 'celecoxib', 'chlortalidone', 'furosemide', 'gliclazide', 'glimepiride', 'glipizide', 'hydrochlorothiazide'],
      ...['indapamide', 'sumatriptan', 'torasemide'],
    ],
  },
  nsaids: {
    label: 'a non-steroidal anti-inflammatory (NSAID)',
    words: ['nsaid', 'nsaids', 'brufen', 'disprin', 'combiflam', 'acetylsalicylic acid'],
    substances: [
      ...['aceclofenac', 'aspirin', 'diclofenac', 'ibuprofen', 'indometacin', 'ketoprofen', 'ketorolac', 'mefenamic acid', 'naproxen'],
      ...['nimesulide', 'piroxicam'],
    ],
  },
  coxibs: { label: 'a COX-2 inhibitor', words: ['coxib', 'coxibs'], substances: ['celecoxib', 'etoricoxib'] },
  macrolides: {
    label: 'a macrolide',
    words: ['macrolide', 'macrolides'],
    substances: ['azithromycin', 'clarithromycin', 'erythromycin', 'roxithromycin'],
  },
  fluoroquinolones: {
    label: 'a fluoroquinolone',
    words: ['quinolone', 'quinolones', 'fluoroquinolone', 'fluoroquinolones'],
    substances: ['ciprofloxacin', 'levofloxacin', 'moxifloxacin', 'norfloxacin', 'ofloxacin'],
  },
  tetracyclines: {
    label: 'a tetracycline',
    words: ['tetracyclines'],
    substances: ['doxycycline', 'minocycline', 'tetracycline'],
  },
  aminoglycosides: {
    label: 'an aminoglycoside',
    words: ['aminoglycoside', 'aminoglycosides'],
    substances: ['amikacin', 'gentamicin', 'neomycin', 'streptomycin', 'tobramycin'],
  },
  opioids: {
    label: 'an opioid',
    words: ['opioid', 'opioids', 'opiate', 'opiates'],
    substances: ['codeine', 'dextromethorphan', 'fentanyl', 'morphine', 'pethidine', 'tapentadol', 'tramadol'],
  },
  'ace-inhibitors': {
    label: 'an ACE inhibitor',
    words: ['ace inhibitor', 'ace inhibitors'],
    substances: ['captopril', 'enalapril', 'lisinopril', 'perindopril', 'ramipril'],
  },
  'angiotensin-blockers': {
    label: 'an angiotensin receptor blocker',
    words: ['arb', 'arbs'],
    substances: ['candesartan', 'losartan', 'olmesartan', 'telmisartan', 'valsartan'],
  },
  'aromatic-anticonvulsants': {
    label: 'an aromatic anticonvulsant',
    words: [],
    substances: ['carbamazepine', 'lamotrigine', 'oxcarbazepine', 'phenobarbital', 'phenytoin'],
  },
  statins: {
    label: 'a statin',
    words: ['statin', 'statins'],
    substances: ['atorvastatin', 'lovastatin', 'pravastatin', 'rosuvastatin', 'simvastatin'],
  },
  heparins: { label: 'a heparin', words: ['heparins'], substances: ['dalteparin', 'enoxaparin', 'heparin'] },
};

const PENICILLIN = 'Khan DA et al., Drug allergy: a 2022 practice parameter update, J Allergy Clin Immunol 2022;150:1333-1393';
const SULFONAMIDE = 'Strom BL et al., N Engl J Med 2003;349:1628-1635';
const ANTICONVULSANT = 'FDA label of carbamazepine, section Warnings (hypersensitivity to other anticonvulsants)';

export const CROSS_REACTIONS: readonly CrossReactionRule[] = [
  {
    ...{ id: 'allergy.penicillins-cephalosporins', allergen: 'penicillins', drug: 'cephalosporins', severity: 'moderate' },
    ...{ text: 'About 2 in 100 who react to penicillins react to cephalosporins; those with alike side chains more.', source: PENICILLIN },
  },
  {
    ...{ id: 'allergy.cephalosporins-penicillins', allergen: 'cephalosporins', drug: 'penicillins', severity: 'moderate' },
    ...{ text: 'Who reacts to a cephalosporin may react to penicillins; those with alike side chains more.', source: PENICILLIN },
  },
  {
    ...{ id: 'allergy.penicillins-carbapenems', allergen: 'penicillins', drug: 'carbapenems', severity: 'low' },
    ...{ text: 'Fewer than 1 in 100 who react to penicillins react to carbapenems.', source: PENICILLIN },
  },
  {
    ...{ id: 'allergy.sulfonamides', allergen: 'sulfonamide-antibiotics', drug: 'sulfonamide-others', severity: 'low' },
    ...{
      text: 'A reaction to sulfonamide antibiotics hardly ever carries over to other sulfonamides; watch the first doses.',
      source: SULFONAMIDE,
    },
  },
  {
    ...{ id: 'allergy.nsaids-coxibs', allergen: 'nsaids', drug: 'coxibs', severity: 'moderate' },
    ...{
      text: 'Who reacts to NSAIDs may react to COX-2 inhibitors, though most tolerate them.',
      source: 'Kowalski ML et al., EAACI/ENDA position paper on NSAID hypersensitivity, Allergy 2013;68:1219-1232',
    },
  },
  {
    ...{ id: 'allergy.ace-angiotensin', allergen: 'ace-inhibitors', drug: 'angiotensin-blockers', severity: 'moderate' },
    ...{
      text: 'Of those with angioedema under an ACE inhibitor a few have it again under an angiotensin receptor blocker.',
      source: 'Haymore BR et al., Ann Allergy Asthma Immunol 2008;101:495-499',
    },
  },
];

/** Within one class: whoever reacts to one of these is taken to react to the others. */
export const SAME_CLASS_SOURCES: Readonly<Record<string, string>> = {
  default: PENICILLIN,
  'aromatic-anticonvulsants': ANTICONVULSANT,
};
