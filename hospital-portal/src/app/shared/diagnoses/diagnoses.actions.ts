import type { Condition, ConditionChange, DiagnosisCode, RecordConditionRequest } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createActionGroup, emptyProps, props } from '@ngrx/store';

/** Whose conditions: of a patient's problem list, or of one visit. */
export interface DiagnosesOf {
  readonly patientId: string;
  /** Null for the problem list. */
  readonly visitId: string | null;
}

/** One list of the store. */
export const keyOf = ({ patientId, visitId }: DiagnosesOf): string => `${patientId} ${visitId ?? ''}`;

/** What happened in a panel of diagnoses. */
export const DiagnosesPageActions = createActionGroup({
  source: 'Diagnoses Panel',
  events: {
    Opened: props<{ of: DiagnosesOf }>(),
    /** Colleagues did something; what is shown stays until the new comes. */
    Outdated: props<{ of: DiagnosesOf }>(),
    'Form Opened': props<{ of: DiagnosesOf }>(),
    /** `key` names the intent: the same form sent twice records one. */
    Recorded: props<{ of: DiagnosesOf; request: RecordConditionRequest; key: string }>(),
    Changed: props<{ of: DiagnosesOf; id: string; version: number; request: ConditionChange }>(),
    'Marked Wrong': props<{ of: DiagnosesOf; id: string; version: number; reason: string }>(),
    Searched: props<{ q: string }>(),
    'Favourites Wanted': emptyProps(),
  },
});

/** What came back from the server. */
export const DiagnosesApiActions = createActionGroup({
  source: 'Diagnoses API',
  events: {
    Loaded: props<{ of: DiagnosesOf; conditions: readonly Condition[] }>(),
    Failed: props<{ of: DiagnosesOf; problem: Problem }>(),
    Saved: props<{ of: DiagnosesOf }>(),
    Refused: props<{ of: DiagnosesOf; problem: Problem }>(),
    'Codes Found': props<{ q: string; codes: readonly DiagnosisCode[] }>(),
    'Codes Failed': props<{ q: string }>(),
    'Favourites Found': props<{ codes: readonly DiagnosisCode[] }>(),
  },
});
