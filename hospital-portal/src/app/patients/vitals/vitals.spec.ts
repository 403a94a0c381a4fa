import { signal } from '@angular/core';
import { NonNullableFormBuilder } from '@angular/forms';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { VitalSigns, VitalSignsList } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { aPatient } from '../testing';
import { trendsOf } from './trends';
import { flagWords, news2Look, previousText, rangeText, shownVitals } from './vital-words';
import { VitalsApiActions, VitalsPageActions } from './vitals.actions';
import { initialVitals, selectVitals, vitalsFeature } from './vitals.feature';
import { VitalsForm } from './vitals-form.component';
import { createVitalsForm, fillVitalsForm, toVitalsRequest, typedVitals } from './vitals-form';
import { VitalsPage } from './vitals.page';
import { VitalsTable } from './vitals-table.component';

const NOTHING = {
  ...{ systolic: null, diastolic: null, heartRate: null, respiratoryRate: null, temperature: null, temperatureFahrenheit: null },
  ...{ oxygenSaturation: null, onOxygen: null, consciousness: null, weight: null, height: null, headCircumference: null, pain: null },
};
const aMeasuring = (change: Partial<VitalSigns> = {}): VitalSigns => ({
  ...{ id: 'v1', patientId: 'p1', visitId: null, takenAt: '2026-11-22T05:11:00Z', takenBy: 'Asha', recordedAt: '2026-11-22T05:11:00Z' },
  ...NOTHING,
  ...{ oxygenScale: 1, pregnant: false, note: null, bmi: null, assessments: [], status: 'final', version: 1 },
  ...{ errorReason: null, errorBy: null, errorAt: null, replacesId: null, replacedById: null },
  news2: { score: null, risk: null, advice: 'NEWS2 not computed.', notComputed: 'incomplete', missing: [] },
  ...change,
});
const assessment = (
  code: VitalSigns['assessments'][number]['code'],
  flag: VitalSigns['assessments'][number]['flag'],
  low = 60,
  high = 100,
) => ({
  ...{ code, flag, low, high, loinc: '8867-4', unit: '/min' },
});
const listOf = (...data: VitalSigns[]): VitalSignsList => ({
  data,
  page: { nextCursor: null, total: data.length, totalIsEstimate: false },
});
const problem = { status: 409, code: 'x', detail: 'No' } as Problem;

describe('flags in words', () => {
  it('say what a value is and what is usual, and "no reference" where there is none', () => {
    expect(flagWords('HH', { low: 60, high: 100 })).toBe('Critically high, usual 60–100');
    expect(flagWords('N', { low: 95, high: null })).toBe('Usual (95 or more)');
    expect(flagWords('AA', null)).toBe('Critically abnormal');
    expect(flagWords(null, null)).toBe('No reference');
    expect(rangeText({ low: null, high: 10 })).toBe('10 or less');
  });

  it('make a chip of a score, louder with its risk, and none without one', () => {
    expect(news2Look({ score: 7, risk: 'high' })).toMatchObject({ tone: 'critical', label: 'NEWS2 7, high risk' });
    expect(news2Look({ score: 0, risk: 'low' })?.tone).toBe('neutral');
    expect(news2Look({ score: null, risk: null })).toBeNull();
  });

  it('show a pressure as a pair, and of the rest what was measured', () => {
    const shown = shownVitals(
      aMeasuring({
        systolic: 150,
        diastolic: 82,
        oxygenSaturation: 90,
        onOxygen: true,
        oxygenScale: 2,
        assessments: [assessment('systolic', 'H')],
      }),
    );
    expect(shown.map(({ label, value, unit, flags }) => [label, value, unit, flags.length])).toEqual([
      ['Blood pressure', '150/82', 'mmHg', 1],
      ['SpO₂', '90', '%, on oxygen, scale 2', 0],
    ]);
    expect([previousText(aMeasuring({ heartRate: 0 }), 'heartRate'), previousText(null, 'pain')]).toEqual(['Before 0, 22-Nov-2026', '']);
  });
});

describe('the form of a measuring', () => {
  const form = () => createVitalsForm(TestBed.inject(NonNullableFormBuilder));

  it('refuses what cannot be true, in the unit that is chosen', () => {
    const typed = form();
    const errorOf = (code: 'temperature' | 'heartRate' | 'weight', value: string): unknown => {
      typed.controls[code].setValue(value);
      return typed.controls[code].errors?.['reading'] ?? null;
    };
    expect(errorOf('heartRate', '72')).toBeNull();
    expect(errorOf('heartRate', '7x')).toBe('Write a number.');
    expect(errorOf('heartRate', '72,5')).toBe('Write a whole number.');
    expect(errorOf('heartRate', '351')).toBe('This cannot be: 350 or less.');
    expect(errorOf('weight', '3,245')).toBeNull();
    expect(errorOf('temperature', '98.6')).toBe('This cannot be: 46 or less.');
    typed.controls.temperatureUnit.setValue('[degF]');
    expect(errorOf('temperature', '98.6')).toBeNull();
  });

  it('sends what is filled in and nothing else, and fills itself from one that is corrected', () => {
    const typed = form();
    expect(toVitalsRequest(typed)).toEqual({});
    typed.patchValue({ systolic: '128', diastolic: '82', onOxygen: 'air', note: ' Rest ', heartRate: 'x' });
    expect(toVitalsRequest(typed)).toEqual({ systolic: 128, diastolic: 82, onOxygen: false, note: 'Rest' });
    fillVitalsForm(typed, aMeasuring({ temperature: 38.1, temperatureFahrenheit: 100.5, onOxygen: true, oxygenScale: 2, pregnant: true }));
    expect(typedVitals(typed)).toEqual({ temperature: 100.5, temperatureUnit: '[degF]', onOxygen: true, oxygenScale: 2, pregnant: true });
  });

  function rendered(inputs: object = {}) {
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    const fixture = TestBed.createComponent(VitalsForm);
    const all = { today: '2026-11-22', dateOfBirth: '1980-01-01', newest: aMeasuring({ heartRate: 66 }), ...inputs };
    for (const [name, value] of Object.entries(all)) fixture.componentRef.setInput(name, value);
    const saved = jest.fn();
    fixture.componentInstance.saved.subscribe(saved);
    fixture.detectChanges();
    const element = fixture.nativeElement as HTMLElement;
    const type = (name: string, value: string) => {
      const input = element.querySelector<HTMLInputElement | HTMLSelectElement>(`[formControlName=${name}]`)!;
      input.value = value;
      input.dispatchEvent(new Event(input.tagName === 'SELECT' ? 'change' : 'input'));
    };
    const submit = () => {
      element.querySelector('form')!.dispatchEvent(new Event('submit'));
      fixture.detectChanges();
    };
    return { fixture, element, type, submit, saved, text: () => element.textContent ?? '' };
  }

  it('tells flags, BMI and NEWS2 as one types, with the value before beside the field', () => {
    const { fixture, type, text } = rendered();
    expect(text()).toContain('Before 66, 22-Nov-2026');
    expect(text()).toContain('NEWS2 not computed: none of its values was measured.');
    for (const [name, value] of Object.entries({ heartRate: '135', weight: '64.5', height: '168', onOxygen: 'oxygen' })) type(name, value);
    fixture.detectChanges();
    expect(text()).toContain('Critically high, usual 60–100');
    expect(text()).toContain('22.9 kg/m²');
    expect(text()).toContain('respiratory rate, oxygen saturation, blood pressure, consciousness and temperature missing');
    for (const [name, value] of Object.entries({ respiratoryRate: '22', oxygenSaturation: '95', systolic: '118', diastolic: '70' }))
      type(name, value);
    for (const [name, value] of Object.entries({ consciousness: 'alert', temperature: '37.2' })) type(name, value);
    fixture.detectChanges();
    expect(text()).toContain('NEWS2 8, high risk.');
  });

  it('asks for the other half of a pressure, for something at all, and for a reason of a correction', () => {
    const { type, submit, saved, text, fixture } = rendered();
    submit();
    expect(text()).toContain('Write down at least one value.');
    type('systolic', '128');
    submit();
    expect(text()).toContain('Write the lower value too.');
    type('diastolic', '82');
    submit();
    expect(saved).toHaveBeenCalledWith({ request: { systolic: 128, diastolic: 82 }, reason: '' });
    fixture.componentRef.setInput('wrong', aMeasuring({ heartRate: 720 / 10 }));
    fixture.detectChanges();
    submit();
    expect(text()).toContain('Write why it is corrected.');
    type('reason', 'Typed wrong');
    submit();
    expect(saved).toHaveBeenLastCalledWith({ request: { heartRate: 72 }, reason: 'Typed wrong' });
  });
});

describe('trends', () => {
  it('are made of what counts, in the order of time, and of two values at least', () => {
    const row = (takenAt: string, more: Partial<VitalSigns>) => aMeasuring({ takenAt, ...more });
    const rows = [
      row('2026-11-22T05:00:00Z', { heartRate: 110, systolic: 150, diastolic: 90, assessments: [assessment('heartRate', 'H')] }),
      row('2026-11-21T05:00:00Z', { heartRate: 300, status: 'entered-in-error' }),
      row('2026-11-20T05:00:00Z', { heartRate: 70, systolic: 120, diastolic: 70, weight: 60 }),
    ];
    const trends = trendsOf(rows);
    expect(trends.map(({ code, latest, points }) => [code, latest, points.map(({ value, outside }) => [value, outside])])).toEqual([
      [
        'systolic',
        '150/90',
        [
          [120, false],
          [150, false],
        ],
      ],
      [
        'heartRate',
        '110',
        [
          [70, false],
          [110, true],
        ],
      ],
    ]);
    expect(trends[1].summary).toBe('Heart rate, 2 values, first 70, last 110 /min, usual 60–100');
  });
});

describe('the state of vital signs', () => {
  const { reducer } = vitalsFeature;
  const of = (id: string, ...actions: Parameters<typeof reducer>[1][]) =>
    selectVitals(id).projector(actions.reduce((state, action) => reducer(state, action), initialVitals).patients);

  it('keeps each patient’s own, and the newest that counts whatever page is shown', () => {
    const [wrong, right] = [aMeasuring({ id: 'w', status: 'entered-in-error' }), aMeasuring({ id: 'r' })];
    const first = VitalsApiActions.loaded({ id: 'p1', list: listOf(wrong, right), first: true });
    const later = VitalsApiActions.loaded({ id: 'p1', list: listOf(aMeasuring({ id: 'old' })), first: false });
    expect(of('p1', first, later).newest?.id).toBe('r');
    expect(of('p2', first).list).toBeNull();
    expect(of('p1', first, VitalsApiActions.failed({ id: 'p1', problem }))).toMatchObject({ status: 'failed', problem });
  });

  it('keeps what was refused until the form is opened anew', () => {
    const asked = VitalsPageActions.recorded({ id: 'p1', request: {}, key: 'k' });
    const refused = VitalsApiActions.refused({ id: 'p1', problem });
    expect(of('p1', asked).sending.status).toBe('sending');
    expect(of('p1', asked, refused).sending).toEqual({ status: 'failed', problem });
    expect(of('p1', refused, VitalsPageActions.formOpened({ id: 'p1' })).sending.problem).toBeNull();
  });
});

describe('the page of vital signs', () => {
  function shown(vitals: object) {
    const answer = { status: 'loaded', list: null, newest: null, problem: null, sending: { status: 'idle', problem: null }, ...vitals };
    const store = {
      selectSignal: () => signal(Object.assign(['vitals:write'], { patient: aPatient() }, answer)).asReadonly(),
      dispatch: jest.fn(),
    };
    TestBed.configureTestingModule({ providers: [provideRouter([]), { provide: Store, useValue: store }] });
    const fixture = TestBed.createComponent(VitalsPage);
    fixture.componentRef.setInput('id', 'p1');
    fixture.detectChanges();
    return (fixture.nativeElement as HTMLElement).textContent ?? '';
  }

  it('keeps the place while it loads, says that nothing is recorded, and what failed', () => {
    expect(shown({ status: 'loading' })).toContain('Loading');
    TestBed.resetTestingModule();
    expect(shown({ list: listOf() })).toContain('No vital signs recorded');
    TestBed.resetTestingModule();
    expect(shown({ status: 'failed', problem: { ...problem, title: 'Broken' } })).toContain('could not be loaded');
  });

  it('lists values with flags, strikes mistakes and offers what may be done', () => {
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    const fixture = TestBed.createComponent(VitalsTable);
    const wrong = { status: 'entered-in-error', errorReason: 'Typed wrong', errorBy: 'Asha', errorAt: '2026-11-22T05:20:00Z' } as const;
    fixture.componentRef.setInput('vitals', [
      aMeasuring({
        heartRate: 110,
        assessments: [assessment('heartRate', 'H')],
        news2: { score: 5, risk: 'medium', advice: '', notComputed: null, missing: [] },
      }),
      aMeasuring({ id: 'w', heartRate: 300, ...wrong }),
    ]);
    fixture.componentRef.setInput('zone', 'Asia/Kolkata');
    fixture.componentRef.setInput('editable', true);
    const corrected = jest.fn();
    fixture.componentInstance.corrected.subscribe(corrected);
    fixture.detectChanges();
    const element = fixture.nativeElement as HTMLElement;
    const text = element.textContent ?? '';
    for (const words of ['22-Nov-2026 10:41', 'NEWS2 5, medium risk', 'High', 'Entered in error', 'Typed wrong (Asha, 22-Nov-2026 10:50)'])
      expect(text).toContain(words);
    expect([element.querySelectorAll('button').length, element.querySelectorAll('.value.struck').length]).toEqual([2, 1]);
    element.querySelector('button')!.click();
    expect(corrected).toHaveBeenCalledWith(expect.objectContaining({ id: 'v1' }));
  });
});
