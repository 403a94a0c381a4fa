import { FormControl, FormGroup, Validators } from '@angular/forms';
import { MOST_BETWEEN, MOST_IN_SERIES, type SeriesFrequency, type SeriesRule } from '@hms/shared-dto';

const USUAL_COUNT = 6;
const wholeNumber = (value: number, min: number, max: number) =>
  new FormControl(value, { nonNullable: true, validators: [Validators.required, Validators.min(min), Validators.max(max)] });

export type RepeatForm = ReturnType<typeof createRepeatForm>;

/** How an appointment repeats; no frequency means that it does not. */
export const createRepeatForm = () =>
  new FormGroup({
    frequency: new FormControl<SeriesFrequency | ''>('', { nonNullable: true }),
    every: wholeNumber(1, 1, MOST_BETWEEN),
    ends: new FormControl<'count' | 'until'>('count', { nonNullable: true }),
    count: wholeNumber(USUAL_COUNT, 2, MOST_IN_SERIES),
    until: new FormControl('', { nonNullable: true }),
  });

/** What is sent; null when it does not repeat. */
export function toRule(form: RepeatForm): SeriesRule | null {
  const { frequency, every, ends, count, until } = form.getRawValue();
  if (frequency === '') return null;
  return { frequency, every, ...(ends === 'count' ? { count } : { until }) };
}
