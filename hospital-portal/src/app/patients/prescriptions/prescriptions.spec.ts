import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Prescription, PrescriptionCheck } from '@hms/shared-dto';
import { Problem } from '@hms/shared-ui';
import type { Action } from '@ngrx/store';
import { Subject, of, throwError } from 'rxjs';
import { CheckResult } from './components/check-result.component';
import { PrescriptionRows } from './components/prescription-list.component';
import * as prescribing from './prescribing.effects';
import {
  answersTo,
  computedQuantity,
  createPrescriptionForm,
  formValueOf,
  isComplete,
  quantityHint,
  readPrescription,
  toPrescriptionRequest,
} from './prescription-form';
import { PrescriptionsApiActions, PrescriptionsPageActions } from './prescriptions.actions';
import type { PrescriptionsApi } from './prescriptions.api';
import * as effects from './prescriptions.effects';
import { initialPrescriptions, prescriptionsFeature } from './prescriptions.feature';
import { aCheck, aMedicine, aPrescription } from './testing';

const problem = new Problem({
  status: 422,
  code: 'prescription.issues',
  title: 'No',
  detail: 'Warned.',
  traceId: 't',
  more: { check: aCheck() },
});
const filled = () => {
  const form = createPrescriptionForm();
  form.patchValue({ dose: { value: '1', unit: '{capsule}' }, frequency: '1-1-1', durationDays: '5' });
  return form;
};

describe('the form', () => {
  it('sends numbers, leaves out what is empty, and computes what is handed out', () => {
    const form = filled();
    form.patchValue({ indication: ' Fever ', asNeededReason: 'pain', refills: '1' });
    const value = form.getRawValue();
    const request = toPrescriptionRequest(value, aMedicine(), 'p1');
    expect(request).toEqual({
      ...{ patientId: 'p1', medicationId: 'm1', dose: { value: 1, unit: '{capsule}' }, route: 'PO', frequency: '1-1-1', asNeeded: false },
      ...{ pregnancy: 'unknown', durationDays: 5, refills: 1, indication: 'Fever' },
    });
    const computed = computedQuantity(value, aMedicine());
    expect([computed, isComplete(request, computed)]).toEqual([{ value: 15, unit: '{capsule}' }, true]);
    expect(quantityHint(computed, aMedicine())).toBe('15 capsules for the whole course, unless you say otherwise.');
  });

  it('asks for what nobody can compute, and is not complete without it', () => {
    const cream = aMedicine({ form: 'cream', perUnit: 'g' });
    const form = filled();
    form.patchValue({ dose: { unit: '{application}' } });
    const request = toPrescriptionRequest(form.getRawValue(), cream, 'p1');
    expect([isComplete(request, computedQuantity(form.getRawValue(), cream)), quantityHint(null, cream)]).toEqual([
      false,
      'In tubes. It cannot be computed from this dose.',
    ]);
    form.patchValue({ quantity: '1' });
    expect(isComplete(toPrescriptionRequest(form.getRawValue(), cream, 'p1'), null)).toBe(true);
    form.patchValue({ asNeeded: true });
    expect(isComplete(toPrescriptionRequest(form.getRawValue(), cream, 'p1'), null)).toBe(false);
  });

  it('sends nothing without a medicine or a dose, and no days of one dose', () => {
    const form = filled();
    expect(toPrescriptionRequest(form.getRawValue(), null, 'p1')).toBeNull();
    for (const value of ['', '0', 'one', '1.23456']) {
      form.patchValue({ dose: { value } });
      expect([value, toPrescriptionRequest(form.getRawValue(), aMedicine(), 'p1')]).toEqual([value, null]);
    }
    form.patchValue({ dose: { value: '1' }, frequency: 'once' });
    expect(toPrescriptionRequest(form.getRawValue(), aMedicine(), 'p1')).not.toHaveProperty('durationDays');
  });

  it('goes on with a draft as it was', () => {
    const draft = aPrescription({ status: 'draft', weightKg: 14.5, asNeeded: true, asNeededReason: 'pain' });
    const form = createPrescriptionForm();
    form.reset(formValueOf(draft));
    expect(toPrescriptionRequest(form.getRawValue(), aMedicine(), 'p1')).toMatchObject({
      ...{ dose: draft.dose, quantity: 15, weightKg: 14.5, asNeeded: true, asNeededReason: 'pain', indication: 'Tonsillitis' },
    });
  });
});

it('what is typed says what is missing until it is complete', () => {
  const form = filled();
  expect(readPrescription(form.getRawValue(), null, 'p1')).toMatchObject({ complete: null, sig: null, missing: ['Choose a medicine.'] });
  form.patchValue({ durationDays: '' });
  const missing = ['Say how much is handed out, or for how many days.'];
  expect(readPrescription(form.getRawValue(), aMedicine(), 'p1')).toMatchObject({ complete: null, missing });
  form.patchValue({ durationDays: '5' });
  const read = readPrescription(form.getRawValue(), aMedicine(), 'p1');
  expect([read.missing, read.complete?.durationDays, read.sig]).toEqual([
    [],
    5,
    '1 capsule by mouth, 1-1-1 (three times a day), for 5 days',
  ]);
});

it('warnings of high severity are open until each has a reason that says something', () => {
  const key = 'allergy.penicillins:a1';
  expect(answersTo(aCheck(), { [key]: '  ' })).toEqual({ overrides: [], open: 1 });
  expect(answersTo(aCheck(), { [key]: ' Tolerated ' })).toEqual({ overrides: [{ key, reason: 'Tolerated' }], open: 0 });
  expect(answersTo(null, {}).open).toBe(0);
});

describe('the store', () => {
  const { reducer } = prescriptionsFeature;

  it('keeps the draft and shows the warnings when signing is refused', () => {
    const draft = { id: 'r1', version: 1 };
    const state = reducer(initialPrescriptions, PrescriptionsApiActions.saveFailed({ problem, draft }));
    expect([state.draft, state.check.data?.issues.length, state.saving.status]).toEqual([draft, 1, 'failed']);
    expect(reducer(state, PrescriptionsApiActions.saved({ prescription: aPrescription() })).draft).toBeNull();
  });

  it('shows no check of what is no longer typed, and says when there was none', () => {
    let state = reducer(initialPrescriptions, PrescriptionsApiActions.checked({ check: aCheck() }));
    state = reducer(state, PrescriptionsPageActions.medicineChosen({ medicine: aMedicine({ id: 'm2' }) }));
    expect(state.check.data).toBeNull();
    state = reducer(state, PrescriptionsApiActions.checkFailed({ problem }));
    expect([state.check.status, state.check.data]).toEqual(['failed', null]);
  });

  it('offers no medicine that was found for other words', () => {
    let state = reducer(initialPrescriptions, PrescriptionsApiActions.medicinesFound({ medicines: [aMedicine()] }));
    state = reducer(state, PrescriptionsPageActions.medicineSearched({ q: 'metf' }));
    expect(state.medicines.data).toBeNull();
  });

  it('keeps lists by patient', () => {
    const found = { drafts: [], active: [aPrescription()], past: [], nextCursor: null };
    const state = reducer(initialPrescriptions, PrescriptionsApiActions.listLoaded({ patientId: 'p1', found }));
    const of = (id: string) => prescriptionsFeature.selectListOf(id)({ prescriptions: state });
    expect([of('p1').data, of('p2').data]).toEqual([found, null]);
  });
});

describe('effects', () => {
  const request = toPrescriptionRequest(filled().getRawValue(), aMedicine(), 'p1')!;
  const run = (api: Partial<PrescriptionsApi>, ...those: ((actions$: Subject<Action>, api: PrescriptionsApi) => unknown)[]) => {
    const [actions$, out]: [Subject<Action>, Action[]] = [new Subject<Action>(), []];
    TestBed.runInInjectionContext(() => {
      for (const effect of those) (effect(actions$, api as PrescriptionsApi) as Subject<Action>).subscribe((action) => out.push(action));
    });
    return { actions$, out };
  };

  it('save, then sign what was saved; a refusal keeps it as the draft of the next try', () => {
    const saved = aPrescription({ status: 'draft', version: 4 });
    const sign = jest.fn(() => throwError(() => problem));
    const { actions$, out } = run({ save: () => of(saved), sign }, prescribing.sign as never);
    const overrides = [{ key: 'k', reason: 'why' }];
    actions$.next(PrescriptionsPageActions.signAsked({ request, draft: null, overrides, key: 'key' }));
    expect(sign).toHaveBeenCalledWith(saved, overrides);
    expect(out).toEqual([PrescriptionsApiActions.saveFailed({ problem, draft: saved })]);
  });

  it('throw away a check of what was typed before', () => {
    const late = new Subject<PrescriptionCheck>();
    const { actions$, out } = run({ check: () => late }, prescribing.check as never);
    actions$.next(PrescriptionsPageActions.checkWanted({ request }));
    actions$.next(PrescriptionsPageActions.checkOutdated());
    late.next(aCheck());
    expect(out).toEqual([]);
  });

  it('hold a prescription, and let it go on', () => {
    const held = aPrescription({ status: 'on-hold' });
    const { actions$, out } = run({ hold: () => of(held), resume: () => of(aPrescription()) }, effects.step as never);
    actions$.next(PrescriptionsPageActions.holdAsked({ prescription: aPrescription(), request: { reason: 'surg' } }));
    actions$.next(PrescriptionsPageActions.resumeAsked({ prescription: held }));
    expect(out).toEqual([
      PrescriptionsApiActions.changed({ prescription: held, done: 'Prescription on hold.' }),
      PrescriptionsApiActions.changed({ prescription: aPrescription(), done: 'Prescription goes on.' }),
    ]);
  });

  it('tell of a step that was refused', () => {
    const { actions$, out } = run({ stop: () => throwError(() => problem) }, effects.step as never);
    actions$.next(PrescriptionsPageActions.stopAsked({ prescription: aPrescription(), request: { reason: 'sintol' } }));
    expect(out).toEqual([PrescriptionsApiActions.changeFailed({ problem })]);
  });
});

describe('what the rules say', () => {
  beforeEach(() => TestBed.configureTestingModule({ providers: [provideRouter([])] }));

  const render = (check: PrescriptionCheck | null, more: Record<string, unknown> = {}) => {
    const fixture = TestBed.createComponent(CheckResult);
    fixture.componentRef.setInput('check', check);
    fixture.componentRef.setInput('reasons', {});
    for (const [name, value] of Object.entries(more)) fixture.componentRef.setInput(name, value);
    fixture.detectChanges();
    return { fixture, host: fixture.nativeElement as HTMLElement };
  };

  it('asks for a reason only of who prescribes anyway', () => {
    const { fixture, host } = render(aCheck());
    expect([host.querySelector('input'), host.textContent]).toEqual([null, expect.stringContaining('Amoxicillin is a penicillin.')]);
    const button = [...host.querySelectorAll('button')].find(({ textContent }) => textContent?.includes('Prescribe anyway'));
    button!.click();
    fixture.detectChanges();
    expect(host.querySelector('input')).not.toBeNull();
  });

  it('says "Not checked" when it was not, or could not be', () => {
    const unconfirmed = aCheck({ checked: false, notChecked: 'not-confirmed', issues: [] });
    expect(render(unconfirmed).host.textContent).toContain('Not checked.');
    expect(render(null, { failed: true }).host.textContent).toContain('Not checked.');
    expect(render(aCheck({ issues: [], gaps: [] })).host.textContent).toContain('see nothing against it.');
  });

  it('shows what was not checked in full, and claims nothing of it', () => {
    const { host } = render(aCheck({ issues: [] }));
    expect(host.querySelector('details')).toBeNull();
    expect(host.textContent).toContain('Dose of amoxicillin: no weight is given.');
    expect(host.textContent).toContain('see nothing against it in what they could look at.');
  });

  it('names the rule, its version and its source', () => {
    expect(render(aCheck()).host.textContent).toContain('Rule allergy.penicillins, version 2026-11-1. Same class of substances (ATC, WHO)');
  });
});

describe('the list', () => {
  beforeEach(() => TestBed.configureTestingModule({ providers: [provideRouter([])] }));

  const render = (prescriptions: Prescription[], editable: boolean): string => {
    const fixture = TestBed.createComponent(PrescriptionRows);
    for (const [name, value] of Object.entries({ prescriptions, editable, zone: 'UTC' })) fixture.componentRef.setInput(name, value);
    fixture.detectChanges();
    return (fixture.nativeElement as HTMLElement).textContent ?? '';
  };

  beforeEach(() => jest.useFakeTimers({ now: new Date('2026-11-26T12:00:00Z') }));
  afterEach(() => jest.useRealTimers());

  it('calls what is past its last day ended, by the hospital’s day, and does not offer to stop it', () => {
    expect(render([aPrescription()], true)).toContain('Active');
    jest.setSystemTime(new Date('2026-11-27T00:00:00Z'));
    const text = render([aPrescription()], true);
    expect([text.includes('Ended'), text.includes('Active'), text.includes('Stop'), text.includes('Renew')]).toEqual([
      ...[true, false, false, true],
    ]);
  });

  it('calls what is on hold so, whatever its last day, and offers to stop it', () => {
    jest.setSystemTime(new Date('2026-12-24T12:00:00Z'));
    const text = render([aPrescription({ status: 'on-hold', dispensing: null })], true);
    expect([text.includes('On hold'), text.includes('Ended'), text.includes('Stop')]).toEqual([true, false, true]);
  });

  it('says how each stands, and offers its steps to who prescribes', () => {
    const text = render([aPrescription(), aPrescription({ id: 'r2', status: 'draft', dispensing: null, signedAt: null })], true);
    for (const words of [
      'Active',
      'To dispense',
      'Stop',
      'Renew',
      'Draft, not signed',
      'Read and sign',
      '15 capsules',
      'until 26-Nov-2026',
    ])
      expect(text).toContain(words);
    const readOnly = render([aPrescription()], false);
    expect([readOnly.includes('Stop'), readOnly.includes('Active')]).toEqual([false, true]);
  });
});
