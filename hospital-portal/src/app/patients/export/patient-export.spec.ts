import { TestBed } from '@angular/core/testing';
import { type ConfirmAnswer, type Dialogs, Problem, type ToastService } from '@hms/shared-ui';
import type { Action } from '@ngrx/store';
import { type Observable, Subject, of, throwError } from 'rxjs';
import { exportQuestion, filterOf, whichWords } from './export-question';
import { ExportApiActions, ExportPageActions } from './patient-export.actions';
import type { ExportStep, PatientExportApi } from './patient-export.api';
import * as effects from './patient-export.effects';
import { initialExport, patientExportFeature } from './patient-export.feature';

const query = { q: 'sharma', gender: 'female' as const, sort: 'name' as const, cursor: 'abc' };

function run(make: (actions$: Subject<Action>) => Observable<Action>) {
  const actions$ = new Subject<Action>();
  const out: Action[] = [];
  TestBed.runInInjectionContext(() => make(actions$).subscribe((action) => out.push(action)));
  return { actions$, out };
}

describe('the question before an export', () => {
  it('says which patients and how many', () => {
    expect(whichWords(query)).toBe("female, found by 'sharma'");
    expect(whichWords({})).toBe('All active patients');
    expect(exportQuestion({}, '1').title).toBe('Export 1 patient?');
    expect(exportQuestion(query, '1,000+')).toMatchObject({ title: 'Export 1,000+ patients?', confirm: 'Export' });
    expect(filterOf(query)).toEqual({ q: 'sharma', gender: 'female' });
  });

  it.each<[string, ConfirmAnswer | null, Action[]]>([
    ['goes on', { reason: '' }, [ExportPageActions.exportConfirmed({ query })]],
    ['goes back', null, []],
  ])('%s', async (_, answer, then) => {
    const dialogs = { confirm: () => Promise.resolve(answer) } as unknown as Dialogs;
    const { actions$, out } = run((actions) => effects.ask(actions, dialogs));
    actions$.next(ExportPageActions.exportAsked({ query, count: '3' }));
    await Promise.resolve();
    expect(out).toEqual(then);
  });
});

describe('the file on its way', () => {
  const steps = (file: Observable<ExportStep>) => ({ file: jest.fn(() => file) });

  it('tells how much has come, is saved under a name with its day, and can be stopped', () => {
    const coming = new Subject<ExportStep>();
    const api = steps(coming);
    const clicked = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      expect(this.download).toMatch(/^patients-\d{4}-\d{2}-\d{2}\.csv$/);
    });
    URL.createObjectURL = () => 'blob:x';
    const { actions$, out } = run((actions) => effects.receive(actions, api as unknown as PatientExportApi));
    actions$.next(ExportPageActions.exportConfirmed({ query }));
    expect(api.file).toHaveBeenCalledWith({ q: 'sharma', gender: 'female' });
    coming.next({ kind: 'received', receivedBytes: 5 });
    coming.next({ kind: 'complete', file: new Blob(['x']) });
    expect(out).toEqual([ExportApiActions.progressed({ receivedBytes: 5 }), ExportApiActions.exported()]);
    expect(clicked).toHaveBeenCalledTimes(1);
    actions$.next(ExportPageActions.exportStopped());
    expect(coming.observed).toBe(false);
  });

  it('that breaks off is told with its problem, and forgotten upon the next try', () => {
    const problem = new Problem({ status: 0, code: 'network', title: '', detail: '', traceId: null });
    const { actions$, out } = run((actions) => effects.receive(actions, steps(throwError(() => problem)) as unknown as PatientExportApi));
    actions$.next(ExportPageActions.exportConfirmed({ query }));
    expect(out).toEqual([ExportApiActions.exportFailed({ problem })]);
    const failed = patientExportFeature.reducer(initialExport, out[0]);
    expect(failed).toEqual({ status: 'failed', receivedBytes: 0, problem });
    expect(patientExportFeature.reducer(failed, ExportPageActions.exportConfirmed({ query }))).toMatchObject({
      status: 'receiving',
      problem: null,
    });
  });

  it('is told when it is there', () => {
    const show = jest.fn();
    const told = effects.tell(of(ExportApiActions.exported()) as never, { show } as unknown as ToastService) as Observable<unknown>;
    told.subscribe();
    expect(show).toHaveBeenCalledWith(expect.stringContaining('downloads'));
  });
});
