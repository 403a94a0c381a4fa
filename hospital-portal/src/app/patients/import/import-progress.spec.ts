import { TestBed } from '@angular/core/testing';
import type { Job, LiveEvent } from '@hms/shared-dto';
import { LiveFeed } from '@hms/shared-ui';
import type { Action } from '@ngrx/store';
import { Subject, of } from 'rxjs';
import { poll } from './import-progress.effects';
import { ImportPageActions } from './patient-import.actions';
import type { PatientImportApi } from './patient-import.api';

const job = (done: number, state: Job['state'] = 'running'): Job => ({
  id: 'j1',
  kind: 'patients.import',
  state,
  progress: { done, total: 4 },
});
const changed = (jobId: string): LiveEvent => ({ kind: 'job.changed', ids: { jobId }, at: '' });

describe('the progress of an import', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is read when the server tells of it, now and then without, and no more when it has ended', () => {
    const live = TestBed.inject(LiveFeed);
    const answers = [job(1), job(2), job(3), job(4, 'done')];
    const read = jest.fn(() => of(answers.shift() ?? job(4, 'done')));
    const actions$ = new Subject<Action>();
    const seen: Action[] = [];
    TestBed.runInInjectionContext(() =>
      poll(actions$, { job: read } as unknown as PatientImportApi, live).subscribe((action) => seen.push(action)),
    );
    actions$.next(ImportPageActions.jobFollowed({ jobId: 'j1' }));
    jest.advanceTimersByTime(1);
    expect(read).toHaveBeenCalledTimes(1);
    live.tell(changed('another'));
    jest.advanceTimersByTime(300);
    expect(read).toHaveBeenCalledTimes(1);
    live.tell(changed('j1'));
    expect(read).toHaveBeenCalledTimes(2);
    jest.advanceTimersByTime(2000);
    expect(read).toHaveBeenCalledTimes(3);
    jest.advanceTimersByTime(300);
    live.tell(changed('j1'));
    expect(read).toHaveBeenCalledTimes(4);
    jest.advanceTimersByTime(60_000);
    expect(read).toHaveBeenCalledTimes(4);
    expect(seen).toHaveLength(4);
  });
});
