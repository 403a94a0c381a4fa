import { DOSE_UNITS, formOf, ROUTES, type DoseUnit, type MedicationForm, type Route, type StrengthUnit } from './medication-values.js';
import { FREQUENCIES, type Amount, type Frequency } from './prescription-values.js';

/** Beyond this nobody measures; keeps what is shown and what is stored the same. */
const DECIMALS = 4;

/** A number as ISMP wants it on a prescription: a zero before the point, none behind it at the end, commas from one thousand on, never an exponent. */
export function formatAmount(value: number): string {
  const [whole, fraction = ''] = value.toFixed(DECIMALS).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const rest = fraction.replace(/0+$/, '');
  return rest ? `${grouped}.${rest}` : grouped;
}

/** `0.5 tablet`, `2 tablets`, `10 units`: a space before the unit, and no unit that is misread. */
export function formatDose({ value, unit }: Amount): string {
  const { one, many } = DOSE_UNITS[unit];
  return `${formatAmount(value)} ${value <= 1 ? one : many}`;
}

const STRENGTH_WORDS: Readonly<Record<StrengthUnit, string>> = { g: 'g', mg: 'mg', ug: 'micrograms', '[iU]': 'units', mL: 'mL' };

export interface IngredientStrength {
  readonly substance: string;
  readonly value: number;
  readonly unit: StrengthUnit;
}

interface Strength {
  readonly ingredients: readonly IngredientStrength[];
  readonly perValue: number;
  readonly perUnit: DoseUnit;
}

/** `500 mg + 125 mg`, `125 mg per 5 mL`. */
export function formatStrength({ ingredients, perValue, perUnit }: Strength): string {
  const parts = ingredients.map(({ value, unit }) => `${formatAmount(value)} ${STRENGTH_WORDS[unit]}`).join(' + ');
  const perPiece = perUnit.startsWith('{') && perValue === 1;
  if (perPiece) return parts;
  const amount = perValue === 1 ? DOSE_UNITS[perUnit].one : formatDose({ value: perValue, unit: perUnit });
  return `${parts} per ${amount}`;
}

/** What a medicine is called wherever it is shown: generic name, strength, form. */
export const medicationLabel = (medication: Strength & { readonly name: string; readonly form: MedicationForm }): string =>
  `${medication.name} ${formatStrength(medication)} ${formOf(medication.form).label}`;

interface Sig {
  readonly dose: Amount;
  readonly route: Route;
  readonly frequency: Frequency;
  readonly asNeeded: boolean;
  readonly asNeededReason?: string | null;
  readonly durationDays: number | null;
}

const daysWords = (days: number): string => `for ${days} ${days === 1 ? 'day' : 'days'}`;

/** How it is taken, for staff: `1 tablet by mouth, 1-0-1 (twice a day, morning and night), for 5 days`. */
export function sigWords({ dose, route, frequency, asNeeded, asNeededReason, durationDays }: Sig): string {
  const { pattern, words } = FREQUENCIES[frequency];
  return [
    `${formatDose(dose)} ${ROUTES[route]}`,
    pattern ? `${pattern} (${words})` : words,
    ...(asNeeded ? [asNeededReason ? `only when needed for ${asNeededReason}` : 'only when needed'] : []),
    ...(durationDays === null ? [] : [daysWords(durationDays)]),
  ].join(', ');
}

/** How often and how long, in Hindi, for the patient. */
export function frequencyInHindi({ dose, frequency, asNeeded, durationDays }: Sig): string {
  return [
    `${formatAmount(dose.value)} ${DOSE_UNITS[dose.unit].hindi}`,
    FREQUENCIES[frequency].hindi,
    ...(asNeeded ? ['केवल ज़रूरत पड़ने पर'] : []),
    ...(durationDays === null ? [] : [`${durationDays} दिन तक`]),
  ].join(', ');
}

/** In mg; null for what is not a mass. */
const inMilligrams = (value: number, unit: string): number | null =>
  unit === 'g' ? value * 1000 : unit === 'mg' ? value : unit === 'ug' ? value / 1000 : null;

/** How many times what the strength is given for (a tablet, 5 mL) one dose is; null when the dose does not say. */
export function dosesOfStrength(dose: Amount, strength: Strength): number | null {
  if (dose.unit === strength.perUnit) return dose.value / strength.perValue;
  const [only, ...others] = strength.ingredients;
  if (!only || others.length > 0) return null;
  if (dose.unit === only.unit) return dose.value / only.value;
  const [wanted, given] = [inMilligrams(dose.value, dose.unit), inMilligrams(only.value, only.unit)];
  return wanted === null || given === null ? null : wanted / given;
}

/** How much of each ingredient one dose gives, in mg; null for what is not weighed, or not told by the dose. */
export function ingredientMilligrams(dose: Amount, strength: Strength): { substance: string; milligrams: number | null }[] {
  const times = dosesOfStrength(dose, strength);
  return strength.ingredients.map(({ substance, value, unit }) => {
    const each = inMilligrams(value, unit);
    return { substance, milligrams: times === null || each === null ? null : each * times };
  });
}

/** How many doses a course has; null while nobody says how long it goes on. */
export function dosesOfCourse(frequency: Frequency, durationDays: number | null): number | null {
  const { perDay } = FREQUENCIES[frequency];
  if (perDay === null) return 1;
  return durationDays === null ? null : Math.ceil(perDay * durationDays - 1e-9);
}

/** Binary fractions: 0.1 × 3 tablets are no more than 0.3. */
const upwards = (value: number): number => Math.ceil(Number(value.toFixed(6)));

/** How much is handed out for the whole course, whole pieces or whole mL; null where only the prescriber can say. */
export function quantityOf(
  { form, ...strength }: Strength & { readonly form: MedicationForm },
  { dose, frequency, durationDays }: Pick<Sig, 'dose' | 'frequency' | 'durationDays'>,
): Amount | null {
  const { computed, quantity: unit } = formOf(form);
  const [doses, times] = [dosesOfCourse(frequency, durationDays), dosesOfStrength(dose, strength)];
  if (computed === 'by_hand' || doses === null || times === null) return null;
  const each = computed === 'volume' ? times * strength.perValue : times;
  return { value: upwards(each * doses), unit };
}
