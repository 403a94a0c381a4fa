import type { Comparator, LabFlag } from './lab-values.js';

/** What a number is held against: all in the unit of the test. Null is no limit. */
export interface LabLimits {
  readonly low: number | null;
  readonly high: number | null;
  readonly criticalLow: number | null;
  readonly criticalHigh: number | null;
}

/** What the method can measure at all. */
export interface LabScale {
  readonly absoluteLow: number | null;
  readonly absoluteHigh: number | null;
}

/** A number as a laboratory reports it. */
export interface LabNumber {
  readonly value: number;
  /** `<` or `>`: the true value is beyond it. */
  readonly comparator: Comparator | null;
}

/** What a result means. `flag` null: there is no reference range, and nothing says that it is normal. */
export interface LabVerdict {
  readonly flag: LabFlag | null;
  /** Somebody has to be told now. Also of a value off the scale that is beyond a critical limit. */
  readonly critical: boolean;
}

const reaches = (value: number, limit: number | null, side: 1 | -1): boolean => limit !== null && (value - limit) * side >= 0;
const passes = (value: number, limit: number | null, side: 1 | -1): boolean => limit !== null && (value - limit) * side > 0;

const offScale = ({ value, comparator }: LabNumber, { absoluteLow, absoluteHigh }: LabScale): Comparator | null => {
  if (comparator !== null) return comparator;
  if (reaches(value, absoluteHigh, 1)) return '>';
  return reaches(value, absoluteLow, -1) ? '<' : null;
};

const criticalFlag = (value: number, limits: LabLimits): 'HH' | 'LL' | null => {
  if (reaches(value, limits.criticalHigh, 1)) return 'HH';
  return reaches(value, limits.criticalLow, -1) ? 'LL' : null;
};

/** A range without either end says nothing about what is normal. */
export const hasReference = (limits: LabLimits | null): limits is LabLimits =>
  limits !== null && (limits.low !== null || limits.high !== null);

function plainFlag(value: number, limits: LabLimits): LabFlag | null {
  if (passes(value, limits.high, 1)) return 'H';
  if (passes(value, limits.low, -1)) return 'L';
  return hasReference(limits) ? 'N' : null;
}

/**
 * Off the scale, then critical (a limit that is reached counts), then high or low (a limit that is reached does not), then normal.
 * @throws RangeError for what is no number: it would be compared as normal
 */
export function verdictOf(number: LabNumber, limits: LabLimits | null, scale: LabScale): LabVerdict {
  const { value } = number;
  if (!Number.isFinite(value)) throw new RangeError('a result must be a finite number');
  const critical = limits && criticalFlag(value, limits);
  const off = offScale(number, scale);
  if (off) return { flag: off, critical: critical !== null };
  if (critical) return { flag: critical, critical: true };
  return { flag: limits && plainFlag(value, limits), critical: false };
}

/** Change against the value before, in per cent of it; null where that was nought. */
export const deltaPercent = (value: number, previous: number): number | null =>
  previous === 0 ? null : ((value - previous) / Math.abs(previous)) * 100;

/** Whether a change is larger than the test allows. */
export const deltaExceeded = (percent: number | null, limit: number | null): boolean =>
  percent !== null && limit !== null && Math.abs(percent) > limit;

/** The patient as a formula sees one: at collection. */
export interface FormulaSubject {
  readonly ageYears: number | null;
  readonly gender: string;
}

type Inputs = Readonly<Record<string, number>>;

interface LabFormula {
  /** Words for people, with the source. */
  readonly label: string;
  /** Codes of the tests that it needs, all of the same specimen; values in the units of the starter catalogue. */
  readonly inputs: readonly string[];
  readonly of: (inputs: Inputs, subject: FormulaSubject) => number | null;
}

/** CKD-EPI 2021 (creatinine in mg/dL), adults of a known sex only: Inker et al., N Engl J Med 2021;385:1737. */
function estimatedGfr({ CREA }: Inputs, { ageYears, gender }: FormulaSubject): number | null {
  if (ageYears === null || ageYears < 18 || (gender !== 'male' && gender !== 'female')) return null;
  const [kappa, alpha, sex] = gender === 'female' ? [0.7, -0.241, 1.012] : [0.9, -0.302, 1];
  const ratio = CREA / kappa;
  return 142 * Math.min(ratio, 1) ** alpha * Math.max(ratio, 1) ** -1.2 * 0.9938 ** ageYears * sex;
}

const over = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
const percent = (part: number, whole: number): number | null => (whole === 0 ? null : (part / whole) * 100);

/** What is calculated and never typed. The units are those of the inputs of the starter catalogue. */
export const LAB_FORMULAS = {
  egfr: { label: 'CKD-EPI 2021 of creatinine', inputs: ['CREA'], of: estimatedGfr },
  ldl: {
    label: 'Friedewald: total − HDL − triglycerides / 5, none from 400 mg/dL of triglycerides on',
    inputs: ['CHOL', 'HDL', 'TRIG'],
    of: ({ CHOL, HDL, TRIG }) => (TRIG >= 400 ? null : CHOL - HDL - TRIG / 5),
  },
  non_hdl: { label: 'Total cholesterol − HDL', inputs: ['CHOL', 'HDL'], of: ({ CHOL, HDL }) => CHOL - HDL },
  chol_ratio: { label: 'Total cholesterol / HDL', inputs: ['CHOL', 'HDL'], of: ({ CHOL, HDL }) => over(CHOL, HDL) },
  globulin: { label: 'Total protein − albumin', inputs: ['TP', 'ALB'], of: ({ TP, ALB }) => TP - ALB },
  ag_ratio: {
    label: 'Albumin / (total protein − albumin)',
    inputs: ['TP', 'ALB'],
    of: ({ TP, ALB }) => over(ALB, TP - ALB),
  },
  indirect_bilirubin: { label: 'Total − direct bilirubin', inputs: ['TBIL', 'DBIL'], of: ({ TBIL, DBIL }) => TBIL - DBIL },
  transferrin_saturation: {
    label: 'Iron / binding capacity × 100',
    inputs: ['IRON', 'TIBC'],
    of: ({ IRON, TIBC }) => percent(IRON, TIBC),
  },
  anion_gap: { label: 'Sodium − (chloride + bicarbonate)', inputs: ['NA', 'CL', 'HCO3'], of: ({ NA, CL, HCO3 }) => NA - (CL + HCO3) },
} as const satisfies Record<string, LabFormula>;

export type LabFormulaName = keyof typeof LAB_FORMULAS;
export const LAB_FORMULA_NAMES = Object.keys(LAB_FORMULAS) as LabFormulaName[];

/** A calculated value; null where an input is missing or the formula does not hold. */
export function calculated(name: LabFormulaName, inputs: ReadonlyMap<string, number>, subject: FormulaSubject): number | null {
  const formula: LabFormula = LAB_FORMULAS[name];
  const values = formula.inputs.map((code) => [code, inputs.get(code)] as const);
  if (values.some(([, value]) => value === undefined)) return null;
  const value = formula.of(Object.fromEntries(values) as Inputs, subject);
  return value !== null && Number.isFinite(value) ? value : null;
}

const TYPED = /^([<>])?\s*(-?(?:\d+(?:[.,]\d*)?|[.,]\d+))$/;

/** What somebody typed: `5.1`, `5,1`, `< 0.01`. Null for anything else, so that no half a number is ever taken. */
export function readLabNumber(text: string): LabNumber | null {
  const match = TYPED.exec(text.trim());
  if (!match) return null;
  const value = Number(match[2].replace(',', '.'));
  return Number.isFinite(value) ? { value, comparator: (match[1] as Comparator | undefined) ?? null } : null;
}
