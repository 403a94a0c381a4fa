import type { OrphanedAppointment } from '@hms/shared-dto';
import { formatInstant } from '../format/dates';
import type { Problem } from '../session/problem';
import type { ConfirmQuestion } from './dialog.model';

const CODE = 'availability.orphans';

/** Whether a change of hours was refused because of appointments that it would leave outside them. */
export const leavesOrphans = (problem: Problem): boolean => problem.code === CODE;

/** The question about such a refusal: each appointment that would be outside, and what becomes of them. `zone` is the hospital's. */
export function orphansQuestion(problem: Problem, zone: string): ConfirmQuestion {
  const { orphans = [], total = orphans.length } = problem.more as { orphans?: readonly OrphanedAppointment[]; total?: number };
  const rest = total - orphans.length;
  const listed = orphans.map(({ startsAt, patientName }) => ({ label: formatInstant(startsAt, zone), value: patientName }));
  return {
    title: total === 1 ? '1 appointment would be outside the hours' : `${total} appointments would be outside the hours`,
    text: 'Nothing is changed yet. Save all the same, and they stay where they are, marked as outside the hours: move or cancel each then.',
    confirm: 'Save all the same',
    cancel: 'Go back',
    danger: true,
    facts: rest > 0 ? [...listed, { label: 'Further ones', value: String(rest) }] : listed,
  };
}
