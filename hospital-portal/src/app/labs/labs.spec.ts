import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { type CriticalTimes, type LabTest, permissionsOf } from '@hms/shared-dto';
import { Problem } from '@hms/shared-ui';
import { provideIcons } from '@hms/shared-ui/shell';
import { FLAG_LOOKS, percentWords, rangeWords, unitWords } from '../shared/labs/lab-words';
import { createTestForm, toTestRequest } from './catalogue/lab-test-form';
import { CriticalTimesReport, minutesWords } from './components/critical-times.component';
import { EntryGrid } from './components/entry-grid.component';
import { entryRows, NOT_CALCULABLE, toEntries } from './entry-rows';
import { LabsApiActions, LabsPageActions } from './labs.actions';
import { initialLabs, labsFeature } from './labs.feature';
import { firstStage, parseLabsQuery } from './labs-query';
import { aSheet, anEntry } from './testing';

const params = (text: string) => ({ get: (name: string) => new URLSearchParams(text).get(name) });

describe('the address of the worklist', () => {
  it('keeps what is sound and leaves out the rest', () => {
    expect(parseLabsQuery(params('stage=verify&q= LAB-1 &cursor=abc'), 'enter')).toEqual({ stage: 'verify', q: 'LAB-1', cursor: 'abc' });
    expect(parseLabsQuery(params('stage=gone&q=&cursor=%00'), 'enter')).toEqual({ stage: 'enter' });
  });

  it('begins with what somebody can do', () => {
    expect([
      firstStage(permissionsOf(['LabTechnician'])),
      firstStage(permissionsOf(['Nurse'])),
      firstStage(permissionsOf(['Doctor'])),
    ]).toEqual([...['enter', 'collect', 'verify']]);
  });
});

describe('words', () => {
  it('say that there is no range, never that something is normal', () => {
    const range = (low: number | null, high: number | null) => rangeWords({ low, high });
    expect([range(3.5, 5), range(null, 8), range(60, null), range(null, null), rangeWords(null)]).toEqual([
      ...['3.5–5', 'up to 8', 'from 60', 'No reference range', 'No reference range'],
    ]);
    expect(Object.keys(FLAG_LOOKS)).not.toContain('N');
  });

  it('write units and changes as people do', () => {
    expect(['10*9/L', 'ug/dL', 'm[IU]/L', 'mL/min/{1.73_m2}', '{INR}'].map((unit) => unitWords(unit))).toEqual([
      ...['10⁹/L', 'µg/dL', 'mIU/L', 'mL/min/1.73 m²', ''],
    ]);
    expect([percentWords(36.96), percentWords(-12.2), percentWords(null)]).toEqual(['+37 %', '−12 %', '']);
  });
});

describe('a line of the grid', () => {
  const typed = (text: string, entry = anEntry()) => entryRows(aSheet([entry]), { [entry.itemId]: text })[0];

  it('has flag and change as soon as they are typed', () => {
    expect(typed('6.3')).toMatchObject({ flag: 'HH', critical: true, exceeded: true, changed: true });
    expect(Math.round(typed('6.3').percent!)).toBe(37);
    expect(typed('4,8')).toMatchObject({ flag: 'N', critical: false, exceeded: false });
    expect(typed('5.04')).toMatchObject({ flag: 'N' });
    expect(typed('')).toMatchObject({ flag: null, wrong: false });
  });

  it('refuses what is no number, and says nothing without a range', () => {
    for (const text of ['five', '5 mmol', '1e9', '--']) expect(typed(text)).toMatchObject({ wrong: true, flag: null });
    expect(typed('4.2', anEntry({ range: null }))).toMatchObject({ flag: null, noRange: true, critical: false });
    expect(typed('<0.5').flag).toBe('<');
  });

  it('is calculated out of the others and cannot be typed', () => {
    const of = (code: string) => anEntry({ itemId: code, code, name: code, decimals: 0, range: null, previous: null });
    const sheet = aSheet([of('CHOL'), of('HDL'), of('TRIG'), { ...of('LDL'), formula: 'ldl' }]);
    const ldl = (values: Record<string, string>) => entryRows(sheet, values).at(-1)!;
    expect(ldl({ CHOL: '200', HDL: '50', TRIG: '150', LDL: '1' })).toMatchObject({ text: '120', fixed: true, changed: false });
    expect(ldl({ CHOL: '200', HDL: '50', TRIG: '450' })).toMatchObject({ text: NOT_CALCULABLE, flag: null, wrong: false });
    expect(ldl({ CHOL: '200' }).text).toBe('1'.slice(1));
  });

  it('is sent when it says something: all that is complete, or what has changed', () => {
    const rows = entryRows(
      aSheet([anEntry(), anEntry({ itemId: 'i-2', code: 'NA', status: 'final' }), anEntry({ itemId: 'i-3', code: 'CL' })]),
      { 'i-k': ' 4.1 ', 'i-2': '140' },
    );
    expect(toEntries(rows, 'all')).toEqual([{ itemId: 'i-k', value: '4.1' }]);
    expect(toEntries(rows, 'changed')).toEqual([{ itemId: 'i-k', value: '4.1' }]);
  });
});

describe('the grid', () => {
  let fixture: ComponentFixture<EntryGrid>;
  const page = () => fixture.nativeElement as HTMLElement;
  const fields = () => [...page().querySelectorAll<HTMLInputElement>('input.val')];
  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideIcons()] });
    fixture = TestBed.createComponent(EntryGrid);
    const entries = [anEntry(), anEntry({ itemId: 'i-2', code: 'NA', name: 'Sodium', range: null })];
    fixture.componentRef.setInput('sheet', aSheet(entries));
    fixture.componentRef.setInput('zone', 'Asia/Kolkata');
    fixture.componentRef.setInput('mayEnter', true);
    await fixture.whenStable();
    document.body.append(page());
  });

  it('goes down the column with Enter and marks what is critical', async () => {
    const [first, second] = fields();
    first.focus();
    first.value = '6.3';
    first.dispatchEvent(new Event('input'));
    first.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    await fixture.whenStable();
    expect(document.activeElement).toBe(second);
    expect(page().querySelector('tr.critical')?.textContent).toContain('Critically high');
    expect(page().textContent).toContain('No reference range');
  });

  it('dates the value before by the day of the hospital', async () => {
    const previous = { value: 4.6, display: '4.6', collectedAt: '2026-10-01T19:00:00.000Z', percent: null, exceeded: false };
    fixture.componentRef.setInput('sheet', aSheet([anEntry({ previous })]));
    await fixture.whenStable();
    expect(page().querySelector('.previous')?.textContent).toContain('02-Oct');
  });

  it('shows and no more to who may not enter', async () => {
    fixture.componentRef.setInput('mayEnter', false);
    await fixture.whenStable();
    expect(fields()).toEqual([]);
  });
});

describe('the times of critical results', () => {
  const NONE = {
    ...{ from: '2026-10-23T05:00:00.000Z', to: '2026-11-22T05:00:00.000Z', reported: 0, acknowledged: 0, waiting: 0, escalated: 0 },
    ...{ medianMinutes: null, ninetiethMinutes: null, steps: [15, 30, 60].map((minutes) => ({ minutes, acknowledged: 0 })) },
  };
  const shown = async (times: CriticalTimes): Promise<HTMLElement> => {
    const fixture = TestBed.createComponent(CriticalTimesReport);
    fixture.componentRef.setInput('times', times);
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  };

  it('are said in a sentence and by step, whatever waits among them', async () => {
    const steps = [12, 15, 18].map((acknowledged, at) => ({ minutes: [15, 30, 60][at], acknowledged }));
    const page = await shown({
      ...{ ...NONE, reported: 20, acknowledged: 19, waiting: 1, escalated: 8, medianMinutes: 9.5, ninetiethMinutes: 54.2, steps },
    });
    expect(page.textContent).toContain('Half of the 19 that were acknowledged took 10 minutes or less, nine in ten 54 minutes.');
    expect(page.textContent).toContain('More people had to be told of 8 of the 20.');
    expect([...page.querySelectorAll('tbody tr')].map(({ children }) => [...children].map((cell) => cell.textContent))).toEqual([
      ...[
        ['15 minutes', '12', '60 %'],
        ['30 minutes', '15', '75 %'],
        ['60 minutes', '18', '90 %'],
      ],
      ...[
        ['Any time', '19', '95 %'],
        ['Not yet', '1', '5 %'],
      ],
    ]);
  });

  it('divide by nothing when there are none, and say so while all wait', async () => {
    expect((await shown(NONE)).textContent).toContain('No result was critical in this time.');
    expect((await shown({ ...NONE, reported: 1, waiting: 1 })).textContent).toContain(
      'None was acknowledged yet. Nobody else had to be told.',
    );
    expect([1, 119.4, 120, 185].map(minutesWords)).toEqual(['1 minute', '119 minutes', '2 h 0 min', '3 h 5 min']);
  });
});

describe('the store', () => {
  const { reducer } = labsFeature;
  const problem = new Problem({ status: 409, code: 'lab_result.stale', title: '', detail: 'Changed.', traceId: null, more: {} });

  it('shows no specimen in the place of another', () => {
    let state = reducer(initialLabs, LabsPageActions.sheetOpened({ id: 's1' }));
    state = reducer(state, LabsApiActions.sheetLoaded({ sheet: aSheet([], { id: 's9' }) }));
    expect(state.sheet.value).toBeNull();
    state = reducer(state, LabsApiActions.sheetLoaded({ sheet: aSheet() }));
    expect(state.sheet.value?.id).toBe('s1');
    expect(reducer(state, LabsPageActions.sheetOpened({ id: 's2' })).sheet.value).toBeNull();
  });

  it('counts steps that were taken and keeps why one was not', () => {
    let state = reducer(initialLabs, LabsPageActions.receiveAsked({ specimen: aSheet() }));
    expect(state.stepping).toBe(true);
    state = reducer(state, LabsApiActions.stepFailed({ problem }));
    expect([state.stepping, state.refusal, state.steps]).toEqual([false, problem, 0]);
    state = reducer(state, LabsApiActions.stepped({ sheet: null, done: '' }));
    expect([state.refusal, state.steps]).toEqual([null, 1]);
  });
});

describe('the form of a test', () => {
  const test: LabTest = {
    ...{ id: 't1', code: 'K', name: 'Potassium', kind: 'quantity', specimen: 'serum', unit: 'mmol/L', decimals: 1, formula: undefined },
    ranges: [{ gender: 'female', ageFrom: { value: 18, unit: 'years' }, low: 3.5, high: 5, source: 'A book' }],
    ...{ codes: [], status: 'active', confirmedAt: null, confirmedBy: null, updatedAt: '2026-11-22T05:00:00Z', version: 1 },
  };

  it('gives back what it was made of, and leaves out what is empty', () => {
    const { code, name, kind, specimen, unit, decimals, ranges } = test;
    expect(toTestRequest(createTestForm(test), test)).toEqual({ code, name, kind, specimen, unit, decimals, ranges, codes: [] });
  });

  it('sends of each kind what it has', () => {
    const form = createTestForm(test);
    form.patchValue({ kind: 'text' });
    expect(toTestRequest(form, test)).toEqual({ code: 'K', name: 'Potassium', kind: 'text', specimen: 'serum', ranges: [], codes: [] });
  });
});
