import { UcumLhcUtils } from '@lhncbc/ucum-lhc';

const units = UcumLhcUtils.getInstance();

/** Whether a text is a unit of UCUM. */
export const isUnit = (unit: string): boolean => units.validateUnitString(unit).status === 'valid';

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
