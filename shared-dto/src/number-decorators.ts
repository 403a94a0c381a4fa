import { IsNumber, ValidateBy } from 'class-validator';
import { applyDecorators } from './apply-decorators.js';
import { says } from './decorators.js';

/** A number with at most so many decimals, however it is written: `1e-323` is one too. */
export const Decimals = (places: number, message: string) => {
  const hasFew = (value: unknown): boolean =>
    typeof value === 'number' && Number.isFinite(value) && Number(value.toFixed(places)) === value;
  return applyDecorators(
    IsNumber({}, says('number.invalid', message)),
    ValidateBy({ name: 'decimals', validator: { validate: hasFew } }, says('number.invalid', message)),
  );
};
