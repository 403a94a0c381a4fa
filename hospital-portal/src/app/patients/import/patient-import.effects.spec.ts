import { TestBed } from '@angular/core/testing';
import type { ImportMapping, SaveImportMappingRequest } from '@hms/shared-dto';
import { type ConflictChoice, type Dialogs, Problem } from '@hms/shared-ui';
import type { Action } from '@ngrx/store';
import { EMPTY, type Observable, Subject, of, throwError } from 'rxjs';
import { mappingConflict } from './mapping-conflict';
import { ImportApiActions, ImportPageActions } from './patient-import.actions';
import type { PatientImportApi } from './patient-import.api';
import * as effects from './patient-import.effects';
import { initialImport, patientImportFeature } from './patient-import.feature';

const yours: SaveImportMappingRequest = { columns: [{ column: 'DOB', field: 'dateOfBirth' }], dateOrder: 'dmy' };
const theirs: ImportMapping = { ...yours, name: 'front desk', dateOrder: 'mdy', updatedAt: '2026-11-23T05:00:00Z', version: 4 };
const asked = { file: { size: 9 } as File, name: 'front desk', mapping: yours };
const refusal = (status: number) => new Problem({ status, code: 'x', title: '', detail: '', traceId: null });

function run(make: (actions$: Subject<Action>) => Observable<Action>) {
  const actions$ = new Subject<Action>();
  const out: Action[] = [];
  TestBed.runInInjectionContext(() => make(actions$).subscribe((action) => out.push(action)));
  return { actions$, out };
}

describe('saving the mapping of an import', () => {
  it('says which version it replaces, none for a new name, and remembers the new one', () => {
    const saveMapping = jest.fn(() => of({ ...theirs, version: 5 }));
    const api = { saveMapping, upload: () => EMPTY } as unknown as PatientImportApi;
    const { actions$, out } = run((actions) => effects.upload(actions, api, of([theirs])));
    actions$.next(ImportPageActions.uploadAsked(asked));
    actions$.next(ImportPageActions.uploadAsked({ ...asked, name: 'new' }));
    expect(saveMapping.mock.calls).toEqual([
      ['front desk', yours, 4],
      ['new', yours, undefined],
    ]);
    const loaded = patientImportFeature.reducer(initialImport, ImportApiActions.mappingsLoaded({ mappings: [theirs] }));
    expect(patientImportFeature.reducer(loaded, out[0]).mappings).toEqual([{ ...theirs, version: 5 }]);
  });

  it.each([412, 428])('asks what to do after a %d', (status) => {
    const api = { saveMapping: () => throwError(() => refusal(status)) } as unknown as PatientImportApi;
    const { actions$, out } = run((actions) => effects.upload(actions, api, of(null)));
    actions$.next(ImportPageActions.uploadAsked(asked));
    expect(out).toEqual([ImportApiActions.mappingStale(asked)]);
  });

  it.each<[string, ConflictChoice | null, Action]>([
    ['theirs', { dateOrder: 'theirs' }, ImportPageActions.uploadAsked({ ...asked, mapping: { ...yours, dateOrder: 'mdy' } })],
    ['yours', { dateOrder: 'yours' }, ImportPageActions.uploadAsked(asked)],
    ['going on editing', null, ImportPageActions.uploadStopped()],
  ])('goes on with %s', async (_, choice, then) => {
    const api = { mappings: () => of([theirs]) } as unknown as PatientImportApi;
    const dialogs = { resolveConflict: () => Promise.resolve(choice) } as unknown as Dialogs;
    const { actions$, out } = run((actions) => effects.settleMapping(actions, api, dialogs));
    actions$.next(ImportApiActions.mappingStale(asked));
    await Promise.resolve();
    expect(out).toEqual([ImportApiActions.mappingsLoaded({ mappings: [theirs] }), then]);
  });

  it.each([
    ['is gone', []],
    ['says the same', [{ ...theirs, dateOrder: 'dmy' as const }]],
  ])('asks nothing when the other mapping %s', (_, mappings) => {
    const api = { mappings: () => of(mappings) } as unknown as PatientImportApi;
    const { actions$, out } = run((actions) => effects.settleMapping(actions, api, {} as Dialogs));
    actions$.next(ImportApiActions.mappingStale(asked));
    expect(out.at(-1)).toEqual(ImportPageActions.uploadAsked(asked));
  });

  it('names what differs', () => {
    expect(mappingConflict(yours, theirs).fields).toEqual([
      { path: 'dateOrder', label: 'Dates', yours: 'Day, month, year (31/12/1978)', theirs: 'Month, day, year (12/31/1978)' },
    ]);
  });
});

describe('an import under way', () => {
  const dialogs = (answer: { reason: string } | null) => ({ confirm: () => Promise.resolve(answer) }) as unknown as Dialogs;
  const soon = () => new Promise((resolve) => setTimeout(resolve));

  it.each<[string, Observable<void>, Action]>([
    ['stops', of(undefined), ImportApiActions.jobStopped({ jobId: 'a' })],
    ['had ended already', throwError(() => refusal(409)), ImportApiActions.jobStopped({ jobId: 'a' })],
    ['cannot be stopped', throwError(() => refusal(503)), ImportApiActions.jobActionFailed({ jobId: 'a', problem: refusal(503) })],
  ])('that %s', async (_, answer, then) => {
    const api = { cancel: () => answer } as unknown as PatientImportApi;
    const { actions$, out } = run((actions) => effects.stop(actions, api, dialogs({ reason: '' })));
    actions$.next(ImportPageActions.stopAsked({ jobId: 'a' }));
    await soon();
    expect(out).toEqual([then]);
  });

  it('goes on when the person thinks again', async () => {
    const cancel = jest.fn();
    const { actions$, out } = run((actions) => effects.stop(actions, { cancel } as unknown as PatientImportApi, dialogs(null)));
    actions$.next(ImportPageActions.stopAsked({ jobId: 'a' }));
    await soon();
    expect([out, cancel.mock.calls]).toEqual([[], []]);
  });

  it('tells when its report cannot be fetched', () => {
    const api = { report: () => throwError(() => refusal(503)) } as unknown as PatientImportApi;
    const { actions$, out } = run((actions) => effects.fetchReport(actions, api));
    actions$.next(ImportPageActions.reportAsked({ jobId: 'a' }));
    expect(out).toEqual([ImportApiActions.jobActionFailed({ jobId: 'a', problem: refusal(503) })]);
  });
});
