import type { Classes, InteractionRule } from './rule.types.js';

const aClass = (label: string, substances: readonly string[]) => ({ label, words: [], substances });

/** What interactions are about; members as the panel suggested them, by their generic names, as far as they are prescribed here. */
export const INTERACTION_CLASSES: Classes = {
  amphetamines: aClass('an amphetamine or alike', [
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
  ]),
  maois: aClass('a MAO inhibitor', ['isocarboxazid', 'linezolid', 'phenelzine', 'procarbazine', 'selegiline', 'tranylcypromine']),
  atazanavir: aClass('atazanavir', ['atazanavir']),
  ppis: aClass('a proton pump inhibitor', ['dexlansoprazole', 'esomeprazole', 'lansoprazole', 'omeprazole', 'pantoprazole', 'rabeprazole']),
  febuxostat: aClass('febuxostat', ['febuxostat']),
  thiopurines: aClass('a thiopurine', ['azathioprine', 'mercaptopurine']),
  serotonergics: aClass('a serotonin reuptake inhibitor', [
    ...['citalopram', 'desvenlafaxine', 'duloxetine', 'escitalopram', 'fluoxetine', 'fluvoxamine', 'milnacipran', 'nefazodone'],
    ...['paroxetine', 'sertraline', 'venlafaxine'],
  ]),
  irinotecan: aClass('irinotecan', ['irinotecan']),
  'strong-cyp3a4-inhibitors': aClass('a strong inhibitor of CYP3A4', [
    ...['atazanavir', 'clarithromycin', 'erythromycin', 'indinavir', 'itraconazole', 'ketoconazole', 'lopinavir', 'nefazodone'],
    ...['posaconazole', 'ritonavir', 'saquinavir', 'telithromycin', 'voriconazole'],
  ]),
  'opioids-serotonergic': aClass('an opioid that raises serotonin', [
    'dextromethorphan',
    'fentanyl',
    'methadone',
    'pethidine',
    'tapentadol',
    'tramadol',
  ]),
  'qt-prolonging': aClass('a medicine that prolongs the QT interval', [
    ...['amiodarone', 'chloroquine', 'citalopram', 'clarithromycin', 'domperidone', 'dofetilide', 'erythromycin', 'escitalopram'],
    ...['haloperidol', 'methadone', 'moxifloxacin', 'pimozide', 'procainamide', 'quinidine', 'sotalol', 'thioridazine', 'ziprasidone'],
  ]),
  ramelteon: aClass('ramelteon', ['ramelteon']),
  'cyp1a2-inhibitors': aClass('an inhibitor of CYP1A2', ['ciprofloxacin', 'fluvoxamine']),
  'strong-cyp3a4-inducers': aClass('a strong inducer of CYP3A4', [
    ...['carbamazepine', 'phenobarbital', 'phenytoin', 'rifabutin', 'rifampicin', "st john's wort"],
  ]),
  'protease-inhibitors': aClass('a protease inhibitor', ['atazanavir', 'darunavir', 'indinavir', 'lopinavir', 'ritonavir', 'saquinavir']),
  tizanidine: aClass('tizanidine', ['tizanidine']),
  tranylcypromine: aClass('tranylcypromine', ['tranylcypromine']),
  procarbazine: aClass('procarbazine', ['procarbazine']),
  triptans: aClass('a triptan', ['rizatriptan', 'sumatriptan', 'zolmitriptan']),
  tricyclics: aClass('a tricyclic antidepressant', [
    'amitriptyline',
    'clomipramine',
    'dosulepin',
    'doxepin',
    'imipramine',
    'nortriptyline',
  ]),
  'statins-cyp3a4': aClass('a statin broken down by CYP3A4', ['lovastatin', 'simvastatin']),
  ergots: aClass('an ergot alkaloid', ['dihydroergotamine', 'ergotamine', 'methylergometrine']),
  nitrates: aClass('a nitrate', ['glyceryl trinitrate', 'isosorbide dinitrate', 'isosorbide mononitrate', 'nicorandil']),
  'pde5-inhibitors': aClass('a PDE-5 inhibitor', ['sildenafil', 'tadalafil', 'vardenafil']),
  methotrexate: aClass('methotrexate', ['methotrexate']),
  trimethoprim: aClass('trimethoprim', ['trimethoprim']),
  warfarin: aClass('warfarin', ['acenocoumarol', 'warfarin']),
  'bleeding-nsaids': aClass('a medicine that makes bleeding likelier', [
    ...['aceclofenac', 'aspirin', 'diclofenac', 'ibuprofen', 'ketorolac', 'mefenamic acid', 'naproxen'],
  ]),
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
