import { UcumLhcUtils } from '@lhncbc/ucum-lhc';

const units = UcumLhcUtils.getInstance();

/** Whether a text is a unit of UCUM. */
export const isUnit = (unit: string): boolean => units.validateUnitString(unit).status === 'valid';

/** What laboratories write instead of UCUM, and what it stands for. */
const USUAL: readonly (readonly [RegExp, string])[] = [
  [/μ|µ|\bmc(?=[gl])/gi, 'u'],
  [/\bgms?\b/gi, 'g'],
  [/\b(m|u)?IU\b/g, '$1[IU]'],
  [/\bsec(onds?)?\b/gi, 's'],
  [/\bhrs?\b/gi, 'h'],
  [/\bmins?\b/gi, 'min'],
  [/\bmill(ions?)?(?=\/)/gi, '10*6'],
  [/\bthousands?(?=\/)/gi, '10*3'],
  [/\bcells?(?=\/)/gi, '{cells}'],
  [/\/\s*(cu\.?\s?mm|cumm|mm3)\b/gi, '/uL'],
  [/\s+/g, ''],
];

/** A unit of UCUM that a text may stand for; null where none is near. It is shown, never taken. */
export function likelyUnit(text: string): string | null {
  const likely = USUAL.reduce((unit, [pattern, instead]) => unit.replace(pattern, instead), text);
  return likely !== text && isUnit(likely) ? likely : null;
}

/**
 * A value in another unit of the same kind; null where there is no way between them, for nothing is ever guessed.
 * @param molarMass of the substance in g/mol, without which masses and moles are not converted into each other
 */
export function converted(
  value: number,
  { from, to, molarMass = null }: { from: string; to: string; molarMass?: number | null },
): number | null {
  if (from === to) return value;
  const { status, toVal } = units.convertUnitTo(from, value, to, { molecularWeight: molarMass });
  return status === 'succeeded' && toVal !== null && Number.isFinite(toVal) ? toVal : null;
}
