import { TestBed } from '@angular/core/testing';
import { Router, convertToParamMap } from '@angular/router';
import { ToastService } from '@hms/shared-ui';
import { of, throwError } from 'rxjs';
import { PlanLinksApi } from './plan-links.api';
import { PlanLinks } from './plan-links.service';

const made = { patientId: 'p1', id: 'o1', done: 'LAB-0000042 ordered.' };

function follow(params: Record<string, string>, link = jest.fn(() => of({}))) {
  const router = { routerState: { snapshot: { root: { queryParamMap: convertToParamMap(params) } } }, navigate: jest.fn() };
  const toasts = { show: jest.fn() };
  TestBed.configureTestingModule({
    providers: [
      { provide: Router, useValue: router },
      { provide: ToastService, useValue: toasts },
      { provide: PlanLinksApi, useValue: { link } },
    ],
  });
  const followed = TestBed.inject(PlanLinks).follow(made);
  return { followed, link, navigate: router.navigate.mock.calls as unknown[], said: toasts.show.mock.calls as unknown[] };
}

describe('a form that was opened for an activity', () => {
  it('links what it made and leads back to the plan', () => {
    const { followed, link, navigate, said } = follow({ plan: 'c1', activity: 'a1' });
    expect([followed, link.mock.calls]).toEqual([true, [[{ plan: 'c1', activity: 'a1' }, 'o1']]]);
    expect(navigate).toEqual([[['/patients', 'p1', 'plans', 'c1'], { replaceUrl: true, queryParams: {} }]]);
    expect(said).toEqual([['LAB-0000042 ordered. Linked to the plan.']]);
  });

  it('says on the plan that it could not be linked, and what', () => {
    const { navigate, said } = follow(
      { plan: 'c1', activity: 'a1' },
      jest.fn(() => throwError(() => new Error('no'))),
    );
    expect(navigate).toEqual([[['/patients', 'p1', 'plans', 'c1'], { replaceUrl: true, queryParams: { activity: 'a1', unlinked: 'o1' } }]]);
    expect(said).toEqual([['LAB-0000042 ordered.']]);
  });

  it('is none where the address names no activity', () => {
    const { followed, link } = follow({ plan: 'c1' });
    expect([followed, link.mock.calls]).toEqual([false, []]);
  });
});
