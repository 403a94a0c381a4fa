import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { CareActivity } from '@hms/shared-dto';
import { Problem, ToastService } from '@hms/shared-ui';
import { type Action, Store } from '@ngrx/store';
import { Subject, of, throwError } from 'rxjs';
import { ActivityList } from './components/activity-list.component';
import { GoalForm } from './components/goal-form.component';
import { PlanList } from './components/plan-list.component';
import { changeOf, editingIn, textOf } from './plan-editing';
import {
  activityText,
  conflictsOf,
  createActivityForm,
  createGoalForm,
  createPlanForm,
  goalText,
  planText,
  takeTheirs,
  targetFault,
  toActivityRequest,
  toGoalChange,
  toPlanContent,
} from './plan-forms';
import { becomesOf, linkedPath } from './plan-paths';
import { activityLine, changedWords, goalLine, planFacts, targetWords, undoOf } from './plan-words';
import { PlansApiActions, PlansPageActions } from './plans.actions';
import type { PlansApi } from './plans.api';
import * as effects from './plans.effects';
import { initialPlans, plansFeature, selectPlan, selectPlanList } from './plans.feature';
import type { PlanChange } from './plans.types';
import { aGoal, aPlan, anActivity } from './testing';

const ZONE = 'Asia/Kolkata';
const stale = new Problem({ status: 412, code: 'version.stale', title: 'Stale', detail: 'Changed.', traceId: null });
const broken = new Problem({ status: 409, code: 'care_plan.illegal_state', title: 'No', detail: 'It is over.', traceId: 't' });
const tick: PlanChange = { part: 'step', id: 'a1', version: 1, body: { status: 'completed' } };
const edit: PlanChange = { part: 'plan', version: 1, body: { title: 'New' } };

describe('the words of a plan', () => {
  it('say what a goal is held against, by when, and who said how far it is', () => {
    expect(targetWords({ measure: 'HbA1c', comparator: '<=', value: 7, unit: '%' })).toBe('HbA1c at most 7 %');
    expect(targetWords({ measure: null, comparator: null, value: 65.5, unit: 'kg' })).toBe('65.5 kg');
    const line = goalLine(aGoal(), ZONE);
    expect([line.look.label, line.facts]).toEqual([
      ...['Improving', 'HbA1c at most 7 % · by 22-Feb-2027 · Dr Meera Iyer, 22-Nov-2026 10:41'],
    ]);
    expect(goalLine(aGoal({ lifecycleStatus: 'cancelled' }), ZONE).look.label).toBe('Cancelled');
    expect(planFacts(aPlan({ periodEnd: '2027-01-01' }), ZONE)).toContain('22-Nov-2026 to 01-Jan-2027');
  });

  it('say what is overdue: only what is still to be done', () => {
    const at = { zone: ZONE, today: '2026-11-22' };
    const overdue = (more: Partial<CareActivity>) => activityLine(anActivity({ dueOn: '2026-11-21', ...more }), at).overdue;
    expect([overdue({}), overdue({ status: 'completed' }), overdue({ status: 'stopped' }), overdue({ dueOn: '2026-11-22' })]).toEqual([
      ...[true, false, false, false],
    ]);
    const done = anActivity({ performerRole: 'Nurse', doneBy: 'Sunita Pawar', doneAt: '2026-11-22T05:11:00Z' });
    expect(activityLine(done, at).facts).toBe('Nurse · Sunita Pawar, 22-Nov-2026 10:41');
  });

  it('offer Undo of a tick alone, at the version that is there now', () => {
    const plan = aPlan({ activities: [anActivity({ version: 2 })] });
    expect(undoOf(plan, tick)).toEqual({ part: 'step', id: 'a1', version: 2, body: { status: 'not-started' } });
    expect([undoOf(plan, edit), undoOf(aPlan({ activities: [] }), tick)]).toEqual([null, null]);
    expect([changedWords(tick), changedWords(edit)]).toEqual(['Done.', 'Saved.']);
  });

  it('lead to the form that makes an activity real, and to what it became', () => {
    const of = (kind: CareActivity['kind']) => anActivity({ kind, linked: { id: 'l1', label: 'L', at: '2026-11-22T05:11:00Z' } });
    const place = { patientId: 'p1', planId: 'c1' };
    expect(becomesOf(of('ServiceRequest'), place)).toEqual({
      path: ['/patients', 'p1', 'labs', 'order'],
      query: { plan: 'c1', activity: 'a1' },
    });
    expect(becomesOf(of('Appointment'), place)?.query).toEqual({ plan: 'c1', activity: 'a1', patient: 'p1' });
    expect(becomesOf(of('Task'), place)).toBeNull();
    expect([linkedPath(of('MedicationRequest'), 'p1'), linkedPath(of('Appointment'), 'p1')]).toEqual([
      ...[
        ['/patients', 'p1', 'prescriptions', 'l1'],
        ['/appointments', 'l1'],
      ],
    ]);
  });
});

describe('the forms', () => {
  it('send what is said and leave out what is empty', () => {
    const form = createPlanForm();
    form.patchValue({ title: ' Diabetes ', description: ' ' });
    expect(toPlanContent(form.getRawValue())).toEqual({ title: 'Diabetes' });
    const activity = createActivityForm();
    activity.patchValue({ kind: 'Appointment', description: 'See again', dueOn: '2026-12-06', performerRole: 'Doctor' });
    expect(toActivityRequest(activity.getRawValue())).toEqual({
      ...{ kind: 'Appointment', description: 'See again', dueOn: '2026-12-06', performerRole: 'Doctor' },
    });
  });

  it('take a whole target or none, with a comma as with a point', () => {
    const form = createGoalForm();
    form.patchValue({ description: 'Weight', target: { value: '65,5', unit: 'kg' } });
    expect(toGoalChange(form.getRawValue())).toMatchObject({
      target: { comparator: '<=', value: 65.5, unit: 'kg' },
      achievementStatus: 'in-progress',
    });
    form.patchValue({ target: { unit: '' } });
    expect(targetFault(form.getRawValue())?.path).toBe('target.unit');
    form.patchValue({ target: { value: '', measure: 'Weight' } });
    expect(targetFault(form.getRawValue())?.path).toBe('target.value');
    form.patchValue({ target: { measure: '' } });
    expect([targetFault(form.getRawValue()), toGoalChange(form.getRawValue()).target]).toEqual([null, undefined]);
  });

  it('begin with what is there and send it back unchanged', () => {
    const { id: _, updatedBy, updatedAt, version, ...goal } = aGoal();
    expect(toGoalChange(goalText({ ...aGoal(), updatedBy, updatedAt, version }))).toEqual({ ...goal, lifecycleStatus: undefined });
    expect(activityText(anActivity())).toEqual({ kind: 'Task', description: 'Look at both feet', dueOn: '', performerRole: '' });
  });

  it('compare field by field with what somebody else left, and take what was picked', () => {
    const form = createGoalForm();
    form.reset({ ...goalText(aGoal()), description: 'Mine' });
    const theirs = goalText(aGoal({ achievementStatus: 'achieved', target: { measure: 'HbA1c', comparator: '<', value: 6.5, unit: '%' } }));
    expect(conflictsOf(form.getRawValue(), theirs).map(({ label }) => label)).toEqual([
      'Description',
      'Target is',
      'Value',
      'How far it is',
    ]);
    takeTheirs(form, theirs, { description: 'yours', 'target.value': 'theirs', achievementStatus: 'theirs' });
    expect(form.getRawValue()).toMatchObject({
      description: 'Mine',
      target: { comparator: '<=', value: '6.5' },
      achievementStatus: 'achieved',
    });
  });

  it('change what they began with, at the version that was seen, or add a new one', () => {
    const plan = aPlan({ version: 4 });
    expect(changeOf({ part: 'plan', seen: plan }, planText(plan), 'k')).toMatchObject({ part: 'plan', version: 4 });
    expect(changeOf({ part: 'goal', seen: null }, goalText(aGoal()), 'k')).toMatchObject({ part: 'new-goal', key: 'k' });
    expect(changeOf({ part: 'activity', seen: anActivity() }, activityText(anActivity()), 'k')).toMatchObject({
      part: 'activity',
      id: 'a1',
    });
    const newer = editingIn(aPlan({ goals: [aGoal({ version: 7, description: 'Theirs' })] }), { part: 'goal', seen: aGoal() })!;
    expect([newer.seen?.version, textOf(newer)]).toEqual([7, goalText(aGoal({ description: 'Theirs' }))]);
    expect(editingIn(plan, { part: 'activity', seen: null })).toBeNull();
  });
});

describe('the store', () => {
  const { reducer } = plansFeature;
  const one = (state: typeof initialPlans) => selectPlan('c1').projector(state.plans);

  it('keeps lists by patient and page, and what is shown while it reads again', () => {
    const query = { patientId: 'p1' };
    const list = { data: [aPlan()], page: { nextCursor: null, total: 1, totalIsEstimate: false } };
    let state = reducer(initialPlans, PlansApiActions.listLoaded({ query, list }));
    state = reducer(state, PlansPageActions.listOpened({ query }));
    expect(selectPlanList(query).projector(state.lists)).toMatchObject({ status: 'loading', data: list });
    expect(selectPlanList({ patientId: 'p2' }).projector(state.lists).data).toBeNull();
  });

  it('shows what somebody else left, and compares it only with what was typed', () => {
    let state = reducer(initialPlans, PlansPageActions.changeAsked({ id: 'c1', change: tick }));
    expect(one(state).sending).toBe('sending');
    state = reducer(state, PlansApiActions.conflictFound({ theirs: aPlan(), change: tick, problem: stale }));
    expect(one(state)).toMatchObject({ sending: 'idle', refusal: stale, conflict: false, data: aPlan() });
    state = reducer(state, PlansApiActions.conflictFound({ theirs: aPlan(), change: edit, problem: stale }));
    expect(one(state).conflict).toBe(true);
    state = reducer(state, PlansPageActions.conflictSettled({ id: 'c1' }));
    state = reducer(state, PlansApiActions.changed({ plan: aPlan({ version: 2 }), change: edit }));
    expect(one(state)).toMatchObject({ sending: 'done', refusal: null, conflict: false, data: { version: 2 } });
  });
});

describe('effects', () => {
  const run = (api: Partial<PlansApi>, ...those: ((actions$: Subject<Action>, api: PlansApi) => unknown)[]) => {
    const [actions$, out]: [Subject<Action>, Action[]] = [new Subject<Action>(), []];
    TestBed.runInInjectionContext(() => {
      for (const effect of those) (effect(actions$, api as PlansApi) as Subject<Action>).subscribe((action) => out.push(action));
    });
    return { actions$, out };
  };

  it('read what somebody else left when they were faster, and tell every other refusal', () => {
    const change = jest
      .fn()
      .mockReturnValueOnce(throwError(() => stale))
      .mockReturnValueOnce(throwError(() => broken));
    const theirs = aPlan({ version: 9 });
    const { actions$, out } = run({ change, get: () => of(theirs) }, effects.change as never);
    for (const _ of [1, 2]) actions$.next(PlansPageActions.changeAsked({ id: 'c1', change: edit }));
    expect(out).toEqual([
      PlansApiActions.conflictFound({ theirs, change: edit, problem: stale }),
      PlansApiActions.refused({ id: 'c1', problem: broken }),
    ]);
  });

  it('are silent when reading fails that nobody asked for', () => {
    const { actions$, out } = run({ get: () => throwError(() => broken) }, effects.load as never);
    actions$.next(PlansPageActions.outdated({ id: 'c1' }));
    expect(out).toEqual([]);
    actions$.next(PlansPageActions.opened({ id: 'c1' }));
    expect(out).toEqual([PlansApiActions.loadFailed({ id: 'c1', problem: broken })]);
  });

  it('say what was done, and take a tick back', () => {
    const [actions$, toasts, store] = [new Subject<Action>(), { show: jest.fn() }, { dispatch: jest.fn() }];
    TestBed.runInInjectionContext(() => {
      effects.tellChanged(actions$, toasts as unknown as ToastService, store as unknown as Store).subscribe();
    });
    actions$.next(PlansApiActions.changed({ plan: aPlan({ activities: [anActivity({ version: 2 })] }), change: tick }));
    const [[words, undo]] = toasts.show.mock.calls as [[string, () => void]];
    undo();
    const back: PlanChange = { part: 'step', id: 'a1', version: 2, body: { status: 'not-started' } };
    expect([words, store.dispatch.mock.calls]).toEqual(['Done.', [[PlansPageActions.changeAsked({ id: 'c1', change: back })]]]);
  });
});

describe('components', () => {
  beforeEach(() => TestBed.configureTestingModule({ providers: [provideRouter([])] }));

  it('show how much of a plan is done, in words and as a meter', () => {
    const fixture = TestBed.createComponent(PlanList);
    const plans = [
      aPlan({ progress: { done: 2, total: 5 } }),
      aPlan({ id: 'c2', status: 'revoked', statusReason: 'Moved away', progress: { done: 0, total: 0 } }),
    ];
    for (const [name, value] of Object.entries({ plans, zone: ZONE })) fixture.componentRef.setInput(name, value);
    fixture.detectChanges();
    const host = fixture.nativeElement as HTMLElement;
    expect(host.querySelector('[role=meter]')?.getAttribute('aria-valuetext')).toBe('2 of 5');
    for (const words of ['Diabetes, back to target', 'Active', 'Revoked', 'Moved away', 'No activities'])
      expect(host.textContent).toContain(words);
  });

  const activities = [
    anActivity(),
    anActivity({ id: 'a2', kind: 'ServiceRequest', description: 'HbA1c' }),
    anActivity({ id: 'a3', kind: 'Appointment', linked: { id: 'x', label: 'Dr Rao', at: '2026-11-22T05:11:00Z' }, status: 'scheduled' }),
    anActivity({ id: 'a4', status: 'completed', doneBy: 'Asha', doneAt: '2026-11-22T05:11:00Z' }),
  ];
  const shown = (more: object) => {
    const fixture = TestBed.createComponent(ActivityList);
    const may = { ServiceRequest: true, MedicationRequest: true, Appointment: true };
    const inputs = { activities, planId: 'c1', patientId: 'p1', zone: ZONE, editable: true, active: true, may, ...more };
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    fixture.detectChanges();
    const host = fixture.nativeElement as HTMLElement;
    const labels = [...host.querySelectorAll('.actions :is(button, a)')].map(({ textContent }) => textContent?.trim().split(/[ :]/)[0]);
    return { fixture, host, labels };
  };

  it('offer the steps that are left: tick, make real, change, cancel', () => {
    const { host, labels, fixture } = shown({});
    expect(labels).toEqual(['Mark', 'Change', 'Cancel', 'Order', 'Change', 'Cancel', 'Change', 'Cancel', 'Not']);
    expect(host.querySelector('.actions a')?.getAttribute('href')).toBe('/patients/p1/labs/order?plan=c1&activity=a2');
    expect(host.textContent).toContain('Dr Rao, 22-Nov-2026 10:41');
    const steps: unknown[] = [];
    fixture.componentInstance.stepped.subscribe((step) => steps.push(step));
    host.querySelector<HTMLButtonElement>('.actions button')!.click();
    expect(steps).toEqual([{ activity: activities[0], status: 'completed' }]);
  });

  it('offer nothing to readers, and no doing while the plan pauses or without the permission', () => {
    expect(shown({ editable: false }).labels).toEqual([]);
    expect(shown({ active: false }).labels).toEqual(['Change', 'Cancel', 'Change', 'Cancel', 'Change', 'Cancel']);
    expect(shown({ may: {} }).labels).not.toContain('Order');
  });

  it('send no goal with half a target', () => {
    const fixture = TestBed.createComponent(GoalForm);
    const sent = jest.fn();
    fixture.componentInstance.submitted.subscribe(sent);
    fixture.componentInstance.form.patchValue({ description: 'Weight', target: { value: '65' } });
    fixture.detectChanges();
    const host = fixture.nativeElement as HTMLElement;
    host.querySelector<HTMLButtonElement>('[type=submit]')!.click();
    fixture.detectChanges();
    expect([sent.mock.calls.length, host.textContent]).toEqual([0, expect.stringContaining('Write the unit too.')]);
  });
});
