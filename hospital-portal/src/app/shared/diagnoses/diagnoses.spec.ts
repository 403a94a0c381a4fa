import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Condition, DiagnosisCode } from '@hms/shared-dto';
import { Problem } from '@hms/shared-ui';
import { provideIcons } from '@hms/shared-ui/shell';
import { type Action, Store } from '@ngrx/store';
import { Subject, of, throwError } from 'rxjs';
import { noSearch, type CodeSearch } from './code-search';
import { DiagnosesApiActions, type DiagnosesOf, DiagnosesPageActions } from './diagnoses.actions';
import type { DiagnosesApi } from './diagnoses.api';
import * as effects from './diagnoses.effects';
import { diagnosesFeature, initialDiagnoses, selectDiagnoses } from './diagnoses.feature';
import { Diagnoses } from './diagnoses.page-part';
import { diagnosisConflict, diagnosisConflictText, settledDiagnosis } from './diagnosis-conflict';
import { DiagnosisForm } from './diagnosis-form.component';
import { DiagnosisList } from './diagnosis-list.component';
import { DiagnosisPicker } from './diagnosis-picker.component';
import { diagnosisLine, inOrder } from './diagnosis-words';
import { aCondition } from './testing';

const problem = new Problem({ status: 409, code: 'x', title: 'No', detail: 'Already there.', traceId: 't' });
const LIST: DiagnosesOf = { patientId: 'p1', visitId: null };
const VISIT: DiagnosesOf = { patientId: 'p1', visitId: 'v1' };
const CODES: readonly DiagnosisCode[] = [{ code: 'I10', display: 'Hypertension', billable: true, own: false }];

describe('a diagnosis in words', () => {
  it('says what is not as usual, and since when', () => {
    const line = (change: Partial<Condition>) => diagnosisLine(aCondition(change), 'Asia/Kolkata');
    expect(line({}).chips).toEqual([]);
    expect(line({ code: null, freeText: true, clinicalStatus: 'remission', verificationStatus: 'provisional' }).chips).toEqual([
      ...['Free text', 'In remission', 'Provisional'],
    ]);
    expect(line({ onsetOn: '2019-05-01' }).written).toBe('Since 01-May-2019 · Dr Iyer, 22-Nov-2026 10:41');
    expect(line({ onsetOn: '2019-05-01', abatedOn: '2020-06-02' }).written).toContain('01-May-2019 to 02-Jun-2020');
    expect(line({ verificationStatus: 'entered-in-error' })).toMatchObject({ wrong: true, current: false });
  });

  it('comes primary first, then what counts, then the rest', () => {
    const [past, usual, primary] = [
      aCondition({ id: 'past', clinicalStatus: 'resolved' }),
      aCondition({ id: 'usual' }),
      aCondition({ id: 'primary', primary: true }),
    ];
    expect(inOrder([past, usual, primary]).map(({ id }) => id)).toEqual(['primary', 'usual', 'past']);
  });

  it('is struck when it was a mistake, and cannot be changed then', () => {
    const fixture = TestBed.createComponent(DiagnosisList);
    fixture.componentRef.setInput('conditions', [
      aCondition(),
      aCondition({ id: 'w', verificationStatus: 'entered-in-error', errorReason: 'Other patient' }),
    ]);
    fixture.componentRef.setInput('zone', 'UTC');
    fixture.componentRef.setInput('editable', true);
    fixture.detectChanges();
    const element = fixture.nativeElement as HTMLElement;
    expect([element.querySelectorAll('span.struck').length, element.querySelectorAll('button').length]).toEqual([1, 2]);
    expect(element.textContent).toContain('Other patient');
  });
});

describe('the form of a diagnosis', () => {
  beforeEach(() => TestBed.configureTestingModule({ providers: [provideIcons()] }));

  function rendered(inputs: object = {}) {
    const fixture = TestBed.createComponent(DiagnosisForm);
    for (const [name, value] of Object.entries({ search: noSearch, ...inputs })) fixture.componentRef.setInput(name, value);
    const saved = jest.fn();
    fixture.componentInstance.saved.subscribe(saved);
    fixture.detectChanges();
    const element = fixture.nativeElement as HTMLElement;
    const submit = () => {
      element.querySelector('form')!.dispatchEvent(new Event('submit'));
      fixture.detectChanges();
    };
    return { element, submit, saved, fixture };
  }

  it('asks for a diagnosis', () => {
    const { element, submit, saved } = rendered();
    submit();
    expect(element.textContent).toContain('Choose a diagnosis.');
    expect(saved).not.toHaveBeenCalled();
  });

  it('keeps what is changed and sends code or free text, never both', () => {
    const { element, submit, saved, fixture } = rendered({ condition: aCondition({ onsetOn: '2019-05-01', note: 'Mild' }) });
    submit();
    expect(saved).toHaveBeenCalledWith({
      ...{ code: 'E11.9', clinicalStatus: 'active', verificationStatus: 'confirmed', onsetOn: '2019-05-01', note: 'Mild' },
    });
    fixture.componentRef.setInput('condition', aCondition({ code: null, display: 'Sugar', freeText: true }));
    fixture.detectChanges();
    expect(element.textContent).toContain('(free text)');
    submit();
    expect(saved).toHaveBeenLastCalledWith({ text: 'Sugar', clinicalStatus: 'active', verificationStatus: 'confirmed' });
  });
});

describe('the picker of a diagnosis', () => {
  const FAVOURITE: DiagnosisCode = { code: 'J02.9', display: 'Sore throat', billable: true, own: false };

  async function typed(word: string, search: CodeSearch) {
    const fixture = TestBed.createComponent(DiagnosisPicker);
    for (const [name, value] of Object.entries({ search: noSearch, favourites: [FAVOURITE] })) fixture.componentRef.setInput(name, value);
    const picked = jest.fn();
    fixture.componentInstance.picked.subscribe(picked);
    fixture.detectChanges();
    const box = (fixture.nativeElement as HTMLElement).querySelector('input')!;
    const act = async (event: Event) => {
      box.dispatchEvent(event);
      fixture.detectChanges();
      await fixture.whenStable();
    };
    await act(new Event('focusin'));
    if (word) {
      box.value = word;
      await act(new Event('input'));
    }
    fixture.componentRef.setInput('search', search);
    fixture.detectChanges();
    // The first option becomes the active one a moment after it is there.
    await new Promise((resolve) => setTimeout(resolve));
    const options = [...document.querySelectorAll('mat-option')].map(({ textContent }) => textContent?.trim());
    const text = (fixture.nativeElement as HTMLElement).textContent;
    await act(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 13 }));
    return { options, picked, text };
  }

  it('offers favourites while nothing is typed', async () => {
    expect((await typed('', noSearch)).picked).toHaveBeenCalledWith({ code: 'J02.9', display: 'Sore throat' });
  });

  it('offers nothing, and takes nothing by Enter, until the answer to just what is typed is there', async () => {
    for (const search of [noSearch, { q: 'hyper', status: 'asking', codes: [] }, { q: 'hype', status: 'found', codes: CODES }] as const) {
      const { options, picked, text } = await typed('hyper', search);
      expect([options, picked.mock.calls, text?.includes('Searching')]).toEqual([[], [], true]);
    }
    expect(await typed('h', { q: 'h', status: 'idle', codes: [] })).toMatchObject({
      options: [],
      text: expect.stringContaining('two letters') as string,
    });
  });

  it('takes the code that was found', async () => {
    expect((await typed('hyper', { q: 'hyper', status: 'found', codes: CODES })).picked).toHaveBeenCalledWith({
      code: 'I10',
      display: 'Hypertension',
    });
  });

  it('says that no code fits, or that they could not be searched, and offers free text, never a favourite', async () => {
    for (const [status, words] of [
      ['found', 'No code fits.'],
      ['failed', 'could not be searched'],
    ] as const) {
      const { options, picked, text } = await typed('zzz', { q: 'zzz', status, codes: [] });
      expect([options, text?.includes(words)]).toEqual([['Use “zzz” as free text, without a code'], true]);
      expect(picked.mock.calls).toEqual([[{ text: 'zzz' }]]);
    }
  });
});

describe('a diagnosis that somebody changed first', () => {
  const yours = { code: 'E11.9', verificationStatus: 'confirmed', clinicalStatus: 'remission', note: 'Diet' } as const;
  const theirs = aCondition({ code: null, display: 'Sugar', onsetOn: '2019-05-01', note: 'Diet ', updatedBy: 'Dr Rao', version: 2 });

  it('is shown side by side where it differs', () => {
    expect(diagnosisConflict(yours, theirs)).toEqual([
      { path: 'diagnosis', label: 'Diagnosis', yours: 'E11.9', theirs: 'Sugar' },
      { path: 'clinicalStatus', label: 'Status', yours: 'In remission', theirs: 'Active' },
      { path: 'onsetOn', label: 'Since', yours: '', theirs: '01-May-2019' },
    ]);
    expect(diagnosisConflict({ code: 'E11.9', verificationStatus: 'confirmed' }, aCondition())).toEqual([]);
    expect(diagnosisConflictText(theirs, 'Asia/Kolkata')).toBe('Dr Rao changed this at 22-Nov-2026 10:41.');
  });

  it('is saved with what was chosen of each', () => {
    expect(settledDiagnosis(yours, theirs, { diagnosis: 'theirs', clinicalStatus: 'yours', onsetOn: 'theirs' })).toEqual({
      ...{ text: 'Sugar', verificationStatus: 'confirmed', clinicalStatus: 'remission', note: 'Diet', onsetOn: '2019-05-01' },
    });
    expect(settledDiagnosis({ ...yours, onsetOn: '2020-01-01' }, aCondition(), { onsetOn: 'theirs' })).toEqual(yours);
  });
});

describe('the state of diagnoses', () => {
  const { reducer } = diagnosesFeature;
  const after = (...actions: Parameters<typeof reducer>[1][]) =>
    actions.reduce((state, action) => reducer(state, action), initialDiagnoses);
  const listOf = (of: DiagnosesOf, ...actions: Parameters<typeof reducer>[1][]) => selectDiagnoses(of).projector(after(...actions).lists);

  it('keeps a visit’s apart from the problem list, and a refusal until the form is opened anew', () => {
    const loaded = DiagnosesApiActions.loaded({ of: LIST, conditions: [aCondition()] });
    expect(listOf(LIST, loaded).conditions).toHaveLength(1);
    expect(listOf(VISIT, loaded).conditions).toBeNull();
    const refused = DiagnosesApiActions.refused({ of: LIST, problem });
    expect(listOf(LIST, loaded, refused)).toMatchObject({ status: 'loaded', sending: { status: 'failed', problem } });
    expect(listOf(LIST, refused, DiagnosesPageActions.formOpened({ of: LIST })).sending.problem).toBeNull();
  });

  it('has the codes for what is typed, and none for what was typed before', () => {
    const [searched, found] = [DiagnosesPageActions.searched({ q: 'hyper' }), DiagnosesApiActions.codesFound({ q: 'hyper', codes: CODES })];
    expect(after(searched).search).toEqual({ q: 'hyper', status: 'asking', codes: [] });
    expect(after(searched, found).search).toEqual({ q: 'hyper', status: 'found', codes: CODES });
    expect(after(searched, found, DiagnosesPageActions.searched({ q: 'hypo' })).search.codes).toEqual([]);
    expect(after(searched, DiagnosesPageActions.searched({ q: 'hypo' }), found).search).toEqual({ q: 'hypo', status: 'asking', codes: [] });
    expect(after(searched, DiagnosesApiActions.codesFailed({ q: 'hyper' })).search.status).toBe('failed');
    expect(after(searched, DiagnosesPageActions.searched({ q: 'h' }), found).search.status).toBe('idle');
    expect(after(searched, found, DiagnosesPageActions.formOpened({ of: LIST })).search).toEqual(noSearch);
  });
});

describe('what is asked of the server', () => {
  function run(api: Partial<Record<keyof DiagnosesApi, unknown>>) {
    const actions$ = new Subject<Action>();
    const out: Action[] = [];
    TestBed.runInInjectionContext(() => {
      for (const effect of [effects.loadDiagnoses, effects.recordDiagnosis, effects.searchCodes])
        (effect as (a: unknown, b: unknown) => { subscribe: (next: (action: Action) => void) => void })(actions$, api).subscribe((action) =>
          out.push(action),
        );
    });
    return { actions$, out };
  }

  it('is told when it fails, but not when nobody asked', () => {
    const { actions$, out } = run({ list: () => throwError(() => problem) });
    actions$.next(DiagnosesPageActions.outdated({ of: LIST }));
    expect(out).toEqual([]);
    actions$.next(DiagnosesPageActions.opened({ of: LIST }));
    expect(out).toEqual([DiagnosesApiActions.failed({ of: LIST, problem })]);
  });

  it('is the last word that was typed, once one stops, and nothing for one letter', () => {
    jest.useFakeTimers();
    const codes = jest.fn(() => of(CODES));
    const { actions$, out } = run({ codes });
    for (const q of ['d', 'di', 'diab']) actions$.next(DiagnosesPageActions.searched({ q }));
    jest.advanceTimersByTime(250);
    actions$.next(DiagnosesPageActions.searched({ q: 'd' }));
    jest.advanceTimersByTime(250);
    expect(codes.mock.calls).toEqual([['diab']]);
    expect(out).toEqual([DiagnosesApiActions.codesFound({ q: 'diab', codes: CODES })]);
    codes.mockReturnValue(throwError(() => problem));
    actions$.next(DiagnosesPageActions.searched({ q: 'gout' }));
    jest.advanceTimersByTime(250);
    expect(out[1]).toEqual(DiagnosesApiActions.codesFailed({ q: 'gout' }));
    jest.useRealTimers();
  });
});

describe('the panel of diagnoses', () => {
  function shown(list: object, permissions: string[] = ['records:write']) {
    const answer = { status: 'loaded', conditions: null, problem: null, sending: { status: 'idle', problem: null }, ...list };
    const store = { selectSignal: () => signal(Object.assign(permissions, answer)).asReadonly(), dispatch: jest.fn() };
    TestBed.configureTestingModule({ providers: [{ provide: Store, useValue: store }] });
    const fixture = TestBed.createComponent(Diagnoses);
    fixture.componentRef.setInput('patientId', 'p1');
    fixture.detectChanges();
    return { text: (fixture.nativeElement as HTMLElement).textContent ?? '', store };
  }

  it('asks for the list and says that there is none, that it is not here yet, or why it is not', () => {
    const none = shown({ conditions: [] });
    expect(none.text).toContain('No problems recorded.');
    expect(none.store.dispatch).toHaveBeenCalledWith(DiagnosesPageActions.opened({ of: LIST }));
    TestBed.resetTestingModule();
    expect(shown({ status: 'loading' }).text).toContain('Loading');
    TestBed.resetTestingModule();
    expect(shown({ status: 'failed', problem }).text).toContain('could not be loaded');
  });
});
