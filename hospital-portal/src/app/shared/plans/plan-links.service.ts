import { Injectable, inject } from '@angular/core';
import { Router } from '@angular/router';
import { ToastService } from '@hms/shared-ui';
import { PlanLinksApi } from './plan-links.api';

/** What a form has made, and for whom. */
interface Made {
  readonly patientId: string;
  readonly id: string;
  /** What the person reads: `LAB-0000042 ordered.` */
  readonly done: string;
}

/** Forms that were opened for an activity of a treatment plan, which their address names: `?plan=…&activity=…`. */
@Injectable({ providedIn: 'root' })
export class PlanLinks {
  readonly #router = inject(Router);
  readonly #api = inject(PlanLinksApi);
  readonly #toasts = inject(ToastService);

  /**
   * Links what was made, then leads back to the plan; there it says so when it could not be linked, and it is tried again.
   * @returns whether the form was opened for an activity
   */
  follow({ patientId, id, done }: Made): boolean {
    const params = this.#router.routerState.snapshot.root.queryParamMap;
    const [plan, activity] = [params.get('plan'), params.get('activity')];
    if (!plan || !activity) return false;
    const back = (queryParams = {}) =>
      void this.#router.navigate(['/patients', patientId, 'plans', plan], { replaceUrl: true, queryParams });
    this.#api.link({ plan, activity }, id).subscribe({
      next: () => {
        this.#toasts.show(`${done} Linked to the plan.`);
        back();
      },
      error: () => {
        this.#toasts.show(done);
        back({ activity, unlinked: id });
      },
    });
    return true;
  }
}
