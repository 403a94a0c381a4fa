import { FormControl, FormGroup, Validators } from '@angular/forms';
import { DAY_PARTS, type DayPart, type WaitlistPriority, type WaitlistRequest } from '@hms/shared-dto';
import { limitsOf, validatorsFor } from '@hms/shared-ui/forms';
import { addDays } from '../hospital-time';

const LIMITS = limitsOf('WaitlistRequest');
/** Two weeks are what most people wait for. */
const USUAL_DAYS = 14;
const text = (value: string) => new FormControl(value, { nonNullable: true });
const day = (value: string) => new FormControl(value, { nonNullable: true, validators: [Validators.required] });
const tick = () => new FormControl(false, { nonNullable: true });

export type WaitlistForm = ReturnType<typeof createWaitlistForm>;

/** For whom and when. `doctorId` may be a doctor, or empty for any of the specialty or the kind. */
export const createWaitlistForm = (today: string) =>
  new FormGroup({
    doctorId: text(''),
    specialty: text(''),
    typeId: text(''),
    fromDate: day(today),
    toDate: day(addDays(today, USUAL_DAYS)),
    parts: new FormGroup({ morning: tick(), afternoon: tick(), evening: tick() }),
    priority: new FormControl<WaitlistPriority>('routine', { nonNullable: true }),
    reason: new FormControl('', { nonNullable: true, validators: validatorsFor(LIMITS, 'reason') }),
  });

/** What is sent; what is empty is left out, and every part of the day is the same as any. */
export function toWaitlistRequest(form: WaitlistForm, patientId: string): WaitlistRequest {
  const { doctorId, specialty, typeId, parts, reason, ...rest } = form.getRawValue();
  const chosen = DAY_PARTS.filter((part: DayPart) => parts[part]);
  return {
    patientId,
    ...rest,
    ...(doctorId ? { doctorId } : {}),
    ...(specialty && !doctorId ? { specialty } : {}),
    ...(typeId ? { typeId } : {}),
    ...(chosen.length > 0 && chosen.length < DAY_PARTS.length ? { parts: chosen } : {}),
    ...(reason.trim() ? { reason: reason.trim() } : {}),
  };
}
