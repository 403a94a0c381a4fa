import { FormControl, FormGroup, Validators } from '@angular/forms';
import type { Appointment, AppointmentDetails } from '@hms/shared-dto';
import { limitsOf, validatorsFor } from '@hms/shared-ui/forms';
import { oneDoctor } from './any-doctor';
import { dayAt, instantAt, later, minutesBetween, timeOf } from './hospital-time';
import { createRepeatForm } from './series/repeat-form';

const LIMITS = limitsOf('BookAppointmentRequest');
const text = (value: string, ...validators: Parameters<typeof Validators.compose>[0] & object) =>
  new FormControl(value, { nonNullable: true, validators: [...(validators as [])] });

/** What an appointment lasts when neither its kind nor a slot says. */
export const USUAL_MINUTES = 15;

export type BookingForm = ReturnType<typeof createBookingForm>;

/** When, with whom and why. Day and time are by the hospital's clock. */
export const createBookingForm = (day: string) =>
  new FormGroup({
    doctorId: text('', Validators.required, oneDoctor),
    typeId: text(''),
    roomId: text(''),
    day: text(day, Validators.required),
    time: text('', Validators.required),
    minutes: new FormControl(USUAL_MINUTES, {
      nonNullable: true,
      validators: [Validators.required, Validators.min(5), Validators.max(480)],
    }),
    reason: text('', ...validatorsFor(LIMITS, 'reason')),
    notes: text('', ...validatorsFor(LIMITS, 'notes')),
    repeat: createRepeatForm(),
  });

/** A free time as the form has it. */
export const timesOf = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }, zone: string) => ({
  day: dayAt(startsAt, zone),
  time: timeOf(startsAt, zone),
  minutes: minutesBetween(startsAt, endsAt),
});

/** An appointment that is to be moved. */
export const formValueOf = (appointment: Appointment, zone: string) => ({
  doctorId: appointment.doctorId,
  typeId: appointment.typeId ?? '',
  roomId: appointment.roomId ?? '',
  ...timesOf(appointment, zone),
  reason: appointment.reason ?? '',
  notes: appointment.notes ?? '',
});

/** What is sent; texts that are empty are left out. */
export function toRequest(form: BookingForm, zone: string, outsideHours: boolean): AppointmentDetails {
  const { doctorId, typeId, roomId, day, time, minutes, reason, notes } = form.getRawValue();
  const [hours, rest] = time.split(':').map(Number);
  const startsAt = instantAt(day, (hours ?? 0) * 60 + (rest ?? 0), zone);
  return {
    doctorId,
    startsAt,
    endsAt: later(startsAt, minutes),
    ...(typeId ? { typeId } : {}),
    ...(roomId ? { roomId } : {}),
    ...(reason.trim() ? { reason: reason.trim() } : {}),
    ...(notes.trim() ? { notes: notes.trim() } : {}),
    ...(outsideHours ? { outsideHours } : {}),
  };
}
