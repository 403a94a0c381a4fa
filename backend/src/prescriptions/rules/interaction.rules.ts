import type { Classes, InteractionRule } from './rule.types.js';

/** @param atc codes with a space between two */
const aClass = (label: string, substances: readonly string[], atc: string) => ({ label, words: [], substances, atc: atc.split(' ') });

/** What interactions are about; members as the panel suggested them, by their generic names, as far as they are prescribed here, and by their ATC codes. */
export const INTERACTION_CLASSES: Classes = {
  amphetamines: aClass(
    'an amphetamine or alike',
    [
      ...[
        'amphetamine',
        'atomoxetine',
        'dexamphetamine',
        'diethylpropion',
        'lisdexamfetamine',
        'methylphenidate',
        'phentermine',
        'pseudoephedrine',
      ],
    ],
    'N06BA01 N06BA02 N06BA03 N06BA04 N06BA09 N06BA11 N06BA12 A08AA01 A08AA03 R01BA02 R01BA52',
  ),
  maois: aClass(
    'a MAO inhibitor',
    ['isocarboxazid', 'linezolid', 'phenelzine', 'procarbazine', 'selegiline', 'tranylcypromine'],
    'N06AF N06AG N04BD J01XX08 L01XB01',
  ),
  atazanavir: aClass('atazanavir', ['atazanavir'], 'J05AE08 J05AR15 J05AR23'),
  ppis: aClass(
    'a proton pump inhibitor',
    ['dexlansoprazole', 'esomeprazole', 'lansoprazole', 'omeprazole', 'pantoprazole', 'rabeprazole'],
    'A02BC',
  ),
  febuxostat: aClass('febuxostat', ['febuxostat'], 'M04AA03'),
  thiopurines: aClass('a thiopurine', ['azathioprine', 'mercaptopurine'], 'L04AX01 L01BB02'),
  serotonergics: aClass(
    'a serotonin reuptake inhibitor',
    [
      ...['citalopram', 'desvenlafaxine', 'duloxetine', 'escitalopram', 'fluoxetine', 'fluvoxamine', 'milnacipran', 'nefazodone'],
      ...['paroxetine', 'sertraline', 'venlafaxine'],
    ],
    'N06AB N06AX06 N06AX16 N06AX17 N06AX21 N06AX23',
  ),
  irinotecan: aClass('irinotecan', ['irinotecan'], 'L01CE02 L01XX19'),
  'strong-cyp3a4-inhibitors': aClass(
    'a strong inhibitor of CYP3A4',
    [
      ...['atazanavir', 'clarithromycin', 'erythromycin', 'indinavir', 'itraconazole', 'ketoconazole', 'lopinavir', 'nefazodone'],
      ...['posaconazole', 'ritonavir', 'saquinavir', 'telithromycin', 'voriconazole'],
    ],
    'J01FA01 J01FA09 J01FA15 J02AB02 J02AC02 J02AC03 J02AC04 J05AE01 J05AE02 J05AE03 J05AE08 J05AE30 J05AR10 J05AR15 J05AR23 N06AX06',
  ),
  'opioids-serotonergic': aClass(
    'an opioid that raises serotonin',
    ['dextromethorphan', 'fentanyl', 'methadone', 'pethidine', 'tapentadol', 'tramadol'],
    'N01AH01 N02AB02 N02AB03 N02AB52 N02AB72 N02AJ13 N02AJ14 N02AJ15 N02AJ16 N02AX02 N02AX06 N02AX52 N07BC02 R05DA09',
  ),
  'qt-prolonging': aClass(
    'a medicine that prolongs the QT interval',
    [
      ...['amiodarone', 'chloroquine', 'citalopram', 'clarithromycin', 'domperidone', 'dofetilide', 'erythromycin', 'escitalopram'],
      ...['haloperidol', 'methadone', 'moxifloxacin', 'pimozide', 'procainamide', 'quinidine', 'sotalol', 'thioridazine', 'ziprasidone'],
    ],
    'A03FA03 C01BA01 C01BA02 C01BD01 C01BD04 C07AA07 J01FA01 J01FA09 J01MA14 N05AC02 N05AD01 N05AE04 N05AG02 N06AB04 N06AB10 N07BC02 P01BA01',
  ),
  ramelteon: aClass('ramelteon', ['ramelteon'], 'N05CH02'),
  'cyp1a2-inhibitors': aClass('an inhibitor of CYP1A2', ['ciprofloxacin', 'fluvoxamine'], 'J01MA02 J01RA10 J01RA11 J01RA12 N06AB08'),
  'strong-cyp3a4-inducers': aClass(
    'a strong inducer of CYP3A4',
    [...['carbamazepine', 'phenobarbital', 'phenytoin', 'rifabutin', 'rifampicin', "st john's wort"]],
    'J04AB02 J04AB04 J04AM02 J04AM05 J04AM06 J04AM07 N03AA02 N03AB02 N03AB52 N03AF01 N06AX25',
  ),
  'protease-inhibitors': aClass(
    'a protease inhibitor',
    ['atazanavir', 'darunavir', 'indinavir', 'lopinavir', 'ritonavir', 'saquinavir'],
    'J05AE J05AR10 J05AR14 J05AR15 J05AR22 J05AR23 J05AR26',
  ),
  tizanidine: aClass('tizanidine', ['tizanidine'], 'M03BX02'),
  tranylcypromine: aClass('tranylcypromine', ['tranylcypromine'], 'N06AF04'),
  procarbazine: aClass('procarbazine', ['procarbazine'], 'L01XB01'),
  triptans: aClass('a triptan', ['rizatriptan', 'sumatriptan', 'zolmitriptan'], 'N02CC01 N02CC03 N02CC04'),
  tricyclics: aClass(
    'a tricyclic antidepressant',
    ['amitriptyline', 'clomipramine', 'dosulepin', 'doxepin', 'imipramine', 'nortriptyline'],
    'N06AA N06CA01',
  ),
  'statins-cyp3a4': aClass(
    'a statin broken down by CYP3A4',
    ['lovastatin', 'simvastatin'],
    'C10AA01 C10AA02 C10BA01 C10BA02 C10BA04 C10BX01 C10BX04',
  ),
  ergots: aClass('an ergot alkaloid', ['dihydroergotamine', 'ergotamine', 'methylergometrine'], 'N02CA G02AB'),
  nitrates: aClass(
    'a nitrate',
    ['glyceryl trinitrate', 'isosorbide dinitrate', 'isosorbide mononitrate', 'nicorandil'],
    'C01DA C01DX16 C05AE01 C05AE02',
  ),
  'pde5-inhibitors': aClass('a PDE-5 inhibitor', ['sildenafil', 'tadalafil', 'vardenafil'], 'G04BE03 G04BE08 G04BE09 G04BE10 G04BE11'),
  methotrexate: aClass('methotrexate', ['methotrexate'], 'L01BA01 L04AX03'),
  trimethoprim: aClass('trimethoprim', ['trimethoprim'], 'J01EA01 J01EE'),
  warfarin: aClass('warfarin', ['acenocoumarol', 'warfarin'], 'B01AA'),
  'bleeding-nsaids': aClass(
    'a medicine that makes bleeding likelier',
    [...['aceclofenac', 'aspirin', 'diclofenac', 'ibuprofen', 'ketorolac', 'mefenamic acid', 'naproxen']],
    'B01AC06 M01AA M01AB M01AC M01AE M01AG M01AX17 N02BA',
  ),
};

/** Phansalkar S et al. High-priority drug-drug interactions for use in electronic health records. */
const ONC = 'ONC high-priority list: Phansalkar S et al., J Am Med Inform Assoc 2012;19:735-743 (PMC3422823), table 2';

type Pair = readonly [one: string, other: string, effect: string];

/** The fifteen pairs that the panel took as never to be given together. */
const ONC_PAIRS: readonly Pair[] = [
  ['amphetamines', 'maois', 'Together they may cause a hypertensive crisis.'],
  ['atazanavir', 'ppis', 'Atazanavir is taken up too little and fails.'],
  ['febuxostat', 'thiopurines', 'The thiopurine builds up and suppresses the bone marrow.'],
  ['serotonergics', 'maois', 'Together they may cause a serotonin syndrome.'],
  ['irinotecan', 'strong-cyp3a4-inhibitors', 'Irinotecan builds up: severe diarrhoea and neutropenia.'],
  ['opioids-serotonergic', 'maois', 'Together they may cause a serotonin syndrome or stop breathing.'],
  ['tricyclics', 'maois', 'Together they may cause fever, fits and death.'],
  ['qt-prolonging', 'qt-prolonging', 'Together they may cause torsades de pointes.'],
  ['ramelteon', 'cyp1a2-inhibitors', 'Ramelteon builds up many times over.'],
  ['strong-cyp3a4-inducers', 'protease-inhibitors', 'The protease inhibitor is broken down and fails.'],
  ['statins-cyp3a4', 'strong-cyp3a4-inhibitors', 'The statin builds up: muscles break down.'],
  ['ergots', 'strong-cyp3a4-inhibitors', 'The ergot builds up: blood vessels close.'],
  ['tizanidine', 'cyp1a2-inhibitors', 'Tizanidine builds up: blood pressure falls dangerously.'],
  ['tranylcypromine', 'procarbazine', 'Together they may cause a hypertensive crisis.'],
  ['triptans', 'maois', 'The triptan builds up; together they may cause a serotonin syndrome.'],
];

export const INTERACTIONS: readonly InteractionRule[] = [
  ...ONC_PAIRS.map(([one, other, text]): InteractionRule => ({
    id: `interaction.${one}.${other}`,
    one,
    other,
    severity: 'high',
    text,
    source: ONC,
  })),
  {
    ...{ id: 'interaction.nitrates.pde5-inhibitors', one: 'nitrates', other: 'pde5-inhibitors', severity: 'high' },
    ...{ text: 'Together they lower the blood pressure dangerously.', source: 'FDA label of sildenafil, section 4.1' },
  },
  {
    ...{ id: 'interaction.methotrexate.trimethoprim', one: 'methotrexate', other: 'trimethoprim', severity: 'high' },
    ...{ text: 'Together they suppress the bone marrow.', source: 'FDA label of methotrexate tablets, section 7' },
  },
  {
    ...{ id: 'interaction.warfarin.bleeding', one: 'warfarin', other: 'bleeding-nsaids', severity: 'moderate' },
    ...{ text: 'Bleeding becomes likelier; the INR does not show all of it.', source: 'FDA label of warfarin, section 7.3' },
  },
];
