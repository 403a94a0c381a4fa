/** Of a prescription: handed out at a time, how often more, and how much of it so far, in one unit. */
interface Supply {
  readonly quantity: number;
  readonly refills: number;
  readonly dispensed: number;
}

/** Amounts have four decimals at most: whole numbers of ten-thousandths are exact. */
const SCALE = 10_000;
const scaled = (value: number): number => Math.round(value * SCALE);

/** What is left of the supply that is being handed out; the next whole one when none is begun, and 0 when there is none. */
export function leftOfSupply({ quantity, refills, dispensed }: Supply): number {
  const [one, given] = [scaled(quantity), scaled(dispensed)];
  return Math.min(one - (given % one), one * (1 + refills) - given) / SCALE;
}

/** What may still be handed out in all. */
export const leftInAll = ({ quantity, refills, dispensed }: Supply): number =>
  (scaled(quantity) * (1 + refills) - scaled(dispensed)) / SCALE;
