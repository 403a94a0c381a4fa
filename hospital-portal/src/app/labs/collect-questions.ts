import { Injectable, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import type { CollectSpecimenRequest, LabSpecimen } from '@hms/shared-dto';
import { sessionFeature } from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { firstValueFrom } from 'rxjs';
import { CollectDialog, type CollectQuestion } from './components/collect-dialog.component';
import { LabsPageActions } from './labs.actions';

/** Asks before a specimen is collected: the wrong patient's tube is the worst mistake of all. */
@Injectable({ providedIn: 'root' })
export class CollectQuestions {
  readonly #store = inject(Store);
  readonly #dialog = inject(MatDialog);
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);

  async ask(specimen: LabSpecimen): Promise<void> {
    const dialog = this.#dialog.open<CollectDialog, CollectQuestion, CollectSpecimenRequest>(CollectDialog, {
      data: { specimen, zone: this.#user()?.timeZone ?? 'UTC' },
      autoFocus: '[data-first]',
    });
    const request = await firstValueFrom(dialog.afterClosed(), { defaultValue: undefined });
    if (request) this.#store.dispatch(LabsPageActions.collectAsked({ specimen, request }));
  }
}
