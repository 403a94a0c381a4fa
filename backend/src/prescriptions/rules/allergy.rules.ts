import type { AllergyClass, Classes, CrossReactionRule } from './rule.types.js';

const PENICILLIN = 'Khan DA et al., Drug allergy: a 2022 practice parameter update, J Allergy Clin Immunol 2022;150:1333-1393';
const SULFONAMIDE = 'Strom BL et al., N Engl J Med 2003;349:1628-1635';
const ANTICONVULSANT = 'FDA label of carbamazepine, section Warnings (hypersensitivity to other anticonvulsants)';
const NSAID = 'Kowalski ML et al., EAACI/ENDA position paper on NSAID hypersensitivity, Allergy 2013;68:1219-1232';
const label = (name: string): string => `FDA label of ${name}, section Contraindications`;
/** The same substance again needs no other source. */
export const OWN_RECORD = "The patient's own record";
/** Where nobody has counted how many react to both. */
const PRECAUTION = 'One group of the ATC classification (WHO), taken as one class as a precaution';

/** Substances to which people who react to one may react to the others. Within a class the warning is high. */
export const ALLERGY_CLASSES: Classes<AllergyClass> = {
  penicillins: {
    label: 'a penicillin',
    words: ['penicillin', 'penicillins', 'augmentin', 'amoxycillin'],
    substances: [
      ...['amoxicillin', 'ampicillin', 'benzathine benzylpenicillin', 'benzylpenicillin', 'cloxacillin', 'flucloxacillin'],
      ...['phenoxymethylpenicillin', 'piperacillin'],
    ],
    atc: ['J01CA', 'J01CE', 'J01CF', 'J01CR'],
    source: PENICILLIN,
  },
  cephalosporins: {
    label: 'a cephalosporin',
    words: ['cephalosporin', 'cephalosporins'],
    substances: [
      ...['cefadroxil', 'cefalexin', 'cephalexin', 'cefazolin', 'cefepime', 'cefixime', 'cefoperazone', 'cefotaxime', 'cefpodoxime'],
      ...['ceftazidime', 'ceftriaxone', 'cefuroxime', 'cefaclor'],
    ],
    atc: ['J01DB', 'J01DC', 'J01DD', 'J01DE', 'J01DI01', 'J01DI02', 'J01DI54'],
    source: label('cefixime'),
  },
  carbapenems: {
    label: 'a carbapenem',
    words: ['carbapenem', 'carbapenems'],
    substances: ['ertapenem', 'imipenem', 'meropenem'],
    atc: ['J01DH'],
    source: label('meropenem'),
  },
  'sulfonamide-antibiotics': {
    label: 'a sulfonamide antibiotic',
    words: ['sulfa', 'sulpha', 'sulfonamide', 'sulfonamides', 'sulphonamide', 'cotrimoxazole', 'co-trimoxazole', 'septran', 'bactrim'],
    substances: ['sulfamethoxazole', 'sulfadiazine', 'silver sulfadiazine', 'sulfadoxine', 'sulfasalazine'],
    atc: ['J01EB', 'J01EC', 'J01ED', 'J01EE', 'A07EC01', 'D06BA', 'P01BD51', 'S01AB'],
    source: label('sulfamethoxazole and trimethoprim'),
  },
  'sulfonamide-others': {
    label: 'a sulfonamide that is no antibiotic',
    words: [],
    substances: [
      ...['acetazolamide', 'celecoxib', 'chlortalidone', 'furosemide', 'gliclazide', 'glimepiride', 'glipizide', 'hydrochlorothiazide'],
      ...['indapamide', 'sumatriptan', 'torasemide'],
    ],
    atc: ['A10BB', 'C03AA', 'C03BA', 'C03CA', 'M01AH01', 'N02CC01', 'S01EC01'],
    source: label('celecoxib'),
  },
  nsaids: {
    label: 'a non-steroidal anti-inflammatory (NSAID)',
    words: ['nsaid', 'nsaids', 'brufen', 'disprin', 'combiflam', 'acetylsalicylic acid'],
    substances: [
      ...['aceclofenac', 'aspirin', 'diclofenac', 'ibuprofen', 'indometacin', 'ketoprofen', 'ketorolac', 'mefenamic acid', 'naproxen'],
      ...['nimesulide', 'piroxicam'],
    ],
    atc: ['M01AA', 'M01AB', 'M01AC', 'M01AE', 'M01AG', 'M01AX17', 'M02AA', 'N02BA', 'B01AC06', 'S01BC'],
    source: NSAID,
  },
  coxibs: {
    label: 'a COX-2 inhibitor',
    words: ['coxib', 'coxibs'],
    substances: ['celecoxib', 'etoricoxib'],
    atc: ['M01AH'],
    source: NSAID,
  },
  macrolides: {
    label: 'a macrolide',
    words: ['macrolide', 'macrolides'],
    substances: ['azithromycin', 'clarithromycin', 'erythromycin', 'roxithromycin'],
    atc: ['J01FA'],
    source: label('azithromycin'),
  },
  fluoroquinolones: {
    label: 'a fluoroquinolone',
    words: ['quinolone', 'quinolones', 'fluoroquinolone', 'fluoroquinolones'],
    substances: ['ciprofloxacin', 'levofloxacin', 'moxifloxacin', 'norfloxacin', 'ofloxacin'],
    atc: ['J01MA', 'J01RA09', 'J01RA10', 'J01RA11', 'J01RA12', 'J01RA13', 'J01RA14', 'S01AE'],
    source: label('ciprofloxacin'),
  },
  tetracyclines: {
    label: 'a tetracycline',
    words: ['tetracyclines'],
    substances: ['doxycycline', 'minocycline', 'tetracycline'],
    atc: ['J01AA'],
    source: label('doxycycline'),
  },
  aminoglycosides: {
    label: 'an aminoglycoside',
    words: ['aminoglycoside', 'aminoglycosides'],
    substances: ['amikacin', 'gentamicin', 'neomycin', 'streptomycin', 'tobramycin'],
    atc: ['J01G'],
    source: label('gentamicin'),
  },
  opioids: {
    label: 'an opioid',
    words: ['opioid', 'opioids', 'opiate', 'opiates'],
    substances: ['codeine', 'dextromethorphan', 'fentanyl', 'morphine', 'pethidine', 'tapentadol', 'tramadol'],
    atc: ['N02A', 'N01AH', 'N07BC', 'R05DA'],
    source: PRECAUTION,
  },
  'ace-inhibitors': {
    label: 'an ACE inhibitor',
    words: ['ace inhibitor', 'ace inhibitors'],
    substances: ['captopril', 'enalapril', 'lisinopril', 'perindopril', 'ramipril'],
    atc: ['C09A', 'C09B'],
    source: label('enalapril'),
  },
  'angiotensin-blockers': {
    label: 'an angiotensin receptor blocker',
    words: ['arb', 'arbs'],
    substances: ['candesartan', 'losartan', 'olmesartan', 'telmisartan', 'valsartan'],
    atc: ['C09C', 'C09D'],
    source: PRECAUTION,
  },
  'aromatic-anticonvulsants': {
    label: 'an aromatic anticonvulsant',
    words: [],
    substances: ['carbamazepine', 'lamotrigine', 'oxcarbazepine', 'phenobarbital', 'phenytoin'],
    atc: ['N03AA', 'N03AB', 'N03AF01', 'N03AF02', 'N03AF04', 'N03AX09'],
    source: ANTICONVULSANT,
  },
  statins: {
    label: 'a statin',
    words: ['statin', 'statins'],
    substances: ['atorvastatin', 'lovastatin', 'pravastatin', 'rosuvastatin', 'simvastatin'],
    atc: ['C10AA', 'C10BA0', 'C10BX'],
    source: PRECAUTION,
  },
  heparins: {
    label: 'a heparin',
    words: ['heparins'],
    substances: ['dalteparin', 'enoxaparin', 'heparin'],
    atc: ['B01AB01', 'B01AB04', 'B01AB05', 'B01AB06', 'B01AB07', 'B01AB08', 'B01AB10', 'B01AB12'],
    source: label('enoxaparin'),
  },
};

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
      source: NSAID,
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
