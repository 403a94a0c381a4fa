import type { Job, JobState, ProvisioningStep } from '@hms/shared-dto';

export interface SetupStep {
  readonly name: ProvisioningStep;
  readonly label: string;
  readonly state: JobState;
  readonly durationMs: number | null;
}

const LABELS: readonly (readonly [ProvisioningStep, string])[] = [
  ['reserve', 'Reserve name and subdomain'],
  ['schema', 'Create the database schema'],
  ['tables', 'Create its tables'],
  ['subscription', 'Start the subscription'],
  ['admin', 'Create the admin user'],
  ['activate', 'Open sign-in'],
];

/** The six steps of setting a hospital up as its job stands; steps that the job has not begun are queued. */
export function setupSteps(job: Job | undefined): readonly SetupStep[] {
  return LABELS.map(([name, label]) => {
    const step = job?.steps?.find((one) => one.name === name);
    return { name, label, state: step?.state ?? 'queued', durationMs: step?.durationMs ?? null };
  });
}

/** `Step 4 of 6, start the subscription`: the first step that is not done, or the last one. */
export function setupInWords(job: Job | undefined): string {
  if (job?.state === 'failed') return `Stopped: ${job.error?.message ?? stoppedAt(job)}`;
  const steps = setupSteps(job);
  const waiting = steps.findIndex(({ state }) => state !== 'done');
  const at = waiting < 0 ? steps.length - 1 : waiting;
  return `Step ${at + 1} of ${steps.length}, ${steps.map(({ label }) => label.toLowerCase())[at]}`;
}

/** The step at which a failed setup stopped. */
export function stoppedAt(job: Job | undefined): string {
  const steps = setupSteps(job);
  const step = steps.find(({ state }) => state === 'failed') ?? steps.find(({ state }) => state !== 'done');
  return (step?.label ?? 'the last step').toLowerCase();
}

/** Done steps in percent, for a bar. */
export const setupPercent = (job: Job | undefined): number =>
  Math.round((setupSteps(job).filter(({ state }) => state === 'done').length / LABELS.length) * 100);

/** `64 ms`, `1.2 s`. */
export const formatDuration = (ms: number): string => (ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`);
