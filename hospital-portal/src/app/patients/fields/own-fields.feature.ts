import type { CustomField } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createFeature, createReducer, on } from '@ngrx/store';
import { OwnFieldsActions } from './own-fields.actions';

export interface OwnFieldsState {
  readonly status: 'loading' | 'loaded' | 'failed';
  readonly fields: readonly CustomField[];
  readonly problem: Problem | null;
}

const initial: OwnFieldsState = { status: 'loading', fields: [], problem: null };

export const ownFieldsFeature = createFeature({
  name: 'ownFields',
  reducer: createReducer<OwnFieldsState>(
    initial,
    // Each page that needs them reads them anew, and forms wait for it: nobody fills in a field that is gone.
    on(OwnFieldsActions.wanted, (state): OwnFieldsState => ({ ...state, status: 'loading', problem: null })),
    on(OwnFieldsActions.loaded, (_state, { fields }): OwnFieldsState => ({ status: 'loaded', fields, problem: null })),
    on(OwnFieldsActions.failed, (_state, { problem }): OwnFieldsState => ({ status: 'failed', fields: [], problem })),
  ),
});
