import type { ParamMap } from '@angular/router';
import { type LabSpecimenQuery, type LabStage, WORKLIST_STAGES } from '@hms/shared-dto';
import { asked, cursorText, oneOf } from '@hms/shared-ui';

/** The stage that somebody looks at first: what they can do there. */
export const firstStage = (permissions: readonly string[]): LabSpecimenQuery['stage'] => {
  if (permissions.includes('labs:result')) return 'enter';
  return permissions.includes('labs:collect') ? 'collect' : 'verify';
};

/** Reads the address; what the API would refuse is left out. */
export const parseLabsQuery = (params: Pick<ParamMap, 'get'>, first: LabSpecimenQuery['stage']): LabSpecimenQuery => {
  const q = params.get('q')?.trim().slice(0, 100);
  return {
    stage: oneOf(WORKLIST_STAGES, params.get('stage')) ?? first,
    ...asked({ q: q === '' ? undefined : q, cursor: cursorText(params.get('cursor')) }),
  };
};

/** What can be done with a specimen at a stage, and what it needs. */
export const STEP_PERMISSIONS = {
  collect: 'labs:collect',
  receive: 'labs:collect',
  enter: 'labs:result',
  verify: 'labs:verify',
} as const satisfies Partial<Record<LabStage, string>>;
