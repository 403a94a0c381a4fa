/** To as many decimals as are reported; half away from nought, as people and PostgreSQL round, and free of what binary fractions do to a half. */
export function roundTo(value: number, decimals: number): number {
  const size = Math.abs(value);
  const shifted = Number(`${size}e${decimals}`);
  // Of what is written with an exponent no half matters any more.
  const rounded = Number.isFinite(shifted)
    ? Number(`${Math.round(shifted)}e-${decimals}`)
    : Math.round(size * 10 ** decimals) / 10 ** decimals;
  return Number.isFinite(rounded) ? Math.sign(value) * rounded : value;
}
