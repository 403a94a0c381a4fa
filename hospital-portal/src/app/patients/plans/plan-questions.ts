import { Injectable, inject } from '@angular/core';
import type { CareActivity, CareGoal, CarePlan, CarePlanStatus } from '@hms/shared-dto';
import { type ConfirmQuestion, Dialogs } from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { goalText, toGoalChange } from './plan-forms';
import { PlansPageActions } from './plans.actions';

const reason = { label: 'Reason', required: true, maxLength: 500 };

const QUESTIONS: Readonly<Record<CarePlanStatus, ConfirmQuestion>> = {
  active: { title: 'Resume this plan?', text: 'Its activities can be done again.', confirm: 'Resume plan', cancel: 'Keep on hold' },
  'on-hold': {
    ...{
      title: 'Put this plan on hold?',
      text: 'Nothing is done for it until it is resumed. Orders and prescriptions go on by themselves.',
    },
    ...{ confirm: 'Put on hold', cancel: 'Keep active', reason },
  },
  completed: {
    ...{ title: 'Is this plan completed?', text: 'Nothing of it can be changed afterwards. Orders and prescriptions go on by themselves.' },
    ...{ confirm: 'Complete plan', cancel: 'Keep active' },
  },
  revoked: {
    ...{
      title: 'Revoke this plan?',
      text: 'It ends before it is done, and stays in the chart. Orders and prescriptions go on by themselves.',
    },
    ...{ confirm: 'Revoke plan', cancel: 'Keep plan', danger: true, reason },
  },
  'entered-in-error': {
    ...{ title: 'Was this plan a mistake?', text: 'It stays in the chart, struck through. This cannot be taken back.' },
    ...{ confirm: 'Mark as mistake', cancel: 'Keep plan', danger: true, reason },
  },
};

/** Asks before a plan or a part of it ends, and has it done. */
@Injectable({ providedIn: 'root' })
export class PlanQuestions {
  readonly #store = inject(Store);
  readonly #dialogs = inject(Dialogs);

  async move({ id, version }: CarePlan, status: CarePlanStatus): Promise<void> {
    const answer = await this.#dialogs.confirm(QUESTIONS[status]);
    if (!answer) return;
    const body = { status, ...(answer.reason ? { reason: answer.reason } : {}) };
    this.#store.dispatch(PlansPageActions.changeAsked({ id, change: { part: 'status', version, body } }));
  }

  async cancelGoal({ id }: CarePlan, goal: CareGoal): Promise<void> {
    const answer = await this.#dialogs.confirm({
      ...{ title: 'Cancel this goal?', text: `“${goal.description}” stays in the plan, struck through.` },
      ...{ confirm: 'Cancel goal', cancel: 'Keep goal' },
    });
    if (!answer) return;
    const body = { ...toGoalChange(goalText(goal)), lifecycleStatus: 'cancelled' as const };
    this.#store.dispatch(PlansPageActions.changeAsked({ id, change: { part: 'goal', id: goal.id, version: goal.version, body } }));
  }

  async cancelActivity({ id }: CarePlan, activity: CareActivity): Promise<void> {
    const goesOn = activity.linked ? ' What it became goes on by itself.' : '';
    const answer = await this.#dialogs.confirm({
      ...{ title: 'Cancel this activity?', text: `“${activity.description}” no longer counts.${goesOn}` },
      ...{ confirm: 'Cancel activity', cancel: 'Keep activity', reason },
    });
    if (!answer) return;
    const body = { status: 'cancelled' as const, reason: answer.reason };
    this.#store.dispatch(PlansPageActions.changeAsked({ id, change: { part: 'step', id: activity.id, version: activity.version, body } }));
  }
}
