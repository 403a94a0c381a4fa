/** Routes by which a medicine is given: codes of HL7 v2 table 0162, with the words that people read. */
export const ROUTES = {
  PO: 'by mouth',
  SL: 'under the tongue',
  IV: 'into a vein',
  IM: 'into a muscle',
  SC: 'under the skin',
  IH: 'inhaled',
  NS: 'into the nose',
  OP: 'into the eye',
  OT: 'into the ear',
  TP: 'on the skin',
  TD: 'as a patch on the skin',
  PR: 'into the rectum',
  VG: 'into the vagina',
} as const;
export type Route = keyof typeof ROUTES;
export const ROUTE_CODES = Object.keys(ROUTES) as [Route, ...Route[]];

/** Units of doses and quantities: UCUM codes (annotations in braces count pieces), with the words that people read, as ISMP asks: never "U", "IU" or "µg". */
export const DOSE_UNITS = {
  '{tablet}': { one: 'tablet', many: 'tablets', hindi: 'गोली' },
  '{capsule}': { one: 'capsule', many: 'capsules', hindi: 'कैप्सूल' },
  '{lozenge}': { one: 'lozenge', many: 'lozenges', hindi: 'चूसने की गोली' },
  '{sachet}': { one: 'sachet', many: 'sachets', hindi: 'पाउच' },
  '{suppository}': { one: 'suppository', many: 'suppositories', hindi: 'सपोज़िटरी' },
  '{pessary}': { one: 'pessary', many: 'pessaries', hindi: 'पेसरी' },
  '{patch}': { one: 'patch', many: 'patches', hindi: 'पैच' },
  '{puff}': { one: 'puff', many: 'puffs', hindi: 'पफ़' },
  '{drop}': { one: 'drop', many: 'drops', hindi: 'बूँद' },
  '{application}': { one: 'application', many: 'applications', hindi: 'बार लगाएँ' },
  '{vial}': { one: 'vial', many: 'vials', hindi: 'वायल' },
  '{bottle}': { one: 'bottle', many: 'bottles', hindi: 'बोतल' },
  '{tube}': { one: 'tube', many: 'tubes', hindi: 'ट्यूब' },
  '{inhaler}': { one: 'inhaler', many: 'inhalers', hindi: 'इनहेलर' },
  mL: { one: 'mL', many: 'mL', hindi: 'मि.ली.' },
  g: { one: 'g', many: 'g', hindi: 'ग्राम' },
  mg: { one: 'mg', many: 'mg', hindi: 'मि.ग्रा.' },
  ug: { one: 'microgram', many: 'micrograms', hindi: 'माइक्रोग्राम' },
  '[iU]': { one: 'unit', many: 'units', hindi: 'यूनिट' },
} as const;
export type DoseUnit = keyof typeof DOSE_UNITS;
export const DOSE_UNIT_CODES = Object.keys(DOSE_UNITS) as [DoseUnit, ...DoseUnit[]];

/** Units of what is in a medicine. */
export const STRENGTH_UNITS = ['g', 'mg', 'ug', '[iU]', 'mL'] as const;
export type StrengthUnit = (typeof STRENGTH_UNITS)[number];

interface FormDefinition {
  readonly label: string;
  /** In which a dose may be written, the usual one first. */
  readonly doses: readonly DoseUnit[];
  /** In which it is handed out. */
  readonly quantity: DoseUnit;
  /** How the quantity is found: a whole number of pieces, a whole number of mL, or by the prescriber, since nobody can compute it. */
  readonly computed: 'pieces' | 'volume' | 'by_hand';
}

/** Dosage forms. */
export const MEDICATION_FORMS = {
  tablet: { label: 'tablet', doses: ['{tablet}', 'mg', 'g', 'ug', '[iU]'], quantity: '{tablet}', computed: 'pieces' },
  capsule: { label: 'capsule', doses: ['{capsule}', 'mg', 'g', 'ug', '[iU]'], quantity: '{capsule}', computed: 'pieces' },
  lozenge: { label: 'lozenge', doses: ['{lozenge}', 'mg'], quantity: '{lozenge}', computed: 'pieces' },
  sachet: { label: 'sachet', doses: ['{sachet}', 'g', 'mg', '[iU]'], quantity: '{sachet}', computed: 'pieces' },
  suppository: { label: 'suppository', doses: ['{suppository}', 'mg'], quantity: '{suppository}', computed: 'pieces' },
  pessary: { label: 'pessary', doses: ['{pessary}', 'mg'], quantity: '{pessary}', computed: 'pieces' },
  patch: { label: 'patch', doses: ['{patch}'], quantity: '{patch}', computed: 'pieces' },
  'oral-liquid': { label: 'oral liquid', doses: ['mL', 'mg', 'g'], quantity: 'mL', computed: 'volume' },
  'oral-drops': { label: 'oral drops', doses: ['{drop}', 'mL', 'mg', '[iU]'], quantity: '{bottle}', computed: 'by_hand' },
  injection: { label: 'injection', doses: ['mg', 'g', 'ug', '[iU]', 'mL', '{vial}'], quantity: '{vial}', computed: 'by_hand' },
  infusion: { label: 'infusion', doses: ['mL', 'mg', 'g'], quantity: '{bottle}', computed: 'by_hand' },
  inhaler: { label: 'inhaler', doses: ['{puff}'], quantity: '{inhaler}', computed: 'by_hand' },
  'nebuliser-solution': { label: 'nebuliser solution', doses: ['mL', 'mg', 'ug'], quantity: 'mL', computed: 'volume' },
  'nasal-spray': { label: 'nasal spray', doses: ['{puff}'], quantity: '{bottle}', computed: 'by_hand' },
  'eye-drops': { label: 'eye drops', doses: ['{drop}'], quantity: '{bottle}', computed: 'by_hand' },
  'ear-drops': { label: 'ear drops', doses: ['{drop}'], quantity: '{bottle}', computed: 'by_hand' },
  cream: { label: 'cream', doses: ['{application}', 'g'], quantity: '{tube}', computed: 'by_hand' },
  ointment: { label: 'ointment', doses: ['{application}', 'g'], quantity: '{tube}', computed: 'by_hand' },
  gel: { label: 'gel', doses: ['{application}', 'g'], quantity: '{tube}', computed: 'by_hand' },
  lotion: { label: 'lotion', doses: ['{application}', 'mL'], quantity: '{bottle}', computed: 'by_hand' },
} as const satisfies Record<string, FormDefinition>;
export type MedicationForm = keyof typeof MEDICATION_FORMS;
export const MEDICATION_FORM_CODES = Object.keys(MEDICATION_FORMS) as [MedicationForm, ...MedicationForm[]];

/** What a form asks of doses and quantities. */
export const formOf = (form: MedicationForm): FormDefinition => MEDICATION_FORMS[form];

/** ATC codes (WHO), at any level but the first: `J01`, `J01CA`, `J01CA04`. */
export const ATC_PATTERN = /^[A-Z]\d{2}([A-Z]([A-Z](\d{2})?)?)?$/;

/** A substance by its generic name in lower case, as the rules know it: `amoxicillin`, `clavulanic acid`. */
export const SUBSTANCE_PATTERN = /^[a-z0-9][a-z0-9 ()/,'-]{0,98}[a-z0-9)]$/;

/** More than any formulary of a hospital has; keeps its search bounded. */
export const MAX_MEDICATIONS = 5000;
