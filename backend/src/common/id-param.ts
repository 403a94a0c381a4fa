import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { ErrorCode } from '@hms/shared-dto';
import { isUUID } from 'class-validator';
import { NotFoundError } from './domain-error.js';
import type { AppRequest } from './request.js';

const WORDS: Partial<Record<ErrorCode, string>> = {
  'patient.not_found': 'There is no such patient.',
  'appointment.not_found': 'There is no such appointment.',
  'appointment_type.not_found': 'There is no such kind of appointment.',
  'doctor.not_found': 'There is no such doctor in this hospital.',
  'queue_token.not_found': 'There is no such token.',
  'waitlist.not_found': 'There is no such entry on the waitlist.',
  'series.not_found': 'There is no such series.',
  'room.not_found': 'There is no such room.',
  'exception.not_found': 'There is no such exception to the hours.',
  'holiday.not_found': 'There is no such holiday.',
  'custom_field.not_found': 'There is no such field.',
  'medication.not_found': 'There is no such medicine.',
  'prescription.not_found': 'There is no such prescription.',
  'calendar_feed.not_found': 'There is no such calendar.',
  'document.not_found': 'There is no such document.',
  'visit.not_found': 'There is no such visit.',
  'visit_template.not_found': 'There is no such template.',
  'allergy.not_found': 'This patient has no such allergy.',
  'condition.not_found': 'There is no such diagnosis.',
  'care_plan.not_found': 'There is no such treatment plan.',
  'care_goal.not_found': 'This plan has no such goal.',
  'care_activity.not_found': 'This plan has no such activity.',
  'vitals.not_found': 'There is no such measuring.',
  'merge.not_found': 'This patient was in no such merge.',
  'lab_test.not_found': 'There is no such test.',
  'lab_panel.not_found': 'There is no such panel.',
  'lab_order.not_found': 'There is no such order.',
  'lab_specimen.not_found': 'There is no such specimen.',
  'critical_result.not_found': 'There is no such critical result.',
  'user.not_found': 'There is no such person in this hospital.',
  'department.not_found': 'There is no such department.',
  'job.not_found': 'There is no such job.',
  'app.not_found': 'There is no such app.',
  'session.not_found': 'There is no such session. It may have ended already.',
};

/** What a path's id that leads nowhere is answered with: the same whether it is malformed, unknown or another hospital's. */
export const missing = (code: ErrorCode): NotFoundError => new NotFoundError(code, WORDS[code]);

const idOf = (context: ExecutionContext, name: string, code: ErrorCode): string => {
  const id = (context.switchToHttp().getRequest<AppRequest>().params as Record<string, string | undefined>)[name];
  if (!isUUID(id)) throw missing(code);
  return id!;
};

/** The `:id` of a path as a UUID; anything else is simply not found. */
export const IdParam = createParamDecorator((code: ErrorCode, context: ExecutionContext): string => idOf(context, 'id', code));

/** Several ids of a path by their names: `@IdParams({ id: 'patient.not_found', allergyId: 'allergy.not_found' })`. The first that leads nowhere says so. */
export const IdParams = createParamDecorator(
  (codes: Readonly<Record<string, ErrorCode>>, context: ExecutionContext): Record<string, string> =>
    Object.fromEntries(Object.entries(codes).map(([name, code]) => [name, idOf(context, name, code)])),
);
