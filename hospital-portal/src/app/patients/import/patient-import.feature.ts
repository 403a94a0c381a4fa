import type { ImportMapping, Job } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createFeature, createReducer, on } from '@ngrx/store';
import { ImportApiActions, ImportPageActions } from './patient-import.actions';

export interface UploadState {
  readonly status: 'idle' | 'sending' | 'failed';
  readonly sentBytes: number;
  readonly totalBytes: number;
  readonly problem: Problem | null;
}

export interface FollowedJob {
  readonly id: string | null;
  readonly job: Job | null;
  readonly problem: Problem | null;
  /** Asked to stop; it ends with the rows that it is at. */
  readonly stopping: boolean;
  /** Why stopping it, or fetching its report, did not work. */
  readonly refusal: Problem | null;
}

export interface PatientImportState {
  /** Saved mappings, the last used first; null until loaded. */
  readonly mappings: readonly ImportMapping[] | null;
  readonly mappingsProblem: Problem | null;
  readonly upload: UploadState;
  readonly following: FollowedJob;
}

const noUpload: UploadState = { status: 'idle', sentBytes: 0, totalBytes: 0, problem: null };

const noJob: FollowedJob = { id: null, job: null, problem: null, stopping: false, refusal: null };

export const initialImport: PatientImportState = {
  mappings: null,
  mappingsProblem: null,
  upload: noUpload,
  following: noJob,
};

const lastUsedFirst = (mappings: readonly ImportMapping[]) => [...mappings].sort((a, b) => b.updatedAt.localeCompare(a.updatedAt));

const withJob = (state: PatientImportState, id: string, change: Partial<FollowedJob>): PatientImportState =>
  state.following.id === id ? { ...state, following: { ...state.following, ...change } } : state;

export const patientImportFeature = createFeature({
  name: 'patientImport',
  reducer: createReducer<PatientImportState>(
    initialImport,
    on(ImportPageActions.opened, (): PatientImportState => initialImport),
    on(ImportApiActions.mappingsLoaded, (state, { mappings }): PatientImportState => ({
      ...state,
      mappings: lastUsedFirst(mappings),
      mappingsProblem: null,
    })),
    on(ImportApiActions.mappingsFailed, (state, { problem }): PatientImportState => ({ ...state, mappingsProblem: problem })),
    on(ImportApiActions.mappingSaved, (state, { mapping }): PatientImportState => ({
      ...state,
      mappings: [mapping, ...(state.mappings ?? []).filter(({ name }) => name !== mapping.name)],
    })),
    on(ImportPageActions.uploadAsked, (state, { file }): PatientImportState => ({
      ...state,
      upload: { status: 'sending', sentBytes: 0, totalBytes: file.size, problem: null },
    })),
    on(ImportApiActions.uploadProgressed, (state, { sentBytes, totalBytes }): PatientImportState => ({
      ...state,
      upload: { ...state.upload, sentBytes, totalBytes },
    })),
    on(ImportApiActions.uploadAccepted, ImportPageActions.uploadStopped, (state): PatientImportState => ({ ...state, upload: noUpload })),
    on(ImportApiActions.uploadFailed, (state, { problem }): PatientImportState => ({
      ...state,
      upload: { ...noUpload, status: 'failed', problem },
    })),
    on(ImportPageActions.jobFollowed, (state, { jobId }): PatientImportState => ({
      ...state,
      following: state.following.id === jobId ? { ...state.following, problem: null } : { ...noJob, id: jobId },
    })),
    // An answer about a job that is no longer looked at changes nothing.
    on(ImportApiActions.jobRead, (state, { job }): PatientImportState =>
      job.id === state.following.id ? { ...state, following: { ...state.following, job, problem: null } } : state,
    ),
    on(ImportApiActions.jobStopped, (state, { jobId }): PatientImportState => withJob(state, jobId, { stopping: true, refusal: null })),
    on(ImportPageActions.stopAsked, ImportPageActions.reportAsked, (state, { jobId }): PatientImportState =>
      withJob(state, jobId, { refusal: null }),
    ),
    on(ImportApiActions.jobActionFailed, (state, { jobId, problem }): PatientImportState => withJob(state, jobId, { refusal: problem })),
    on(ImportApiActions.jobUnreadable, (state, { problem }): PatientImportState => ({
      ...state,
      following: { ...state.following, problem },
    })),
  ),
});
