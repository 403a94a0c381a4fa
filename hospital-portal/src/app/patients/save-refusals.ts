import type { DuplicateCandidate } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';

/** The likely duplicates of a refused registration; none for any other problem. */
export function duplicatesIn(problem: Problem | null): readonly DuplicateCandidate[] {
  const found = problem?.code === 'patient.possible_duplicate' ? problem.more['candidates'] : null;
  return Array.isArray(found) ? (found as DuplicateCandidate[]) : [];
}

/** A refusal of the plan or the account: a notice beside the form, since no field is wrong. */
export interface GrowthRefusal {
  readonly text: string;
  readonly advice: string;
}

const ADVICE: Readonly<Record<string, string>> = {
  'plan.patient_limit': 'What you typed stays here.',
  'tenant.on_hold': 'Ask an administrator to settle the account.',
};

export const growthRefusal = (problem: Problem | null): GrowthRefusal | null => {
  const advice = problem ? ADVICE[problem.code] : undefined;
  return problem && advice ? { text: problem.detail, advice } : null;
};

/** What the form itself has to show: problems that no panel or notice of their own explains. */
export const formProblem = (problem: Problem | null): Problem | null =>
  problem && !duplicatesIn(problem).length && !growthRefusal(problem) ? problem : null;
