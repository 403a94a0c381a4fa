import type { FindChoice } from '@hms/shared-ui/filters';
import { createFeature, createReducer, on } from '@ngrx/store';
import { AuditChoicesActions } from './audit-choices.actions';

export interface AuditChoicesState {
  readonly people: readonly FindChoice[];
  readonly patients: readonly FindChoice[];
  /** The patient whose audit was asked for by address. */
  readonly patient: FindChoice | null;
}

export const initialAuditChoices: AuditChoicesState = { people: [], patients: [], patient: null };

export const auditChoicesFeature = createFeature({
  name: 'auditChoices',
  reducer: createReducer<AuditChoicesState>(
    initialAuditChoices,
    on(AuditChoicesActions.peopleFound, (state, { people }): AuditChoicesState => ({ ...state, people })),
    on(AuditChoicesActions.patientsFound, (state, { patients }): AuditChoicesState => ({ ...state, patients })),
    on(AuditChoicesActions.patientKnown, (state, { patient }): AuditChoicesState => ({ ...state, patient })),
  ),
});
