import { signal } from '@angular/core';
import { NonNullableFormBuilder } from '@angular/forms';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { VitalSigns } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { aPatient } from '../testing';
import { aMeasuring, listOf } from './testing';
import { trendsOf } from './trends';
import { VitalFlag } from './vital-flag.component';
import { flagWords, news2Look, previousText, previousValues, rangeText, shownVitals } from './vital-words';
import { VitalsPageActions } from './vitals.actions';
import { VitalsForm } from './vitals-form.component';
import { createVitalsForm, fillVitalsForm, toVitalsRequest, typedVitals } from './vitals-form';
import { VitalsPage } from './vitals.page';
import { VitalsTable } from './vitals-table.component';

const assessment = (
  code: VitalSigns['assessments'][number]['code'],
  flag: VitalSigns['assessments'][number]['flag'],
  low = 60,
  high = 100,
) => ({
  ...{ code, flag, low, high, loinc: '8867-4', unit: '/min' },
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
  });

  it('say of what has no reference that it has none, of a pair once, and nothing of what is usual', () => {
    const flags = [assessment('systolic', null), assessment('diastolic', null), assessment('heartRate', 'N')];
    const shown = shownVitals(aMeasuring({ systolic: 300, diastolic: 150, heartRate: 72, assessments: flags }));
    expect(shown.map(({ label, flags: found }) => [label, found.map(({ flag }) => flag)])).toEqual([
      ['Blood pressure', [null]],
      ['Heart rate', []],
    ]);
  });

  it.each([
    ['HH', 'HH', 'Critically high'],
    ['L', 'L', 'Low'],
    [null, '', 'No reference'],
    ['N', '', ''],
  ] as const)('show %s as letter %j, for eyes alone, and word %j, for everybody', (flag, letter, word) => {
    const fixture = TestBed.createComponent(VitalFlag);
    fixture.componentRef.setInput('flag', flag);
    fixture.detectChanges();
    const element = fixture.nativeElement as HTMLElement;
    expect(element.querySelector('[aria-hidden]')?.textContent.trim() ?? '').toBe(letter);
    expect(element.querySelector('.words')?.textContent ?? '').toBe(word);
    expect(element.querySelector('.sr-only')).toBeNull();
  });
});

describe('what stands beside a field', () => {
  const rows = [
    aMeasuring({ id: 'c', takenAt: '2026-11-21T20:30:00Z', systolic: 120, diastolic: 80 }),
    aMeasuring({ id: 'b', takenAt: '2026-11-20T05:00:00Z', heartRate: 0, consciousness: 'voice', onOxygen: false }),
    aMeasuring({ id: 'a', takenAt: '2026-11-01T05:00:00Z', heartRate: 66, weight: 64.5 }),
  ];
  const texts = (wrong: VitalSigns | null, zone = 'Asia/Kolkata') => {
    const found = previousValues(rows, wrong);
    return (['systolic', 'heartRate', 'consciousness', 'onOxygen', 'weight', 'pain'] as const).map((sign) =>
      previousText(found.get(sign), zone),
    );
  };

  it('is the last value of each sign with its day by the hospital’s clock, whichever measuring it is of', () => {
    expect(texts(null)).toEqual([
      ...['Before 120, 22-Nov-2026', 'Before 0, 20-Nov-2026', 'Before responds to voice, 20-Nov-2026'],
      ...['Before air, 20-Nov-2026', 'Before 64.5, 01-Nov-2026', ''],
    ]);
    expect(texts(null, 'UTC')[0]).toBe('Before 120, 21-Nov-2026');
  });

  it('is of a correction what was measured before, never the wrong value itself', () => {
    expect(texts(rows[1])).toEqual(['', 'Before 66, 01-Nov-2026', '', '', 'Before 64.5, 01-Nov-2026', '']);
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
    const counted = [aMeasuring({ heartRate: 66 })];
    const all = { today: '2026-11-22', zone: 'Asia/Kolkata', dateOfBirth: '1980-01-01', counted, ...inputs };
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

  it('takes the age on the hospital’s day: who turned sixteen that night has a score at two in the morning', () => {
    const wrong = aMeasuring({ takenAt: '2026-11-21T20:30:00Z', heartRate: 72 });
    const { text, fixture } = rendered({ dateOfBirth: '2010-11-22', wrong });
    expect(text()).toContain('air or oxygen, blood pressure, consciousness and temperature missing');
    fixture.componentRef.setInput('zone', 'UTC');
    fixture.detectChanges();
    expect(text()).toContain('it is for people of 16 and over');
  });

  it('says in words that there is no reference where the age is not known', () => {
    const { fixture, type, element } = rendered({ dateOfBirth: null });
    for (const [name, value] of Object.entries({ systolic: '300', diastolic: '150' })) type(name, value);
    fixture.detectChanges();
    const said = [...element.querySelectorAll('.words')].map(({ textContent }) => textContent);
    expect(said).toEqual(['No reference', 'No reference']);
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
      row('2026-11-20T05:00:00Z', {
        ...{ heartRate: 70, systolic: 120, diastolic: 70, weight: 60 },
        assessments: [assessment('heartRate', 'N'), assessment('systolic', 'N'), assessment('diastolic', null)],
      }),
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

  it('never show a value without a reference as a usual one', () => {
    const pressure = (takenAt: string, flag: 'N' | null) =>
      aMeasuring({
        ...{ takenAt, systolic: 300, diastolic: 150, weight: 64 },
        assessments: [assessment('systolic', flag), assessment('diastolic', flag), assessment('weight', null)],
      });
    const [systolic, weight] = trendsOf([pressure('2026-11-22T05:00:00Z', null), pressure('2026-11-20T05:00:00Z', 'N')]);
    expect(systolic.points.map(({ outside, unreferenced }) => [outside, unreferenced])).toEqual([
      [false, false],
      [false, true],
    ]);
    expect([systolic.unreferenced, systolic.summary]).toEqual([true, expect.stringContaining(', 1 without reference')]);
    expect(weight.summary).toBe('Weight, 2 values, first 64, last 64 kg, no reference');
  });

  it('show a pair as outside though one of the two has no reference', () => {
    const pressure = (takenAt: string) =>
      aMeasuring({ takenAt, systolic: 184, diastolic: 96, assessments: [assessment('systolic', 'HH'), assessment('diastolic', null)] });
    const [trend] = trendsOf([pressure('2026-11-22T05:00:00Z'), pressure('2026-11-20T05:00:00Z')]);
    expect(trend.points.map(({ outside, critical, unreferenced }) => [outside, critical, unreferenced])).toEqual([
      [true, true, false],
      [true, true, false],
    ]);
    expect(trend.unreferenced).toBe(false);
  });
});

describe('the page of vital signs', () => {
  function opened(vitals: object, inputs: object = {}) {
    const answer = {
      status: 'loaded',
      list: null,
      recent: [],
      latest: [],
      problem: null,
      sending: { status: 'idle', problem: null },
      ...vitals,
    };
    const store = {
      selectSignal: () => signal(Object.assign(['vitals:write'], { patient: aPatient() }, answer)).asReadonly(),
      dispatch: jest.fn(),
    };
    TestBed.configureTestingModule({ providers: [provideRouter([]), { provide: Store, useValue: store }] });
    const fixture = TestBed.createComponent(VitalsPage);
    for (const [name, value] of Object.entries({ id: 'p1', ...inputs })) fixture.componentRef.setInput(name, value);
    fixture.detectChanges();
    return { fixture, store, element: fixture.nativeElement as HTMLElement };
  }
  const shown = (vitals: object): string => opened(vitals).element.textContent ?? '';

  it('opens the form for who comes from a visit, and names the visit in what is recorded', () => {
    const { fixture, store, element } = opened({ list: listOf() }, { visit: 'v9' });
    fixture.detectChanges();
    expect(element.querySelector('a')?.getAttribute('href')).toBe('/patients/p1/visits/v9');
    const input = element.querySelector<HTMLInputElement>('[formControlName=heartRate]')!;
    input.value = '72';
    input.dispatchEvent(new Event('input'));
    element.querySelector('form')!.dispatchEvent(new Event('submit'));
    const recorded = store.dispatch.mock.calls
      .flat()
      .find(({ type }: { type: string }) => type === VitalsPageActions.recorded.type) as object;
    expect(recorded).toMatchObject({ id: 'p1', request: { heartRate: 72, visitId: 'v9' } });
  });

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
        news2: { score: 5, risk: 'medium', advice: 'Urgent response.', notComputed: null, missing: [] },
      }),
      aMeasuring({ id: 'c', heartRate: 80, assessments: [assessment('heartRate', null)] }),
      aMeasuring({ id: 'w', heartRate: 300, ...wrong }),
    ]);
    fixture.componentRef.setInput('zone', 'Asia/Kolkata');
    fixture.componentRef.setInput('editable', true);
    const corrected = jest.fn();
    fixture.componentInstance.corrected.subscribe(corrected);
    fixture.detectChanges();
    const element = fixture.nativeElement as HTMLElement;
    const text = element.textContent ?? '';
    for (const words of [
      '22-Nov-2026 10:41',
      'NEWS2 5, medium risk',
      'Urgent response.',
      'High',
      'No reference',
      'Entered in error',
      'Typed wrong (Asha, 22-Nov-2026 10:50)',
    ])
      expect(text).toContain(words);
    expect(text.split('NEWS2 not computed.')).toHaveLength(2);
    expect([element.querySelectorAll('button').length, element.querySelectorAll('.value.struck').length]).toEqual([4, 1]);
    element.querySelector('button')!.click();
    expect(corrected).toHaveBeenCalledWith(expect.objectContaining({ id: 'v1' }));
  });
});
