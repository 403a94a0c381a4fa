import type {
  Amount,
  Frequency,
  IngredientStrength,
  IssueKind,
  IssueSeverity,
  MedicationForm,
  PregnancyAnswer,
  PrescriptionIssue,
  Route,
  DoseUnit,
} from '@hms/shared-dto';

/** A medicine as a prescription keeps it. */
export interface MedicationSnapshot {
  readonly name: string;
  readonly ingredients: readonly IngredientStrength[];
  readonly classes: readonly string[];
  readonly form: MedicationForm;
  readonly perValue: number;
  readonly perUnit: DoseUnit;
}

export interface CheckedAllergy {
  readonly id: string;
  /** As it was written down. */
  readonly substance: string;
  /** Null where nobody said whether it is a medicine. */
  readonly category: string | null;
}

/** What the patient takes already. */
export interface CurrentPrescription {
  readonly id: string;
  /** Not taken for a while, perhaps again soon. */
  readonly onHold: boolean;
  readonly medication: MedicationSnapshot;
}

export interface CheckInput {
  readonly medication: MedicationSnapshot;
  readonly dose: Amount;
  readonly route: Route;
  readonly frequency: Frequency;
  readonly allergies: readonly CheckedAllergy[];
  readonly current: readonly CurrentPrescription[];
  /** In full years; null when the birth date is not known. */
  readonly ageYears: number | null;
  readonly ageEstimated: boolean;
  readonly weightKg: number | null;
  readonly pregnancy: PregnancyAnswer;
  /** Whether a pregnancy is to be thought of where nobody said. */
  readonly mayBePregnant: boolean;
}

/** What one part of the rules found, and could not look at. */
export interface Findings {
  readonly issues: readonly PrescriptionIssue[];
  readonly gaps: readonly string[];
}

/** Letters, digits and hyphens of what an issue is about. */
const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60);

interface Found {
  readonly ruleId: string;
  readonly kind: IssueKind;
  readonly severity: IssueSeverity;
  readonly text: string;
  readonly source: string;
}

/** @param subject what the rule met: an allergy, another prescription, a substance */
export const issue = (found: Found, subject: string): PrescriptionIssue => ({ key: `${found.ruleId}:${slug(subject)}`, ...found });

/** Said of what the patient takes. */
export const holdWords = ({ onHold }: CurrentPrescription): string => (onHold ? ' (on hold)' : '');

export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
