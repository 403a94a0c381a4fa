import type { Problem } from '@hms/shared-ui';
import { createFeature, createReducer, on } from '@ngrx/store';
import { ExportApiActions, ExportPageActions } from './patient-export.actions';

export interface PatientExportState {
  readonly status: 'idle' | 'receiving' | 'failed';
  readonly receivedBytes: number;
  readonly problem: Problem | null;
}

export const initialExport: PatientExportState = { status: 'idle', receivedBytes: 0, problem: null };

export const patientExportFeature = createFeature({
  name: 'patientExport',
  reducer: createReducer<PatientExportState>(
    initialExport,
    on(ExportPageActions.exportConfirmed, (): PatientExportState => ({ ...initialExport, status: 'receiving' })),
    on(ExportApiActions.progressed, (state, { receivedBytes }): PatientExportState => ({ ...state, receivedBytes })),
    on(ExportApiActions.exported, ExportPageActions.exportStopped, (): PatientExportState => initialExport),
    on(ExportApiActions.exportFailed, (_, { problem }): PatientExportState => ({ ...initialExport, status: 'failed', problem })),
  ),
});
