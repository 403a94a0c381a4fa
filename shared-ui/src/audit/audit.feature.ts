import { makeEnvironmentProviders } from '@angular/core';
import type { AuditEvent } from '@hms/shared-dto';
import { provideEffects } from '@ngrx/effects';
import { createFeature, createReducer, on, provideState } from '@ngrx/store';
import type { Problem } from '../session/problem';
import { AuditApiActions, AuditPageActions } from './audit.actions';
import * as auditEffects from './audit.effects';

export interface AuditState {
  readonly status: 'idle' | 'loading' | 'loaded' | 'failed';
  readonly events: readonly AuditEvent[];
  readonly nextCursor: string | null;
  readonly problem: Problem | null;
}

export const initialAudit: AuditState = { status: 'idle', events: [], nextCursor: null, problem: null };

export const auditFeature = createFeature({
  name: 'audit',
  reducer: createReducer<AuditState>(
    initialAudit,
    on(AuditPageActions.listOpened, (state): AuditState => ({ ...state, status: 'loading', problem: null })),
    on(AuditApiActions.listLoaded, (_state, { list: { data, page } }): AuditState => ({
      status: 'loaded',
      events: data,
      nextCursor: page.nextCursor,
      problem: null,
    })),
    on(AuditApiActions.listFailed, (state, { problem }): AuditState => ({ ...state, status: 'failed', problem })),
  ),
});

/** For the routes of an app's audit page. */
export const provideAudit = () => makeEnvironmentProviders([provideState(auditFeature), provideEffects(auditEffects)]);
