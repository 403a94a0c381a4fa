import { ageOnDay, type AgeUnit } from '@hms/shared-dto';

/** An age as a range of the catalogue writes it. */
export interface Age {
  readonly value: number;
  readonly unit: AgeUnit;
}

/** Whole units that somebody has lived on a day; below 0 on a day before the birth. */
export function completedAge(born: string, on: string, unit: AgeUnit): number {
  const age = ageOnDay(born, on);
  if (!age) return -1;
  if (unit === 'days') return age.days;
  return unit === 'months' ? age.months : Math.floor(age.months / 12);
}

/** The least and the most days that an age can be, whoever is asked: months and leap years differ. */
function daysOf({ value, unit }: Age): readonly [least: number, most: number] {
  if (unit === 'days') return [value, value];
  const months = unit === 'years' ? value * 12 : value;
  return [Math.floor(months * 30.4368) - 3, Math.ceil(months * 30.4369) + 3];
}

const monthsOf = ({ value, unit }: Age): number => (unit === 'years' ? value * 12 : value);

/** Whether somebody may have the one age and not yet the other; where one is in days and one in months, in doubt yes. */
export function mayPrecede(one: Age, other: Age): boolean {
  if ((one.unit === 'days') !== (other.unit === 'days')) return daysOf(one)[0] < daysOf(other)[1];
  return one.unit === 'days' ? one.value < other.value : monthsOf(one) < monthsOf(other);
}
